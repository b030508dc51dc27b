namespace Fickian.Cli.Laboratory;

/// <summary>How much one browser has seen. It asks when it is ready, so a slow one misses what was in between and holds up nobody.</summary>
internal sealed class DashboardViewer
{
    public bool HasBegun { get; set; }

    /// <summary>Time of the last point seen, by channel.</summary>
    public Dictionary<string, double> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines of the log seen, counted from the beginning of the run.</summary>
    public long Lines { get; set; }

    public object? Spectrum { get; set; }

    public object? Map { get; set; }
}
