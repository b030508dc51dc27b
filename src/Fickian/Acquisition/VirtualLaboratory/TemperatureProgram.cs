using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the furnace is told to do: ramps and holds one after the other.</summary>
public sealed record TemperatureProgram
{
    private const int MostSegments = 1000;

    // Twelve days.
    private const double LongestRun = 1_036_800;

    /// <summary>Temperature at the beginning, K.</summary>
    public required double Start { get; init; }

    /// <summary>The steps, in order.</summary>
    public required ImmutableArray<ProgramSegment> Segments { get; init; }

    /// <summary>Time at the end of each step, and the temperature there, beginning with the start.</summary>
    internal (double Time, double Temperature)[] Corners()
    {
        var corners = new (double Time, double Temperature)[Segments.Length + 1];
        corners[0] = (0, Start);
        for (var i = 0; i < Segments.Length; i++)
        {
            var (time, temperature) = corners[i];
            corners[i + 1] = Segments[i] is { To: { } to, KelvinPerMinute: { } rate }
                ? (time + (Math.Abs(to - temperature) * 60 / rate), to)
                : (time + (Segments[i].Hold ?? 0), temperature);
        }

        return corners;
    }

    /// <summary>Temperature at a time, K, between corners by a straight line and constant outside.</summary>
    /// <param name="corners">From <see cref="Corners"/>.</param>
    /// <param name="time">Time, s.</param>
    internal static double At((double Time, double Temperature)[] corners, double time)
    {
        var i = 1;
        while (i < corners.Length && corners[i].Time < time)
            i++;
        if (i == corners.Length)
            return corners[^1].Temperature;
        var (from, to) = (corners[i - 1], corners[i]);
        return time <= from.Time ? from.Temperature : from.Temperature + ((to.Temperature - from.Temperature) * (time - from.Time) / (to.Time - from.Time));
    }

    /// <summary>The programme in words, for the head of a data file.</summary>
    internal string Text() =>
        $"start {Start:0.##} K; " + string.Join("; ", Segments.Select(s => s.To is { } to ? $"{s.KelvinPerMinute:0.###} K/min to {to:0.##} K" : $"hold {s.Hold:0.#} s"));

    internal void Check(RecipeCheck check)
    {
        check.Within("program.start", Start, 0, 5000);
        check.Count("program.segments", Segments, MostSegments);
        foreach (var segment in Segments)
        {
            var isRamp = segment is { To: > 0 and < 5000, KelvinPerMinute: > 0 and < 1e6, Hold: null };
            var isHold = segment is { To: null, KelvinPerMinute: null, Hold: > 0 and < 1e8 };
            check.Require(isRamp || isHold, "program.segments", "that is either a ramp (to, kelvinPerMinute) or a hold (hold), all positive,", segment.ToString());
        }

        check.Require(Corners()[^1].Time <= LongestRun, "program", $"of at most {LongestRun} s", Corners()[^1].Time);
    }
}
