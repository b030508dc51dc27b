using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Finds bursts, rises and losses in an ion current.</summary>
/// <remarks>
/// The current is smoothed by local cubics. It changes where its slope, less the median slope (drift), exceeds five standard deviations of its noise and 5 % of the largest; a change counts if it also makes five standard errors of the level.
/// A rise of which at least half comes back before the next rise is a burst, and so is a fall back to the level of the start. Noise: residuals of the smoothing (median), with their correlation.
/// Temperatures: onset by tangent, peak where the slope passes zero; their errors hold the noise, the spacing of the points and the error of the temperature axis.
/// </remarks>
public static class GasEventSearch
{
    private const double Significant = 5;
    private const double Foot = 0.05;

    /// <summary>The events in the order of time.</summary>
    /// <param name="trace">The ion.</param>
    /// <param name="halfWidth">Half of the window of the smoothing, s; null for a hundredth of the trace.</param>
    public static ImmutableArray<GasEvent> Of(IonTrace trace, double? halfWidth = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var (t, y) = (trace.Time.ToArray(), trace.Current.ToArray());
        var cubic = new LocalCubic(t, halfWidth ?? ((t[^1] - t[0]) / 100));
        var smooth = cubic.Smooth(y);
        var rest = y.Zip(smooth, (a, b) => a - b).ToArray();
        var middle = t.Length / 2;
        var sizes = rest.Select(Math.Abs).Order().ToArray();
        var noise = 1.4826 * sizes[sizes.Length / 2] / Math.Sqrt(Math.Max(0.1, 1 - cubic.Gain(middle)));
        var correlation = Math.Sqrt(rest.Length / EffectiveSample.SizeOf(rest));
        var slopes = cubic.Slope(y);
        var sorted = slopes.Order().ToArray();
        var drift = sorted[sorted.Length / 2];
        // Windows at the ends are one-sided and their slopes some ten times as uncertain.
        var places = Enumerable.Range(0, t.Length);
        var reading = new Reading(trace, t, smooth, Array.ConvertAll(slopes, s => s - drift), drift,
            [.. places.Select(i => noise * correlation * Math.Sqrt(cubic.Gain(i)))], [.. places.Select(i => noise * correlation * cubic.SlopeNoise(i))]);
        return reading.Events();
    }

    private sealed record Reading(IonTrace Trace, double[] T, double[] Smooth, double[] Slopes, double Drift, double[] LevelError, double[] SlopeError)
    {
        public ImmutableArray<GasEvent> Events()
        {
            var changes = Changes();
            var events = ImmutableArray.CreateBuilder<GasEvent>();
            for (var k = 0; k < changes.Count; k++)
            {
                var (first, last, change) = changes[k];
                var returns = change > 0 && k + 1 < changes.Count && changes[k + 1].Change < -0.5 * change;
                if (change < 0 && IsFallOfBurst(first, last, change))
                {
                    var (rise, top) = Rise(events.Count == 0 ? 0 : Array.FindIndex(T, t => t >= events[^1].Times.Upper), first);
                    events.Add(Event(GasEventKind.Burst, rise, top, last, Smooth[top] - Smooth[rise]));
                    continue;
                }

                events.Add(returns ? Event(GasEventKind.Burst, first, last, changes[k + 1].Last, change) : Event(change > 0 ? GasEventKind.Rise : GasEventKind.Loss, first, last, last, change));
                k += returns ? 1 : 0;
            }

            return events.ToImmutable();
        }

        // A fall back to the level of the start ends a burst whose rise was too slow to stand out by its slope.
        private bool IsFallOfBurst(int first, int last, double change)
        {
            var start = Smooth.Take(Math.Max(1, Smooth.Length / 20)).Average();
            return Smooth[first] - start > -0.5 * change && Math.Abs(Smooth[last] - start) < -0.5 * change;
        }

