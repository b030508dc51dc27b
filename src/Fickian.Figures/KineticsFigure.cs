using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Figures;

/// <summary>Activation energies of runs at several heating rates: over conversion after Ozawa, Flynn and Wall and after Friedman, with the one of Kissinger.</summary>
public static class KineticsFigure
{
    private const double Apart = 0.008;

    /// <summary>The figure.</summary>
    /// <param name="runs">Runs of three heating rates or more.</param>
    /// <param name="conversions">Conversions, between 0 and 1.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(ImmutableArray<ConversionCurve> runs, double[] conversions, string title)
    {
        ArgumentNullException.ThrowIfNull(conversions);
        var provenance = runs.Any(r => r.Provenance == Provenance.Simulated) ? Provenance.Simulated : runs[0].Provenance;
        return new Figure(title).X("conversion", 0, 1).Y("E / kJ mol⁻¹", unit: new("kJ/mol", 1000))
            .HorizontalLine(Isoconversional.Kissinger(runs).Value, "Kissinger")

            // Side by side, so that neither error bar hides the other.
            .Estimates(Array.ConvertAll(conversions, a => a - Apart), conversions.Select(a => Isoconversional.OzawaFlynnWall(a, runs)), "Ozawa–Flynn–Wall", provenance)
            .Estimates(Array.ConvertAll(conversions, a => a + Apart), conversions.Select(a => Isoconversional.Friedman(a, runs)), "Friedman", provenance);
    }
}
