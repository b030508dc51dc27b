namespace Fickian.Acquisition.MassSpectrometry;

/// <summary>Ion currents over mass as a spectrometer swept them.</summary>
/// <param name="Number">Number that the instrument gave the scan.</param>
/// <param name="MassToCharge">m/z of each point, ascending, [n].</param>
/// <param name="Currents">Ion current, A, [n]. Noise may make it negative.</param>
public sealed record MassScan(long Number, ReadOnlyMemory<double> MassToCharge, ReadOnlyMemory<double> Currents)
{
    /// <summary>The scan as a curve of the ion current over m/z.</summary>
    /// <param name="provenance">How it was obtained; from an instrument, measured.</param>
    public Curve ToCurve(Provenance provenance = Provenance.Measured) =>
        new(MassToCharge.ToArray(), Currents.ToArray())
        {
            XQuantity = new("massToCharge", "m/z", Unit.One),
            YQuantity = new("ionCurrent", "I", new("A")),
            Name = $"scan {Number}",
            Provenance = provenance,
        };
}
