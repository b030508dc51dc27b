namespace Fickian.Acquisition.Framing;

/// <summary>Messages that end in a mark: CR, LF, CR LF, <c>;FF</c>. The content comes without it.</summary>
/// <param name="End">The mark, for example <c>"\r"u8.ToArray()</c>.</param>
/// <param name="LongestFrame">Longest message with its mark, bytes.</param>
public sealed record LineFramer(byte[] End, int LongestFrame = 65536) : IFramer
{
    /// <summary>Lines that end in CR.</summary>
    public static LineFramer CarriageReturn { get; } = new("\r"u8.ToArray());

    /// <summary>Lines that end in LF.</summary>
    public static LineFramer LineFeed { get; } = new("\n"u8.ToArray());

    /// <summary>Lines that end in CR LF.</summary>
    public static LineFramer CarriageReturnLineFeed { get; } = new("\r\n"u8.ToArray());

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf(End);
        return at >= 0 ? at + End.Length <= LongestFrame ? FrameScan.Frame(at + End.Length, 0, at) : FrameScan.Damaged(at + End.Length)
            : bytes.Length >= LongestFrame ? FrameScan.Damaged(bytes.Length - End.Length + 1)
            : FrameScan.Incomplete;
    }
}
