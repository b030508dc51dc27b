namespace Fickian.Cli.Laboratory;

/// <summary>The course of one value in bounded memory: when it is full, each four neighbours become their lowest and their highest, so that no spike is lost.</summary>
/// <remarks>The time between kept points doubles with each thinning. A point that is not a number is a gap.</remarks>
/// <param name="capacity">Most points that are kept, a multiple of 4.</param>
internal sealed class DashboardChannel(int capacity)
{
    private readonly List<(double Time, double Value)> points = new(capacity);
    private readonly List<(double Time, double Value)> pending = [];
    private int group = 1;

    /// <summary>The points, oldest first.</summary>
    public IReadOnlyList<(double Time, double Value)> Points => points;

    /// <summary>Time of the last point that was taken in, s; −∞ before the first.</summary>
    public double Last { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes in a point; one that is no later than the last is passed over.</summary>
    /// <param name="time">Time, s.</param>
    /// <param name="value">Value; NaN for a gap.</param>
    public void Add(double time, double value)
    {
        if (!(time > Last))
            return;
        Last = time;
        pending.Add((time, value));
        if (pending.Count < group)
            return;
        points.AddRange(group == 1 ? pending : Extremes(pending));
        pending.Clear();
        if (points.Count < capacity)
            return;
        List<(double Time, double Value)> thinned = [.. points.Chunk(4).SelectMany(Extremes)];
        points.Clear();
        points.AddRange(thinned);
        group = group == 1 ? 4 : 2 * group;
    }

    /// <summary>The points behind a time, oldest first.</summary>
    /// <param name="time">Time, s.</param>
    public IEnumerable<(double Time, double Value)> After(double time)
    {
        var first = points.Count;
        while (first > 0 && points[first - 1].Time > time)
            first--;
        return points.Skip(first);
    }

    private static IEnumerable<(double Time, double Value)> Extremes(IReadOnlyList<(double Time, double Value)> some)
    {
        var finite = some.Where(p => double.IsFinite(p.Value)).ToList();
        if (finite.Count == 0)
            return [some[0]];
        var (lowest, highest) = (finite.MinBy(p => p.Value), finite.MaxBy(p => p.Value));
        return lowest.Time == highest.Time ? [lowest] : lowest.Time < highest.Time ? [lowest, highest] : [highest, lowest];
    }
}
