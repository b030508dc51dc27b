namespace Fickian.Thermal;

/// <summary>What one pair of baselines reads from a curve that steps up from one to the other: a heat capacity at a glass transition over temperature, a loss of mass over time.</summary>
internal sealed record StepReading(TimedLine Glass, TimedLine Liquid, double[] Values, double Slope)
{
    /// <summary>Reads; null where a baseline has too few points. A temperature that does not exist is NaN.</summary>
    /// <returns>Values: onset, half step, inflection, end, place of an ideal step of equal area, height at the half step, height between the inner ends of the baselines.</returns>
    public static StepReading? Of(double[] x, double[] y, LocalCubic cubic, ScanRange below, ScanRange above)
    {
        if (TimedLine.Through(x, y, below) is not { } glassy || TimedLine.Through(x, y, above) is not { } fluid)
            return null;
        var (glass, liquid) = (glassy.Line, fluid.Line);
        var (smooth, slopes) = (cubic.Smooth(y), cubic.Slope(y));
        var (first, last) = (Array.FindIndex(x, t => t >= below.Upper), Array.FindLastIndex(x, t => t <= above.Lower));
        if (last - first < 3)
            return null;
        var top = first;
        for (var i = first; i <= last; i++)
            top = slopes[i] > slopes[top] ? i : top;
        var (at, slope, value) = Steepest(x, smooth, slopes, top, first, last);
        var (onset, end) = (Meet(glass, at, value, slope), Meet(liquid, at, value, slope));
        var half = Half(x, smooth, glass, liquid, top, first, last);
        return new(glassy, fluid, [onset, half, at, end, Fictive(x, y, glass, liquid, first, last), liquid.At(half) - glass.At(half), liquid.At(x[last]) - glass.At(x[first])], slope);
    }

    /// <summary>Weights for slopes over half of the width of the transition.</summary>
    public static LocalCubic Cubic(double[] x, double[] y, ScanRange below, ScanRange above)
    {
        var gap = above.Lower - below.Upper;
        var wide = new LocalCubic(x, gap / 6);
        if (Of(x, y, wide, below, above) is not { } reading)
            return wide;
        var width = reading.Values[3] - reading.Values[0];
        return double.IsFinite(width) && width > 0 ? new(x, Math.Clamp(width / 4, gap / 50, gap / 6)) : wide;
    }

    // The vertex of the parabola through the three highest slopes.
    private static (double At, double Slope, double Value) Steepest(double[] x, double[] smooth, double[] slopes, int top, int first, int last)
    {
        if (top <= first || top >= last)
            return (x[top], slopes[top], smooth[top]);
        var (left, right) = (x[top] - x[top - 1], x[top + 1] - x[top]);
        var (a, b) = ((slopes[top] - slopes[top - 1]) / left, (slopes[top + 1] - slopes[top]) / right);
        var bend = (b - a) / (left + right);
        var shift = bend < 0 ? Math.Clamp(-(0.5 * left) - (a / (2 * bend)), -left, right) : 0;
        return (x[top] + shift, slopes[top], smooth[top] + (shift * slopes[top]));
    }

    private static double Meet(ThermalBaseline line, double at, double value, double slope) =>
        slope > line.Slope ? at - ((value - line.At(at)) / (slope - line.Slope)) : double.NaN;

    // The crossing of the half-way line that lies nearest to the steepest point.
    private static double Half(double[] x, double[] smooth, ThermalBaseline glass, ThermalBaseline liquid, int top, int first, int last)
    {
        var best = double.NaN;
        for (var i = first; i < last; i++)
        {
            var (a, b) = (Above(i), Above(i + 1));
            if (a * b > 0 || a == b)
                continue;
            var at = x[i] + ((x[i + 1] - x[i]) * a / (a - b));
            if (!(Math.Abs(best - x[top]) <= Math.Abs(at - x[top])))
                best = at;
        }

        return best;

        double Above(int i) => smooth[i] - (0.5 * (glass.At(x[i]) + liquid.At(x[i])));
    }

    // ∫(C − g) over the gap, ends at the inner ends of the baselines; l − g is a straight line, so T_f solves a quadratic.
    private static double Fictive(double[] x, double[] y, ThermalBaseline glass, ThermalBaseline liquid, int first, int last)
    {
        var area = 0.0;
        for (var i = first; i < last; i++)
            area += 0.5 * (x[i + 1] - x[i]) * (y[i] - glass.At(x[i]) + y[i + 1] - glass.At(x[i + 1]));
        var end = x[last];
        var (height, slope) = (liquid.At(end) - glass.At(end), liquid.Slope - glass.Slope);

        // area = height·d − slope·d²/2 with d = end − T_f; this form of the smaller root also serves slope = 0.
        var root = (height * height) - (2 * slope * area);
        return height > 0 && root >= 0 ? end - (2 * area / (height + Math.Sqrt(root))) : double.NaN;
    }
}
