using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Peaks of every spectrum of a map.</summary>
/// <remarks>Images hold NaN where no peak was found; what was is told by <see cref="Pixels"/>.</remarks>
public sealed record PeakFits
{
    private readonly SpectralMap map;
    private readonly string name;

    internal PeakFits(PeakValue[] pixels, SpectralMap map, string name) => (Pixels, this.map, this.name) = (ImmutableArray.Create(pixels), map, name);

    /// <summary>One result per spectrum, [frames × rows × columns].</summary>
    public ImmutableArray<PeakValue> Pixels { get; }

    /// <summary>Number of spectra in which a peak was found.</summary>
    public int Found => Pixels.Count(p => p.Status == PeakStatus.Found);

    /// <summary>Height above the line.</summary>
    public BandImages Heights => Images(map.Value, p => p.Height);

    /// <summary>Position, cm⁻¹.</summary>
    public BandImages Positions => Images(new("bandPosition", "ν̃", Unit.PerCentimetre), p => p.Position);

    /// <summary>Full width at half height, cm⁻¹.</summary>
    public BandImages Widths => Images(new("bandWidth", "Δν̃", Unit.PerCentimetre), p => p.Width);

    /// <summary>Lorentzian part η.</summary>
    public BandImages Mixings => Images(new("mixing", "η", Unit.One), p => p.Mixing);

    /// <summary>Area of the peak, cm⁻¹.</summary>
    public BandImages Areas => Images(InfraredQuantity.IntegratedAbsorbance, p => p.Area);

    private BandImages Images(Quantity quantity, Func<PeakParameters, double> parameter) => new(
        [.. Pixels.Select(p => p.Status == PeakStatus.Found ? parameter(p.Value) : double.NaN)],
        [.. Pixels.Select(p => p.Status == PeakStatus.Found ? parameter(p.StandardError) : double.PositiveInfinity)],
        map.Rows,
        map.Columns,
        map.Frames)
    {
        Quantity = quantity,
        Name = name,
        Provenance = map.Provenance,
        Usable = map.Usable,
    };
}
