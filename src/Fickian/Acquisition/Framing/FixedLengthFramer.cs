namespace Fickian.Acquisition.Framing;

/// <summary>Messages that all have one length.</summary>
/// <param name="LongestFrame">Their length, bytes.</param>
public sealed record FixedLengthFramer(int LongestFrame) : IFramer
{
    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= LongestFrame ? FrameScan.Frame(LongestFrame, 0, LongestFrame) : FrameScan.Incomplete;
}
