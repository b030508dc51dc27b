using Fickian.Diffraction;

namespace Fickian.Figures;

/// <summary>Powder patterns above each other, each from its own lowest to its own highest point.</summary>
public static class StackedPatterns
{
    private const double Apart = 1.15;

    // A third of a per cent of the height of a pattern: less than the line is wide.
    private const double Tolerance = 0.003;

    /// <summary>Draws patterns, the first on top.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="patterns">Intensities over 2θ in degrees; the name of each is printed above its right end.</param>
    /// <param name="windows">Ranges of angles that are shaded.</param>
    /// <exception cref="ArgumentException">There is no pattern, or one has no points.</exception>
    public static Figure Of(string title, IEnumerable<Curve> patterns, params PhaseWindow[] windows)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentNullException.ThrowIfNull(windows);
        var curves = patterns.ToArray();
        if (curves.Length == 0 || Array.Exists(curves, c => c.Count == 0))
            throw new ArgumentException("Patterns with points were expected; check the range they were cut to.", nameof(patterns));
        var (left, right, top) = (curves.Min(c => c.X.Span[0]), curves.Max(c => c.X.Span[^1]), (Apart * (curves.Length - 1)) + 1.05);
        var figure = new Figure(title).X("2θ / °", left, right > left ? right : null, Unit.One).Y("I / I(max), shifted", -0.05, top + 0.1, Unit.One).Width(FigureWidth.Double).WithoutLegend();
        foreach (var window in windows)
            figure = figure.Band([window.From, window.To], [-0.05, -0.05], [top + 0.1, top + 0.1], "", Provenance.Computed, Colour.Orange);
        foreach (var (i, curve) in curves.Index())
        {
            var shift = Apart * (curves.Length - 1 - i);
            figure = figure.ThinLine(Shifted(curve, shift), "", SeriesColours.Of(i)).Label(right - (0.01 * (right - left)), shift + 0.72, curve.Name, TextAlignment.Right, SeriesColours.Of(i));
        }

        return figure;
    }

    private static Curve Shifted(Curve curve, double shift)
    {
        var (x, y) = (curve.X.ToArray(), curve.Y.ToArray());
        var (low, high) = (y.Min(), y.Max());
        var scaled = Array.ConvertAll(y, v => Math.Round(((v - low) / Math.Max(high - low, double.Epsilon)) + shift, 3));
        var kept = Corners(x, scaled);
        return curve.With([.. kept.Select(i => x[i])], [.. kept.Select(i => scaled[i])]);
    }

    // Points between two kept ones lie within the tolerance of the straight line that joins them.
    private static List<int> Corners(double[] x, double[] y)
    {
        List<int> kept = [0];
        var (start, low, high) = (0, double.NegativeInfinity, double.PositiveInfinity);
        for (var i = 1; i < x.Length; i++)
        {
            var slope = (y[i] - y[start]) / (x[i] - x[start]);
            if (i > start + 1 && !(slope >= low && slope <= high))
            {
                kept.Add(start = i - 1);
                (low, high, slope) = (double.NegativeInfinity, double.PositiveInfinity, (y[i] - y[start]) / (x[i] - x[start]));
            }

            var room = Tolerance / (x[i] - x[start]);
            (low, high) = (Math.Max(low, slope - room), Math.Min(high, slope + room));
        }

        if (x.Length > 1)
            kept.Add(x.Length - 1);
        return kept;
    }
}
