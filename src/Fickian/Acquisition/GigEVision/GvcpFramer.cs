using System.Buffers.Binary;
using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.GigEVision;

/// <summary>Packets of the control protocol, marked off by the length in their head.</summary>
internal sealed record GvcpFramer : IFramer
{
    public int LongestFrame => 576;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Gvcp.HeadSize)
            return FrameScan.Incomplete;
        var length = Gvcp.HeadSize + BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        return length > LongestFrame ? FrameScan.Damaged(1) : bytes.Length < length ? FrameScan.Incomplete : FrameScan.Frame(length, 0, length);
    }
}
