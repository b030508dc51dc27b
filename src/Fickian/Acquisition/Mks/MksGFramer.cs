using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Mks;

/// <summary>Messages of the G-series: from <c>@@@</c> to the two characters behind the semicolon; zero bytes around them are left out.</summary>
internal sealed record MksGFramer : IFramer
{
    private const int ChecksumLength = 2;

    /// <inheritdoc/>
    public int LongestFrame => 128;

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOf((byte)'@');
        if (start != 0)
            return FrameScan.Damaged(start < 0 ? bytes.Length : start);
        var marks = bytes.IndexOfAnyExcept((byte)'@');
        if (marks < 0)
            return bytes.Length > 3 ? FrameScan.Damaged(bytes.Length - 3) : FrameScan.Incomplete;
        if (marks != 3)
            return FrameScan.Damaged(marks < 3 ? marks : marks - 3);

        // Another beginning before the end: the first message was cut short.
        var (end, again) = (bytes.IndexOf((byte)';'), bytes[3..].IndexOf((byte)'@'));
        if (again >= 0 && (end < 0 || again + 3 < end))
            return FrameScan.Damaged(again + 3);
        return end >= 0 && end + ChecksumLength < bytes.Length ? FrameScan.Frame(end + 1 + ChecksumLength, 0, end + 1 + ChecksumLength)
            : bytes.Length >= LongestFrame ? FrameScan.Damaged(bytes.Length)
            : FrameScan.Incomplete;
    }
}
