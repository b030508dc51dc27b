namespace Fickian.Acquisition.Journal;

/// <summary>Counts the samples of one channel as they come.</summary>
internal sealed class ChannelTally
{
    private long samples;
    private long notGood;
    private RunTime first;
    private RunTime last;
    private double least = double.NaN;
    private double greatest = double.NaN;
    private double longest;
    private double longestAt;

    public void Add(in RunSample sample)
    {
        if (samples++ == 0)
            first = sample.Time;
        else if (sample.Time.Seconds - last.Seconds is var interval && interval > longest)
            (longest, longestAt) = (interval, last.Seconds);
        last = sample.Time;
        notGood += sample.State == SampleState.Good ? 0 : 1;
        if (double.IsFinite(sample.Value))
            (least, greatest) = (sample.Value < least || double.IsNaN(least) ? sample.Value : least, sample.Value > greatest || double.IsNaN(greatest) ? sample.Value : greatest);
    }

    public ChannelSummary Of(JournalChannel channel) => samples == 0
        ? new(channel, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN, 0, double.NaN)
        : new(channel, samples, notGood, first.Seconds, last.Seconds, least, greatest, longest, longestAt);
}
