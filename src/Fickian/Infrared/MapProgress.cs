namespace Fickian.Infrared;

/// <summary>Adds up what several threads have done and reports each whole per cent once, in order.</summary>
/// <param name="progress">Receives the fraction done, 0 to 1; null if nobody listens.</param>
/// <param name="total">How much there is to do.</param>
internal sealed class MapProgress(IProgress<double>? progress, long total)
{
    private readonly Lock gate = new();
    private long done;
    private long reported;

    /// <summary>Adds work that is done.</summary>
    public void Add(long work)
    {
        if (progress is null)
            return;
        lock (gate)
        {
            done += work;
            if (100 * done / total == reported)
                return;
            reported = 100 * done / total;
            progress.Report((double)done / total);
        }
    }
}
