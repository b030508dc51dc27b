using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Mmsp;

/// <summary>Heads of HTTP requests without a body, each ended by an empty line.</summary>
internal sealed record HttpRequestFramer : IFramer
{
    /// <inheritdoc/>
    public int LongestFrame => 8192;

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("\r\n\r\n"u8);
        return at >= 0 ? FrameScan.Frame(at + 4, 0, at)
            : bytes.Length >= LongestFrame ? FrameScan.Frame(bytes.Length, 0, bytes.Length)
            : FrameScan.Incomplete;
    }
}
