namespace Fickian.Thermal;

/// <summary>What one pair of lines reads from a peak. Everything is in the order of time, so that melting on heating and crystallisation on cooling are read alike.</summary>
internal sealed record MeltingReading
{
    // Half of a window is a sixth of the distance between the extrapolated ends: the slope of a Gaussian's flank is then 0.2 % low, and noise seldom makes another place the steepest.
    private const double WindowPart = 1 / 6.0;
    private const double TopPart = 0.9;
    private const int Rounds = 50;

    public required TimedLine Before { get; init; }

    public required TimedLine After { get; init; }

    public required int First { get; init; }

    public required int Last { get; init; }

    public required double[] Linear { get; init; }

    public required double[] Sigmoidal { get; init; }

    public required ThermalBaseline Leading { get; init; }

    public required ThermalBaseline Trailing { get; init; }

    /// <summary>Onset, peak, end, heat over the linear and over the sigmoidal baseline.</summary>
    public required double[] Values { get; init; }

    /// <summary>Reads; null where a line has too few points.</summary>
    public static MeltingReading? Of(double[] t, double[] x, double[] y, LocalCubic cubic, ScanRange below, ScanRange above)
    {
        var heating = x[^1] > x[0];
        var (early, late) = heating ? (below, above) : (above, below);
        if (TimedLine.Through(x, y, early) is not { } before || TimedLine.Through(x, y, late) is not { } after)
            return null;
        var (first, last) = (before.Last, after.First);
        if (last - first < 5)
            return null;
        var linear = Enumerable.Range(first, last - first + 1).Select(i => before.Line.At(x[first]) + ((t[i] - t[first]) / (t[last] - t[first]) * (after.Line.At(x[last]) - before.Line.At(x[first])))).ToArray();
        var above0 = Enumerable.Range(first, linear.Length).Select(i => y[i] - linear[i - first]).ToArray();
        var heat = Area(t, above0, first);
        var (smooth, slopes) = (cubic.Smooth(y), cubic.Slope(y));
        var turn = Math.Sign(heat);
        var top = Enumerable.Range(first, linear.Length).MaxBy(i => turn * (smooth[i] - linear[i - first]));
        var leading = Enumerable.Range(first, Math.Max(1, top - first)).MaxBy(i => turn * slopes[i]);
        var trailing = Enumerable.Range(top, Math.Max(1, last - top)).MinBy(i => turn * slopes[i]);
        var rate = (x[last] - x[first]) / (t[last] - t[first]);
        var (up, down) = (Tangent(x, smooth, slopes, leading, rate), Tangent(x, smooth, slopes, trailing, rate));
        var (sigmoid, sigmoidHeat) = Sigmoid(t, x, y, before.Line, after.Line, first, last, linear);
        return new()
        {
            Before = before,
            After = after,
            First = first,
            Last = last,
            Linear = linear,
            Sigmoidal = sigmoid,
            Leading = up,
            Trailing = down,
            Values = [Meet(up, before.Line), Top(x, smooth, linear, first, top, turn), Meet(down, after.Line), heat, sigmoidHeat],
        };
    }

    /// <summary>Weights over time for tangents and top.</summary>
    public static LocalCubic Cubic(double[] t, double[] x, double[] y, ScanRange below, ScanRange above)
    {
        var perKelvin = (t[^1] - t[0]) / Math.Abs(x[^1] - x[0]);
        var gap = (above.Lower - below.Upper) * perKelvin;
        var wide = new LocalCubic(t, gap / 16);
        if (Of(t, x, y, wide, below, above) is not { } reading)
            return wide;
        var width = Math.Abs(reading.Values[2] - reading.Values[0]) * perKelvin;
        return double.IsFinite(width) && width > 0 ? new(t, Math.Clamp(WindowPart * width, gap / 200, gap / 6)) : wide;
    }

    private static ThermalBaseline Tangent(double[] x, double[] smooth, double[] slopes, int at, double rate) =>
        new(new(x[at], x[at]), x[at], smooth[at], slopes[at] / rate);

    private static double Meet(ThermalBaseline tangent, ThermalBaseline line) =>
        tangent.Slope == line.Slope ? double.NaN : tangent.Origin - ((tangent.Level - line.At(tangent.Origin)) / (tangent.Slope - line.Slope));

    // The parabola through the points of the upper tenth.
    private static double Top(double[] x, double[] smooth, double[] linear, int first, int top, int turn)
    {
        var height = Height(top);
        var (from, to) = (top, top);
        while (from > first && Height(from - 1) > TopPart * height)
            from--;
        while (to - first + 1 < linear.Length && Height(to + 1) > TopPart * height)
            to++;
        (from, to) = (Math.Max(first, Math.Min(from, top - 2)), Math.Min(first + linear.Length - 1, Math.Max(to, top + 2)));
        var count = to - from + 1;
        if (count < 4)
            return x[top];
        Span<double> columns = new double[3 * count];
        var y = new double[count];
        for (var i = 0; i < count; i++)
        {
            var u = x[from + i] - x[top];
            (columns[i], columns[count + i], columns[(2 * count) + i], y[i]) = (1, u, u * u, Height(from + i));
        }

        Span<double> c = stackalloc double[3];
        new Numerics.LinearLeastSquares(columns.ToArray(), count).Solve(y, c);
        var vertex = x[top] - (c[1] / (2 * c[2]));
        return c[2] < 0 && vertex >= Math.Min(x[from], x[to]) && vertex <= Math.Max(x[from], x[to]) ? vertex : x[top];

        double Height(int i) => turn * (smooth[i] - linear[i - first]);
    }

    private static (double[] Baseline, double Heat) Sigmoid(double[] t, double[] x, double[] y, ThermalBaseline before, ThermalBaseline after, int first, int last, double[] start)
    {
        var (baseline, above, heat) = ((double[])start.Clone(), new double[start.Length], double.NaN);
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < above.Length; i++)
                above[i] = y[first + i] - baseline[i];
            var total = Area(t, above, first);
            if (Math.Abs(total - heat) <= 1e-9 * Math.Abs(total) || total == 0)
                return (baseline, total);
            heat = total;
            var part = 0.0;
            for (var i = 0; i < above.Length; i++)
            {
                part += i == 0 ? 0 : 0.5 * (t[first + i] - t[first + i - 1]) * (above[i] + above[i - 1]);
                var alpha = part / total;
                baseline[i] = ((1 - alpha) * before.At(x[first + i])) + (alpha * after.At(x[first + i]));
            }
        }

        return (baseline, heat);
    }

    private static double Area(double[] t, double[] above, int first)
    {
        var area = 0.0;
        for (var i = 1; i < above.Length; i++)
            area += 0.5 * (t[first + i] - t[first + i - 1]) * (above[i] + above[i - 1]);
        return area;
    }
}
