using Fickian.Diffraction;
using Fickian.Figures;

namespace Fickian.Cli.Verbs;

/// <summary>Measured and simulated patterns above each other, each to its own strongest point.</summary>
internal static class PatternFigure
{
    // About the width of a laboratory diffractometer.
    private const double Width = 0.1;
    private const double Step = 0.02;

    /// <summary>Draws what was found: the patterns, and below them the widths where size and strain were told apart.</summary>
    public static void Save(PatternResult result, string path)
    {
        if (result.Strain is { } strain)
            Panels.Grid(1, Of(result), Widths(result, strain)).Titled("Powder patterns").Save(path);
        else
            Of(result).Save(path);
    }

    private static Figure Widths(PatternResult result, WilliamsonHall strain)
    {
        var (x, intercept) = (strain.Points.X.ToArray(), result.Widths.ShapeFactor * result.Radiation.Wavelength / strain.Size.Value);
        var line = new Curve([0, x[^1]], [strain.Size.Verdict == Verdict.Determined ? intercept : 0, (strain.Size.Verdict == Verdict.Determined ? intercept : 0) + (strain.Strain.Value * x[^1])]) { Provenance = Provenance.Computed };
        return new Figure("Size and strain").X("4 sin θ", unit: Unit.One).Y("β cos θ", unit: Unit.One).WithoutLegend()
            .Points(strain.Points with { Provenance = result.Measured!.Provenance }, "").Line(line, "", Colour.Vermilion);
    }

    private static Figure Of(PatternResult result)
    {
        List<Curve> curves = [];
        if (result.Measured?.ToCurve() is { Count: > 0 } measured)
            curves.Add(measured.With(measured.X.ToArray(), measured.Y.ToArray()) with { Name = result.Measured.Name });
        foreach (var pattern in result.Simulated.Where(p => !p.Lines.IsEmpty))
        {
            var (from, to) = (pattern.Settings.From, pattern.Settings.To);
            double[] x = [.. Enumerable.Range(0, (int)((to - from) / Step) + 1).Select(i => from + (i * Step))];
            curves.Add(pattern.On(x, LineProfile.OfWidth(Width)) with { Name = PatternText.Short(pattern.Structure.Name) });
        }

        return StackedPatterns.Of("Powder patterns", curves);
    }
}
