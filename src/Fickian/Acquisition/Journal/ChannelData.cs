namespace Fickian.Acquisition.Journal;

/// <summary>The samples of one channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Samples">Its samples, in the order in which they were written, [n].</param>
public sealed record ChannelData(JournalChannel Channel, ReadOnlyMemory<RunSample> Samples)
{
    /// <summary>Times since the start of the run, s, [n].</summary>
    public double[] Seconds() => Column(s => s.Time.Seconds);

    /// <summary>Values in the channel's unit, [n].</summary>
    public double[] Values() => Column(s => s.Value);

    private double[] Column(Func<RunSample, double> value)
    {
        var column = new double[Samples.Length];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(Samples.Span[i]);
        return column;
    }
}
