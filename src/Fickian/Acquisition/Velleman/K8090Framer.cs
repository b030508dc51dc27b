using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Velleman;

/// <summary>Finds packets of the K8090 by beginning, end and checksum; what fits none of them is skipped byte by byte.</summary>
internal sealed record K8090Framer : IFramer
{
    /// <inheritdoc/>
    public int LongestFrame => K8090Packet.Length;

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOf(K8090Packet.Start);
        if (start != 0)
            return FrameScan.Damaged(start < 0 ? bytes.Length : start);
        return bytes.Length < K8090Packet.Length ? FrameScan.Incomplete
            : K8090Packet.Decode(bytes[..K8090Packet.Length]) is null ? FrameScan.Damaged(1)
            : FrameScan.Frame(K8090Packet.Length, 0, K8090Packet.Length);
    }
}
