namespace Fickian.Acquisition.Bus;

/// <summary>How fast an instrument may be talked to and how long it may take to answer.</summary>
/// <param name="TimeOut">Longest wait for a reply, of requests that state none of their own.</param>
/// <param name="Spacing">Least time from the end of one exchange to the beginning of the next.</param>
/// <param name="Quiet">Silence after which a line counts as quiet again, once something went wrong on it.</param>
public sealed record BusTiming(TimeSpan TimeOut, TimeSpan Spacing = default, TimeSpan Quiet = default)
{
    /// <summary>The line counts as quiet after this silence.</summary>
    public TimeSpan QuietOrDefault => Quiet > TimeSpan.Zero ? Quiet : TimeSpan.FromMilliseconds(20);
}
