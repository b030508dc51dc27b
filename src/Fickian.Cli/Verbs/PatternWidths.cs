using Fickian.Diffraction;

namespace Fickian.Cli.Verbs;

/// <summary>What is made of the widths of measured lines.</summary>
/// <param name="Instrument">Width of the instrument; null if it is not known.</param>
/// <param name="Broadening">How it is taken out.</param>
/// <param name="ShapeFactor">K of Scherrer's equation.</param>
/// <param name="PartsStrain">Whether size and strain are told apart.</param>
internal sealed record PatternWidths(InstrumentWidth? Instrument, InstrumentBroadening Broadening, double ShapeFactor, bool PartsStrain)
{
    /// <summary>K where none is stated.</summary>
    public const double UsualShapeFactor = 0.9;

    /// <summary>Size of crystallites from one line.</summary>
    public Estimate Size(Radiation radiation, DiffractionPeak peak) =>
        (Scherrer(radiation) with { InstrumentWidth = (Instrument ?? InstrumentWidth.None).At(peak.Position.Value) }).Of(peak);

    /// <summary>Size and strain from all lines; null if they are not asked for.</summary>
    public WilliamsonHall? Strain(Radiation radiation, PatternPeaks peaks) => PartsStrain
        ? WilliamsonHall.Of(peaks.Peaks, Scherrer(radiation), Instrument ?? InstrumentWidth.None)
        : null;

    private Scherrer Scherrer(Radiation radiation) => new(radiation) { ShapeFactor = ShapeFactor, Broadening = Broadening };
}
