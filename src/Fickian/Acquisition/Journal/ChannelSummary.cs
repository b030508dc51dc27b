namespace Fickian.Acquisition.Journal;

/// <summary>What a journal holds of one channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Samples">Number of samples.</param>
/// <param name="NotGood">Number of samples whose state is not good.</param>
/// <param name="First">Time of the first one, s since the start; NaN if there is none.</param>
/// <param name="Last">Time of the last one, s since the start; NaN if there is none.</param>
/// <param name="Least">Least value; NaN if there is none.</param>
/// <param name="Greatest">Greatest value; NaN if there is none.</param>
/// <param name="LongestInterval">Longest time from one sample to the next, s; 0 if there are fewer than two.</param>
/// <param name="LongestIntervalAt">Where it begins, s since the start.</param>
public sealed record ChannelSummary(JournalChannel Channel, long Samples, long NotGood, double First, double Last, double Least, double Greatest, double LongestInterval, double LongestIntervalAt)
{
    // A channel that is polled on time varies by far less.
    private const double Unusual = 5;

    /// <summary>Mean time from one sample to the next, s; NaN if there are fewer than two.</summary>
    public double MeanInterval => Samples > 1 ? (Last - First) / (Samples - 1) : double.NaN;

    /// <summary>Whether the longest interval is more than five times the mean: samples are missing there.</summary>
    public bool HasGap => LongestInterval > Unusual * MeanInterval;
}
