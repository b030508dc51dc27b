namespace Fickian.Acquisition.Bus;

/// <summary>What has happened on a line since it was made.</summary>
/// <param name="Exchanges">Exchanges that ended well.</param>
/// <param name="TimeOuts">Replies that did not come in time.</param>
/// <param name="Retries">Reads that were tried again.</param>
/// <param name="Unsolicited">Messages that nobody asked for.</param>
/// <param name="SkippedBytes">Bytes that belonged to no message.</param>
/// <param name="Losses">Times the line was lost.</param>
public readonly record struct BusCounters(long Exchanges, long TimeOuts, long Retries, long Unsolicited, long SkippedBytes, long Losses);