        // From the last least current before the greatest one.
        private (int From, int Top) Rise(int from, int before)
        {
            var top = Enumerable.Range(from, before - from + 1).MaxBy(i => Smooth[i]);
            var level = Smooth.Skip(from).Take(Math.Max(1, top - from)).Min();
            var half = top;
            while (half > from && Smooth[half] - level > 0.02 * (Smooth[top] - level))
                half--;
            return (Math.Min(half, top), Math.Max(half + 1, top));
        }

        // Stretches of one sign; neighbours of one sign with nothing of the other between them are one change.
        private List<(int First, int Last, double Change)> Changes()
        {
            var largest = Foot * Slopes.Max(Math.Abs);
            List<(int First, int Last, double Change)> found = [];
            for (var i = 0; i < Slopes.Length; i++)
            {
                if (!(Math.Abs(Slopes[i]) > Threshold(i)))
                    continue;
                var (first, last, sign) = (i, i, Math.Sign(Slopes[i]));
                while (last + 1 < Slopes.Length && Slopes[last + 1] * sign > Threshold(last + 1))
                    last++;
                i = last;

                // To where the slope is lost in its noise.
                while (first > 0 && Slopes[first - 1] * sign > SlopeError[first - 1])
                    first--;
                while (last + 1 < Slopes.Length && Slopes[last + 1] * sign > SlopeError[last + 1])
                    last++;
                if (found.Count > 0 && Math.Sign(found[^1].Change) == sign && first <= found[^1].Last + 1)
                    (first, found) = (found[^1].First, found[..^1]);
                var change = Smooth[last] - Smooth[first] - (Drift * (T[last] - T[first]));
                if (Math.Abs(change) > Significant * double.Hypot(LevelError[first], LevelError[last]))
                    found.Add((first, last, change));
            }

            return found;

            double Threshold(int i) => Math.Max(Significant * SlopeError[i], largest);
        }

        private GasEvent Event(GasEventKind kind, int first, int last, int end, double change)
        {
            var steepest = Enumerable.Range(first, last - first + 1).MaxBy(i => Math.Abs(Slopes[i]));
            var slope = Slopes[steepest];
            var onset = T[steepest] - ((Smooth[steepest] - Smooth[first] - (Drift * (T[steepest] - T[first]))) / slope);
            var levelError = double.Hypot(LevelError[first], LevelError[last]);
            var peak = kind == GasEventKind.Burst ? Enumerable.Range(first, end - first + 1).MaxBy(i => Smooth[i] - (Drift * T[i])) : steepest;
            var bend = Bend(peak, kind == GasEventKind.Burst ? 1 : 0);
            var level = Smooth[first];
            return new(
                kind, Temperature("onset", onset, levelError / Math.Abs(slope)), Temperature("peak", T[peak], bend),
                level > Significant * LevelError[first] ? new Estimate(change / level, levelError / level, Unit.One) { Name = "relativeChange" } : new(change, levelError, Trace.Quantity.Unit) { Name = "change" },
                Math.Abs(change) / levelError, new(T[first], T[end]));
        }

        // An extreme lies where a slope passes zero: u(t) = u(slope)/|d slope/dt|; for a steepest point the window is what is left.
        private double Bend(int at, int order)
        {
            var (a, b) = (Math.Max(0, at - 3), Math.Min(T.Length - 1, at + 3));
            var bend = Math.Abs((Slopes[b] - Slopes[a]) / (T[b] - T[a]));
            return order == 1 && bend > 0 ? SlopeError[at] / bend : T[b] - T[a];
        }

        private Estimate Temperature(string name, double time, double timeError)
        {
            var temperature = BetweenPoints.At(T, Trace.Temperature.Span, time);
            var i = Math.Clamp(Array.FindIndex(T, v => v >= time), 1, T.Length - 1);
            var (rate, spacing) = (Math.Abs((Trace.Temperature.Span[i] - Trace.Temperature.Span[i - 1]) / (T[i] - T[i - 1])), (T[i] - T[i - 1]) / Math.Sqrt(12));
            var error = Math.Sqrt((rate * rate * ((timeError * timeError) + (spacing * spacing))) + (Trace.TemperatureError * Trace.TemperatureError));
            return new(temperature, error, Unit.Kelvin) { Name = name };
        }
    }
}
