using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Micromeritics;

/// <summary>Lines that end in CR, LF or both. The content keeps its end, so that a report can be kept byte by byte.</summary>
internal sealed record ReportLineFramer : IFramer
{
    /// <inheritdoc/>
    public int LongestFrame => 256;

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        if (at < 0)
            return bytes.Length >= LongestFrame ? FrameScan.Frame(bytes.Length, 0, bytes.Length) : FrameScan.Incomplete;

        // A CR at the end is given out at once: the LF that may follow comes as a blank line of its own.
        var end = at + 1 + (bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n' ? 1 : 0);
        return FrameScan.Frame(end, 0, end);
    }
}
