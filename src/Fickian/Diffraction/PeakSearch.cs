namespace Fickian.Diffraction;

/// <summary>Finds lines in a measured pattern, with their significance.</summary>
/// <remarks>
/// S = Σw·y/√(Σw²·σ̄²) with w the negative second derivative of a Gaussian, freed of its mean and slope over the window, so that a straight background gives nothing; σ̄² is the mean variance at the foot of the line, on the side where it is smaller.
/// Widths from three steps to <see cref="WidestLine"/> in factors of 1.4; of overlapping answers the narrowest stays unless one up to twice as wide is four times as significant. On noise alone S is a standard normal variable: S > 5 comes by chance about once in a million independent places.
/// Halos wider than <see cref="WidestLine"/> are not lines. Within three half widths of an end nothing is found.
/// Source: M. A. Mariscotti, Nucl. Instrum. Methods 50, 309 (1967).
/// </remarks>
public sealed record PeakSearch
{
    private const double Reach = 1.5;
    private const double Foot = 0.8;

    // The second derivative of a Gaussian answers most to lines less than half as wide as the Gaussian.
    private const double Broader = 2.2;
    private const double Factor = 1.4;

    // So much a filter loses that is little more than half as wide as the line: S grows as the width to the power 2.5.
    private const double Faint = 4;

    /// <summary>The default: significance above 5, lines up to 0.8° wide.</summary>
    public static PeakSearch Default { get; } = new();

    /// <summary>Least significance, 1.</summary>
    public double Significance { get; init; } = 5;

    /// <summary>Full width at half height of the widest line that is looked for, °.</summary>
    public double WidestLine { get; init; } = 0.8;

    /// <summary>Lines by ascending angle.</summary>
    /// <param name="pattern">Intensities with standard deviations over ascending 2θ; without deviations they are taken as counts.</param>
    public IReadOnlyList<PeakCandidate> In(Curve pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Count < 7)
            return [];
        var x = pattern.X.ToArray();
        var sigma = pattern.StandardDeviation?.ToArray() ?? Array.ConvertAll(pattern.Y.ToArray(), v => Math.Sqrt(Math.Max(v, 1)));
        var step = (x[^1] - x[0]) / (x.Length - 1);
        List<PeakCandidate> all = [];
        for (var width = 3 * step; width <= WidestLine; width *= Factor)
            AddMaxima(x, pattern.Y.ToArray(), sigma, width, all);
        return Distinct(all);
    }

    // Narrow answers first: a wide filter over two lines answers more strongly than a narrow one over each.
    // On the back of a wide line narrow filters answer to noise and a little curvature, far less than the wide one.
    private static List<PeakCandidate> Distinct(List<PeakCandidate> all)
    {
        List<PeakCandidate> kept = [];
        foreach (var candidate in all.OrderBy(c => c.Width).ThenByDescending(c => c.Significance))
        {
            if (kept.Exists(k => Math.Abs(k.TwoTheta - candidate.TwoTheta) < 0.6 * Math.Max(k.Width, candidate.Width)))
                continue;
            if (!all.Exists(w => w.Width > candidate.Width && w.Width < 2.1 * candidate.Width && Math.Abs(w.TwoTheta - candidate.TwoTheta) < 0.5 * w.Width && w.Significance > Faint * candidate.Significance))
                kept.Add(candidate);
        }

        kept.Sort((a, b) => a.TwoTheta.CompareTo(b.TwoTheta));
        return [.. kept.Select((k, i) => Best(k, Math.Min(i > 0 ? k.TwoTheta - kept[i - 1].TwoTheta : double.PositiveInfinity, i + 1 < kept.Count ? kept[i + 1].TwoTheta - k.TwoTheta : double.PositiveInfinity), all))];
    }

    // Of the filters that see this line alone the one that answers most strongly.
    private static PeakCandidate Best(PeakCandidate line, double room, List<PeakCandidate> all) =>
        all.Where(c => Math.Abs(c.TwoTheta - line.TwoTheta) < 0.5 * line.Width && c.Width < room).Append(line).MaxBy(c => c.Significance) is var best ? best with { Width = best.Width / Broader } : line;

    private void AddMaxima(double[] x, double[] y, double[] sigma, double width, List<PeakCandidate> found)
    {
        var answers = new double[x.Length];
        var (first, end) = (0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            var (low, high) = (x[i] - (Reach * width), x[i] + (Reach * width));
            if (low < x[0] || high > x[^1])
                continue;
            while (x[first] < low)
                first++;
            end = Math.Max(end, first);
            while (end < x.Length && x[end] <= high)
                end++;
            answers[i] = Answer(x.AsSpan(first..end), y.AsSpan(first..end), sigma.AsSpan(first..end), x[i], width);
        }

        for (var i = 1; i + 1 < x.Length; i++)
        {
            if (answers[i] >= Significance && answers[i] >= answers[i - 1] && answers[i] > answers[i + 1])
                found.Add(new(x[i], width, answers[i]));
        }
    }

    private static double Answer(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> sigma, double at, double width)
    {
        if (x.Length < 5)
            return 0;
        var s = width / 2.3548;
        Span<double> w = x.Length <= 512 ? stackalloc double[x.Length] : new double[x.Length];
        var (n, t1, t2, w0, w1) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var t = (x[i] - at) / s;
            w[i] = (1 - (t * t)) * Math.Exp(-t * t / 2);
            (n, t1, t2, w0, w1) = (n + 1, t1 + t, t2 + (t * t), w0 + w[i], w1 + (w[i] * t));
        }

        // w less its own straight line.
        var det = (n * t2) - (t1 * t1);
        var (level, slope) = (((w0 * t2) - (w1 * t1)) / det, ((n * w1) - (t1 * w0)) / det);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var own = w[i] - level - (slope * (x[i] - at) / s);
            (sum, squares) = (sum + (own * y[i]), squares + (own * own));
        }

        return sum / Math.Sqrt(squares * Math.Min(Variance(x, sigma, at - (Reach * width), at - (Foot * width)), Variance(x, sigma, at + (Foot * width), at + (Reach * width))));
    }

    // Mean variance on one side of the line: the noise that there would be without it.
    private static double Variance(ReadOnlySpan<double> x, ReadOnlySpan<double> sigma, double low, double high)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] >= low && x[i] <= high)
                (sum, count) = (sum + (sigma[i] * sigma[i]), count + 1);
        }

        return count == 0 ? double.PositiveInfinity : sum / count;
    }
}
