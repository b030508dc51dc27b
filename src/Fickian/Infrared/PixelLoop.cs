namespace Fickian.Infrared;

/// <summary>Runs over all spectra of a map on all processors, whole rows at a time.</summary>
internal static class PixelLoop
{
    /// <summary>Calls the work for every spectrum; its index counts frames, rows and columns, the last fastest.</summary>
    /// <param name="map">The map.</param>
    /// <param name="room">Number of values of the room that each thread is given.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void Over(SpectralMap map, int room, Work work, CancellationToken cancellation)
    {
        var rows = map.Frames.Count * map.Rows.Count;
        // Long enough for the overhead of a task to vanish, short enough to share the work evenly.
        var chunk = Math.Max(1, Math.Min(rows / (8 * Environment.ProcessorCount), 4096 / Math.Max(1, map.Columns.Count)));
        Parallel.For(0, (rows + chunk - 1) / chunk, new ParallelOptions { CancellationToken = cancellation }, part =>
        {
            Span<double> own = new double[room];
            for (var row = part * chunk; row < Math.Min(rows, (part + 1) * chunk); row++)
            {
                for (var column = 0; column < map.Columns.Count; column++)
                    work((row * map.Columns.Count) + column, map.Span(row % map.Rows.Count, column, row / map.Rows.Count), own);
            }
        });
    }

    public delegate void Work(int index, ReadOnlySpan<float> spectrum, Span<double> room);
}
