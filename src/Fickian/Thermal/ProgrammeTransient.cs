using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Rows at the ends of a segment in which the instrument still follows a change of the programme.</summary>
/// <remarks>
/// At either end: rows whose rate, over a window of 1 % of the segment (5 rows at least), is more than a fifth off the median rate of the segment. Behind a change that is in the file also seven delays of the heat flow, after which 0.1 % of its jump is left; 5 % of the segment where the delay is not known.
/// Never more than 15 % of the segment at either end, so that a programme that is not straight stays as it is.
/// </remarks>
internal static class ProgrammeTransient
{
    private const double RateOff = 0.2;
    private const double Delays = 7;
    private const double UnknownPart = 0.05;
    private const double MostPart = 0.15;

    /// <summary>First and last row that have settled.</summary>
    /// <param name="time">Time, s, [n].</param>
    /// <param name="temperature">Temperature, K, [n].</param>
    /// <param name="segments">Segments of the programme.</param>
    /// <param name="segment">The one that is read.</param>
    /// <param name="delay">Delay of the heat flow, s; null if it is not known.</param>
    public static (int First, int Last) Settled(double[] time, double[] temperature, ImmutableArray<ProgrammeSegment> segments, ProgrammeSegment segment, Estimate? delay)
    {
        var (first, last) = (segment.First, segment.First + segment.Count - 1);
        var (most, window) = ((int)(MostPart * segment.Count), Math.Min(segment.Count, Math.Max(5, segment.Count / 100)));
        var rates = Enumerable.Range(first, segment.Count - window + 1).Select(i => TemperatureProgramme.Slope(time.AsSpan(i, window), temperature.AsSpan(i, window))).ToArray();
        var median = rates.Order().ElementAt(rates.Length / 2);
        var (start, end) = (0, 0);
        while (start < Math.Min(most, rates.Length - 1) && IsOff(rates[start]))
            start++;
        while (end < Math.Min(most, rates.Length - 1) && IsOff(rates[^(end + 1)]))
            end++;
        (first, last) = (first + start, last - end);
        var at = segments.IndexOf(segment);
        if (at > 0)
        {
            var until = delay is null ? segment.First + (int)(UnknownPart * segment.Count) : Array.FindIndex(time, segment.First, t => t >= time[segment.First] + (Delays * delay.Value));
            first = Math.Max(first, until < 0 ? first : Math.Min(until, segment.First + most));
        }

        return (first, last);

        bool IsOff(double rate) => !(Math.Abs(rate - median) <= RateOff * Math.Abs(median));
    }

    /// <summary>What is told of rows that were left out; null for none.</summary>
    /// <param name="left">Temperatures of the rows that were left out of the range that was asked for, K.</param>
    public static Finding? Told(IReadOnlyCollection<double> left) => left.Count == 0 ? null
        : Finding.Hint(FormattableString.Invariant($"{left.Count} points next to a change of the programme ({string.Join(" and ", Stretches(left))}) were left out: there the instrument had not settled."), "programme");

    private static IEnumerable<string> Stretches(IReadOnlyCollection<double> left)
    {
        var sorted = left.Order().ToArray();
        var gap = Enumerable.Range(1, sorted.Length - 1).Where(i => sorted[i] - sorted[i - 1] > 0.25 * (sorted[^1] - sorted[0]) && sorted[i] - sorted[i - 1] > 5).DefaultIfEmpty(-1).First();
        (int From, int To)[] parts = gap < 0 ? [(0, sorted.Length - 1)] : [(0, gap - 1), (gap, sorted.Length - 1)];
        return parts.Select(p => FormattableString.Invariant($"{sorted[p.From] - 273.15:0.#} to {sorted[p.To] - 273.15:0.#} °C"));
    }
}
