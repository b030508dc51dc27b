using System.Buffers.Binary;

namespace Fickian.Acquisition.GigEVision;

/// <summary>An acknowledge of the control protocol: status, command, length, identifier, content.</summary>
internal sealed record GvcpAcknowledge(ushort Status, ushort Command, ushort Id, byte[] Content)
{
    /// <summary>Reads an acknowledge; null if the datagram is none or is cut.</summary>
    public static GvcpAcknowledge? Decode(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Gvcp.HeadSize && BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) == bytes.Length - Gvcp.HeadSize
            ? new(BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]), bytes[Gvcp.HeadSize..].ToArray())
            : null;

    public byte[] Encode()
    {
        var packet = new byte[Gvcp.HeadSize + Content.Length];
        BinaryPrimitives.WriteUInt16BigEndian(packet, Status);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), Command);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)Content.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), Id);
        Content.CopyTo(packet, Gvcp.HeadSize);
        return packet;
    }

    /// <summary>What a status means.</summary>
    public static string Meaning(ushort status) => status switch
    {
        0 => "done",
        0x8001 => "not implemented",
        0x8002 => "a parameter is wrong",
        0x8003 => "there is no such address",
        0x8004 => "the register is write-protected",
        0x8005 => "the address is not aligned",
        0x8006 => "access denied: somebody else has control, or nobody",
        0x8007 => "busy",
        _ => $"status {status:X4}",
    };
}
