using System.Buffers.Binary;

namespace Fickian.Acquisition.GigEVision;

/// <summary>A packet of the stream: status, block, format and number of the packet, content. Long identifiers (bit 31 of the format word) have 64 bits for the block and 32 for the packet.</summary>
internal sealed record GvspPacket(ushort Status, ulong Block, int Format, int Number, ReadOnlyMemory<byte> Content)
{
    public const int Leader = 1;
    public const int Trailer = 2;
    public const int Payload = 3;

    private const int HeadSize = 8;
    private const int LongHeadSize = 20;

    /// <summary>Reads a packet; null if the datagram is none.</summary>
    public static GvspPacket? Decode(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.Length < HeadSize)
            return null;
        var status = BinaryPrimitives.ReadUInt16BigEndian(span);
        var word = BinaryPrimitives.ReadUInt32BigEndian(span[4..]);
        var format = (int)((word >> 24) & 0x7f);
        if (word >> 31 == 0)
            return new(status, BinaryPrimitives.ReadUInt16BigEndian(span[2..]), format, (int)(word & 0xffffff), bytes[HeadSize..]);
        return span.Length < LongHeadSize || BinaryPrimitives.ReadUInt32BigEndian(span[16..]) > int.MaxValue ? null
            : new(status, BinaryPrimitives.ReadUInt64BigEndian(span[8..]), format, BinaryPrimitives.ReadInt32BigEndian(span[16..]), bytes[LongHeadSize..]);
    }

    /// <summary>The packet with short identifiers.</summary>
    public byte[] Encode()
    {
        var packet = new byte[HeadSize + Content.Length];
        BinaryPrimitives.WriteUInt16BigEndian(packet, Status);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)Block);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), ((uint)Format << 24) | (uint)Number);
        Content.Span.CopyTo(packet.AsSpan(HeadSize));
        return packet;
    }
}
