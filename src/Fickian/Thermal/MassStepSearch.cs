using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Finds the steps of a mass.</summary>
/// <remarks>
/// A step is an extreme of dm/dt above five standard deviations of its noise, the noise taken from what the smoothed mass leaves over (median), with its correlation. Two extremes are two steps if the rate between them falls below 35 % of the lower one: a shoulder stays part of its step.
/// A step reaches to where the rate falls below 2 % of its extreme, or to the least rate between two steps; its plateaus are the stretches to the next step or to the end, at most as long as the step itself.
/// A loss that is under way when the trace begins has no plateau before it and is not told.
/// Kept is what then stands out by its loss: five standard errors, and one part in ten thousand.
/// </remarks>
public static class MassStepSearch
{
    private const double Significant = 5;
    private const double Valley = 0.35;
    private const double Foot = 0.02;
    private const int FewestPoints = 8;
    private const double LeastLoss = 1e-4;

    /// <summary>The steps in the order of time.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="halfWidth">Half of the window over which the rate is taken, s; null for an eightieth of the trace.</param>
    public static ImmutableArray<MassStep> Of(MassTrace trace, double? halfWidth = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var (t, m) = (trace.Time.ToArray(), trace.RelativeMass.ToArray());
        var cubic = new LocalCubic(t, halfWidth ?? ((t[^1] - t[0]) / 80));
        var (smooth, slopes) = (cubic.Smooth(m), cubic.Slope(m));
        var rest = m.Zip(smooth, (a, b) => a - b).ToArray();
        var middle = t.Length / 2;
        var noise = 1.4826 * Median(rest) / Math.Sqrt(Math.Max(0.1, 1 - cubic.Gain(middle)));
        var time = rest.Length / Fitting.EffectiveSample.SizeOf(rest);
        var threshold = Enumerable.Range(0, t.Length).Select(i => Significant * noise * cubic.SlopeNoise(i) * Math.Sqrt(time)).ToArray();
        var found = ImmutableArray.CreateBuilder<MassStep>();
        foreach (var (before, after) in Plateaus(t, slopes, threshold))
        {
            var step = MassStep.Of(trace, before, after);
            if (step.IsSignificant && Math.Abs(step.LossByTangents.Value) > LeastLoss)
                found.Add(step);
        }

        return found.ToImmutable();
    }

    private static IEnumerable<(ScanRange Before, ScanRange After)> Plateaus(double[] t, double[] slopes, double[] threshold)
    {
        var tops = Extremes(slopes, threshold);
        var limits = new (int First, int Last)[tops.Count];
        for (var k = 0; k < tops.Count; k++)
        {
            var (from, to) = (k == 0 ? 0 : Least(slopes, tops[k - 1], tops[k]), k + 1 == tops.Count ? slopes.Length - 1 : Least(slopes, tops[k], tops[k + 1]));
            var foot = Math.Max(Foot * Math.Abs(slopes[tops[k]]), 0.4 * threshold[tops[k]]);
            var (first, last) = (tops[k], tops[k]);
            while (first > from && Size(first) > foot)
                first--;
            while (last < to && Size(last) > foot)
                last++;
            limits[k] = (first, last);

            double Size(int i) => slopes[i] * Math.Sign(slopes[tops[k]]);
        }

        for (var k = 0; k < tops.Count; k++)
        {
            var (first, last) = limits[k];
            var width = t[last] - t[first];
            var (earliest, latest) = (k == 0 ? 0 : Math.Min(limits[k - 1].Last, first), k + 1 == tops.Count ? t.Length - 1 : Math.Max(limits[k + 1].First, last));

            // At an overlap the plateau is where both steps are slowest.
            var (start, stop) = (Math.Max(earliest, Array.FindIndex(t, v => v >= t[first] - width)), Math.Min(latest, Array.FindLastIndex(t, v => v <= t[last] + width)));
            (start, stop) = (Math.Max(0, Math.Min(start, first - FewestPoints)), Math.Min(t.Length - 1, Math.Max(stop, last + FewestPoints)));
            (first, last) = (Math.Max(first, start + FewestPoints), Math.Min(last, stop - FewestPoints));
            if (last - first > 5)
                yield return (new(t[start], t[first]), new(t[last], t[stop]));
        }
    }

    private static List<int> Extremes(double[] slopes, double[] threshold)
    {
        List<int> tops = [];
        for (var i = 1; i + 1 < slopes.Length; i++)
        {
            var size = Math.Abs(slopes[i]);
            if (size < threshold[i] || size < Math.Abs(slopes[i - 1]) || size <= Math.Abs(slopes[i + 1]))
                continue;
            if (tops.Count > 0 && Math.Sign(slopes[tops[^1]]) == Math.Sign(slopes[i])
                && Math.Abs(slopes[Least(slopes, tops[^1], i)]) > Valley * Math.Min(size, Math.Abs(slopes[tops[^1]])))
                tops[^1] = size > Math.Abs(slopes[tops[^1]]) ? i : tops[^1];
            else
                tops.Add(i);
        }

        return tops;
    }

    // Where the rate is least between two extremes; where it changes its sign, if it does.
    private static int Least(double[] slopes, int from, int to) => Enumerable.Range(from, to - from + 1).MinBy(i => slopes[i] * Math.Sign(slopes[from]) < 0 ? 0 : Math.Abs(slopes[i]));

    private static double Median(double[] values)
    {
        var sizes = values.Select(Math.Abs).Order().ToArray();
        return sizes[sizes.Length / 2];
    }
}
