using System.Collections.Immutable;

namespace Fickian.Acquisition.Journal;

/// <summary>An uptake curve out of a run: the samples of one channel, timed from the exposure to the gas.</summary>
public static class RunUptake
{
    /// <summary>The samples of a channel from a marker on, up to the next marker of that name or the end of the run.</summary>
    /// <remarks>Samples whose state is not good, and second ones of the same time, are left out and counted in a finding.</remarks>
    /// <param name="run">The run.</param>
    /// <param name="channel">Name of the channel.</param>
    /// <param name="marker">Name of the marker at which time is 0.</param>
    /// <param name="occurrence">Which one, from 1, where there are several of that name; 0 demands that there be one.</param>
    /// <exception cref="ArgumentException">There is no such channel or marker, several markers and no choice among them, or fewer than two samples behind it.</exception>
    public static Curve Of(RunData run, string channel, string marker = Marker.Exposure, int occurrence = 0)
    {
        ArgumentNullException.ThrowIfNull(run);
        var data = run.Channel(channel);
        var (from, to) = Stretch(run, marker, occurrence);
        List<double> time = [], value = [];
        var (notGood, repeated) = (0, 0);
        foreach (var sample in data.Samples.ToArray().Where(s => s.Time.Nanoseconds >= from && s.Time.Nanoseconds < to).OrderBy(s => s.Time.Nanoseconds))
        {
            var seconds = (sample.Time.Nanoseconds - from) / 1e9;
            if (sample.State != SampleState.Good || !double.IsFinite(sample.Value))
            {
                notGood++;
            }
            else if (time.Count > 0 && seconds == time[^1])
            {
                repeated++;
            }
            else
            {
                time.Add(seconds);
                value.Add(sample.Value);
            }
        }

        if (time.Count < 2)
            throw new ArgumentException($"At least 2 good samples of '{channel}' behind the marker '{marker}' were expected; found {time.Count}.", nameof(channel));
        return new Curve([.. time], [.. value])
        {
            YQuantity = Quantity.Uptake with { Unit = data.Channel.Unit is "" or "1" ? Unit.One : new Unit(data.Channel.Unit) },
            Name = $"{run.Header.Title}, {data.Channel.Name}",
            Provenance = run.Provenance,
            Findings = [.. Left(notGood, "are not good"), .. Left(repeated, "repeat the time of another")],
        };
    }

    /// <summary>Statements for the head of the file.</summary>
    /// <param name="run">The run.</param>
    /// <param name="curve">The curve.</param>
    public static IEnumerable<KeyValuePair<string, string>> Statements(RunData run, Curve curve)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(curve);
        return [.. RunStatements.Of(run).Where(s => s.Key != "provenance"), new("curve", curve.Name), .. curve.Findings.Select(f => KeyValuePair.Create("finding", f.ToString()))];
    }

    private static (long From, long To) Stretch(RunData run, string marker, int occurrence)
    {
        var found = run.Of<Marker>().Where(m => m.Entry.Name.Equals(marker, StringComparison.OrdinalIgnoreCase)).Select(m => m.Time.Nanoseconds).ToArray();
        if (found.Length == 0)
        {
            var names = run.Of<Marker>().Select(m => $"'{m.Entry.Name}'").Distinct(StringComparer.Ordinal).ToArray();
            throw new ArgumentException($"A marker '{marker}' was expected to say when the time is 0; found {(names.Length == 0 ? "no marker" : string.Join(", ", names))}.", nameof(marker));
        }

        if (occurrence == 0 && found.Length > 1)
            throw new ArgumentException($"One marker '{marker}' was expected; found {found.Length}: say which one, from 1 to {found.Length}.", nameof(occurrence));
        if (occurrence < 0 || occurrence > found.Length)
            throw new ArgumentException($"A marker '{marker}' from 1 to {found.Length} was expected; found {occurrence}.", nameof(occurrence));
        var at = Math.Max(0, occurrence - 1);
        return (found[at], at + 1 < found.Length ? found[at + 1] : long.MaxValue);
    }

    private static ImmutableArray<Finding> Left(int count, string why) => count == 0 ? [] : [Finding.Hint($"{count} samples {why} and were left out.")];
}
