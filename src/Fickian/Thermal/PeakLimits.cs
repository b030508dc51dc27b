namespace Fickian.Thermal;

/// <summary>Where the lines beside a peak lie, if nobody says.</summary>
/// <remarks>
/// The peak is where the signal lies farthest from the line through the means of the first and last tenth; it reaches to where this distance falls below 1 % of the height or four standard deviations of the noise, and a fifth of its width beyond on both sides.
/// The lines are what remains, up to once its width each, without the outermost twentieths of the scan.
/// </remarks>
internal static class PeakLimits
{
    public static (ScanRange Below, ScanRange Above) Of(double[] temperature, double[] signal)
    {
        var (x, y) = ((double[])temperature.Clone(), (double[])signal.Clone());
        if (x[^1] < x[0])
        {
            Array.Reverse(x);
            Array.Reverse(y);
        }

        var span = x[^1] - x[0];
        var (low, high) = (x[0] + (0.05 * span), x[^1] - (0.05 * span));
        var tenth = Math.Max(3, x.Length / 10);
        var (a, b) = (y.Take(tenth).Average(), y.TakeLast(tenth).Average());
        var (ta, tb) = (x.Take(tenth).Average(), x.TakeLast(tenth).Average());
        var distance = x.Zip(y, (t, v) => v - a - ((t - ta) / (tb - ta) * (b - a))).ToArray();

        // Neighbours differ by √2 times the noise; the median of |differences| is 0.954 of it.
        var steps = y.Zip(y.Skip(1), (p, q) => Math.Abs(q - p)).Order().ToArray();
        var noise = steps[steps.Length / 2] / 0.954;
        var top = Array.FindIndex(x, t => t >= low);
        for (var i = top; i < x.Length && x[i] <= high; i++)
            top = Math.Abs(distance[i]) > Math.Abs(distance[top]) ? i : top;
        var foot = Math.Max(0.01 * Math.Abs(distance[top]), 4 * noise);
        var turn = Math.Sign(distance[top]);
        var (first, last) = (top, top);
        while (first > 0 && turn * distance[first] > foot)
            first--;
        while (last + 1 < x.Length && turn * distance[last] > foot)
            last++;
        // Ten points at least to either side, or a line through them says nothing.
        var room = Math.Max(0.03 * span, 10 * span / x.Length);
        var width = Math.Max(x[last] - x[first], span / 100);
        var (from, to) = (Math.Max(low + room, x[first] - (0.2 * width)), Math.Min(high - room, x[last] + (0.2 * width)));
        (from, to) = (Math.Min(from, high - (0.1 * span)), Math.Max(to, low + (0.1 * span)));
        to = Math.Max(to, from + (0.02 * span));
        return (new(Math.Max(low, from - Math.Max(width, 0.05 * span)), from), new(to, Math.Min(high, to + Math.Max(width, 0.05 * span))));
    }
}
