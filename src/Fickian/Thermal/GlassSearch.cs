namespace Fickian.Thermal;

/// <summary>Where the baselines of a glass transition lie, if nobody says.</summary>
/// <remarks>
/// The transition is where dC/dT, over windows of a twentieth of the scan and less its median, is largest; it reaches to where |dC/dT| falls below a tenth of that, an overshoot included, and half of its width beyond on both sides.
/// The baselines are what remains without the outermost twentieths, up to four times that width each.
/// </remarks>
internal static class GlassSearch
{
    private const double Foot = 0.1;
    private const double Reach = 4;

    public static (ScanRange Glass, ScanRange Liquid) Limits(double[] x, double[] y)
    {
        var span = x[^1] - x[0];
        var slopes = new LocalCubic(x, span / 40).Slope(y);
        var sorted = slopes.Order().ToArray();
        var median = sorted[sorted.Length / 2];

        // Not at the very ends, where a run settles and slopes are uncertain.
        var (low, high) = (Array.FindIndex(x, t => t >= x[0] + (0.1 * span)), Array.FindLastIndex(x, t => t <= x[^1] - (0.1 * span)));
        var top = low;
        for (var i = low; i <= high; i++)
            top = slopes[i] > slopes[top] ? i : top;
        var foot = Foot * (slopes[top] - median);
        var (first, last) = (top, top);
        while (first > 0 && slopes[first] - median > foot)
            first--;
        while (last + 1 < x.Length && slopes[last] - median > foot)
            last++;
        // An overshoot: the slope comes back below zero before the width of the rise has passed once more.
        var overshoot = Math.Min(high, Array.FindLastIndex(x, t => t <= (2 * x[last]) - x[first]));
        while (overshoot > last && slopes[overshoot] - median > -foot)
            overshoot--;
        last = Math.Max(last, overshoot);
        var width = Math.Max(x[last] - x[first], span / 40);
        var (start, end) = (x[0] + (0.05 * span), x[^1] - (0.05 * span));
        // Ten points at least to either side, or a line through them says nothing.
        var room = Math.Max(0.03 * span, 10 * span / x.Length);
        var (from, to) = (Math.Clamp(x[first] - (0.5 * width), start + room, end - (0.1 * span) - room), Math.Clamp(x[last] + (0.5 * width), start + (0.1 * span) + room, end - room));
        to = Math.Max(to, from + (0.02 * span));
        return (new(Math.Max(start, from - (Reach * width)), from), new(to, Math.Min(end, to + (Reach * width))));
    }
}
