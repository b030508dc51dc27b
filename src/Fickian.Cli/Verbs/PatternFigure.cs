using Fickian.Diffraction;
using Fickian.Figures;

namespace Fickian.Cli.Verbs;

/// <summary>Measured and simulated patterns above each other, each to its own strongest point.</summary>
internal static class PatternFigure
{
    // About the width of a laboratory diffractometer.
    private const double Width = 0.1;
    private const double Step = 0.02;
    private const double Apart = 1.1;

    public static Figure Of(PatternResult result)
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

        var figure = new Figure("Powder patterns").X("2θ / °", unit: Unit.One).Y("I / I(max), shifted", unit: Unit.One).Width(FigureWidth.Double);
        for (var i = 0; i < curves.Count; i++)
        {
            var (curve, shift) = (curves[i], Apart * (curves.Count - 1 - i));
            var (low, high) = (curve.Y.ToArray().Min(), curve.Y.ToArray().Max());
            figure = figure.ThinLine(curve.With(curve.X.ToArray(), [.. curve.Y.ToArray().Select(y => ((y - low) / Math.Max(high - low, double.Epsilon)) + shift)]));
        }

        return figure;
    }
}
