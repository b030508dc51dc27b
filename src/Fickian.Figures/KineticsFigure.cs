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
    /// <param name="lag">Standard uncertainty of the lag of the temperature, s; the bars hold it.</param>
    /// <param name="title">What was measured.</param>
    public static Figure Of(ImmutableArray<ConversionCurve> runs, double[] conversions, double lag, string title)
    {
        ArgumentNullException.ThrowIfNull(conversions);
        var provenance = runs.Any(r => r.Provenance == Provenance.Simulated) ? Provenance.Simulated : runs[0].Provenance;
        var kissinger = Isoconversional.Kissinger(runs).Value;
        var integral = Array.ConvertAll(conversions, a => Late(r => Isoconversional.OzawaFlynnWall(a, r)));
        var differential = Array.ConvertAll(conversions, a => Late(r => Isoconversional.Friedman(a, r)));
        Estimate[] all = [.. integral, .. differential];
        var (lowest, highest) = (Math.Min(kissinger, all.Min(e => e.Value - e.StandardError)), Math.Max(kissinger, all.Max(e => e.Value + e.StandardError)));
        var span = highest - lowest;
        return new Figure(title).X("conversion", 0, 1)

            // Room below for the legend.
            .Y("E / kJ mol⁻¹", (lowest - (0.4 * span)) / 1000, (highest + (0.1 * span)) / 1000, new("kJ/mol", 1000))
            .HorizontalLine(kissinger, "Kissinger").Legend(Corner.LowerRight)

            // Side by side, so that neither error bar hides the other.
            .Estimates(Array.ConvertAll(conversions, a => a - Apart), integral, "Ozawa–Flynn–Wall", provenance)
            .Estimates(Array.ConvertAll(conversions, a => a + Apart), differential, "Friedman", provenance);

        Estimate Late(Func<ImmutableArray<ConversionCurve>, Estimate> evaluation) => Isoconversional.WithLag(evaluation, lag, runs).Estimate;
    }
}
