namespace Fickian.Infrared;

/// <summary>Runs over all spectra of a map on all processors, whole rows at a time.</summary>
internal static class PixelLoop
{
    // Longer stretches are fetched ahead by the processor itself, best one after the other.
    private const int LongestOfFour = 256;

    /// <summary>One linear measure of every spectrum, of short bands four spectra at a time.</summary>
    /// <param name="map">The map.</param>
    /// <param name="weights">Weights of the measure.</param>
    /// <param name="values">Receives the measures, [frames × rows × columns].</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void Measure(SpectralMap map, SpectralWeights weights, double[] values, CancellationToken cancellation) => Rows(map, row =>
    {
        var (frame, r) = Math.DivRem(row, map.Rows.Count);
        var (at, column) = (row * map.Columns.Count, 0);
        for (; column + 3 < map.Columns.Count && weights.Values.Length <= LongestOfFour; column += 4)
        {
            (values[at + column], values[at + column + 1], values[at + column + 2], values[at + column + 3]) =
                weights.Of(map.Span(r, column, frame), map.Span(r, column + 1, frame), map.Span(r, column + 2, frame), map.Span(r, column + 3, frame));
        }

        for (; column < map.Columns.Count; column++)
            values[at + column] = weights.Of(map.Span(r, column, frame));
    }, cancellation);

    /// <summary>Calls the work for every spectrum; its index counts frames, rows and columns, the last fastest.</summary>
    /// <param name="map">The map.</param>
    /// <param name="room">Number of values of the room that each thread is given, uncleared.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void Over(SpectralMap map, int room, Work work, CancellationToken cancellation)
    {
        using var rooms = new ThreadLocal<double[]>(() => new double[room]);
        Rows(map, row =>
        {
            var own = rooms.Value!;
            var (frame, r) = Math.DivRem(row, map.Rows.Count);
            for (var column = 0; column < map.Columns.Count; column++)
                work((row * map.Columns.Count) + column, map.Span(r, column, frame), own);
        }, cancellation);
    }

    private static void Rows(SpectralMap map, Action<int> work, CancellationToken cancellation)
    {
        var rows = map.Frames.Count * map.Rows.Count;
        // Long enough for the overhead of a task to vanish, short enough to share the work evenly.
        var chunk = Math.Max(1, Math.Min(rows / (8 * Environment.ProcessorCount), 4096 / Math.Max(1, map.Columns.Count)));
        Parallel.For(0, (rows + chunk - 1) / chunk, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            for (var row = part * chunk; row < Math.Min(rows, (part + 1) * chunk); row++)
                work(row);
        });
    }

    public delegate void Work(int index, ReadOnlySpan<float> spectrum, Span<double> room);
}
