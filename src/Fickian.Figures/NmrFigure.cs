using Fickian.Composition;

namespace Fickian.Figures;

/// <summary>Integrated signals of an NMR spectrum, each in a panel of its own: the spectrum, its baseline, and the area between them.</summary>
public static class NmrFigure
{
    private const int MostPanels = 12;

    /// <summary>Draws the signals; shifts rise to the left, as chemists print them.</summary>
    /// <param name="spectrum">The spectrum over the shift, ppm.</param>
    /// <param name="integrals">Its integrals.</param>
    /// <exception cref="ArgumentException">There are more signals than a page holds.</exception>
    public static Panels Of(Curve spectrum, NmrIntegrals integrals)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        ArgumentNullException.ThrowIfNull(integrals);
        return integrals.Signals.Length is > 0 and <= MostPanels
            ? Panels.Grid(Math.Min(3, integrals.Signals.Length), [.. integrals.Signals.Select(s => Panel(spectrum, s))]).Titled(spectrum.Name is { Length: > 0 } name ? name : "NMR signals")
            : throw new ArgumentException($"Between 1 and {MostPanels} signals were expected for a figure; found {integrals.Signals.Length}.", nameof(integrals));
    }

    private static Figure Panel(Curve spectrum, NmrIntegral signal)
    {
        var line = signal.Baseline;
        var (low, high) = (line.X.Span[0], line.X.Span[^1]);
        var window = spectrum.Between(low, high);
        var inside = spectrum.Between(signal.Range.Lower, signal.Range.Upper);
        var below = line.Between(signal.Range.Lower, signal.Range.Upper);

        return new Figure(signal.Range.Name).X("δ / ppm", high, low, Unit.One).Y("I", unit: Unit.One)
            .Band(inside.X.ToArray(), below.Y.ToArray(), inside.Y.ToArray(), "", Provenance.Computed, Colour.Orange)
            .Line(window, "", Colour.Black)
            .DashedLine(line, "", Colour.Vermilion)
            .WithoutLegend();
    }
}
