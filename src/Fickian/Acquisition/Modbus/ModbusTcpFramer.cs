using System.Buffers.Binary;
using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Modbus;

/// <summary>Finds Modbus TCP messages by their length field; the header stays with the message. A message of another protocol is skipped as a whole.</summary>
internal sealed record ModbusTcpFramer : IFramer
{
    private const int LeastLength = 2;
    private const int MostLength = 254;

    public int LongestFrame => 6 + MostLength;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 6)
            return FrameScan.Incomplete;
        var protocol = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (length is < LeastLength or > MostLength)
            return FrameScan.Damaged(1);
        return bytes.Length < 6 + length ? FrameScan.Incomplete
            : protocol == 0 ? FrameScan.Frame(6 + length, 0, 6 + length)
            : FrameScan.Damaged(6 + length);
    }
}
