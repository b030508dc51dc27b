using System.Buffers.Binary;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.GigEVision;

/// <summary>Requests of the GigE Vision control protocol: 42, flags, command, length, identifier, all big endian.</summary>
/// <remarks>A request that is repeated with its identifier is not carried out twice by the camera, so writes may be repeated here as questions are.</remarks>
internal static class Gvcp
{
    public const int Port = 3956;
    public const int HeadSize = 8;
    public const int LongestMemory = 512;
    public const ushort Discovery = 0x0002;
    public const ushort PacketResend = 0x0040;
    public const ushort ReadRegister = 0x0080;
    public const ushort WriteRegister = 0x0082;
    public const ushort ReadMemory = 0x0084;
    public const ushort WriteMemory = 0x0086;
    public const ushort PendingAcknowledge = 0x0089;

    private const byte Key = 0x42;
    private const byte AcknowledgeRequired = 0x01;

    public static byte[] Encode(ushort command, ushort id, ReadOnlySpan<byte> payload, byte flags = AcknowledgeRequired)
    {
        var packet = new byte[HeadSize + payload.Length];
        (packet[0], packet[1]) = (Key, flags);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), command);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)payload.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), id);
        payload.CopyTo(packet.AsSpan(HeadSize));
        return packet;
    }

    public static byte[] Words(params ReadOnlySpan<uint> words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * i), words[i]);
        return bytes;
    }

    public static uint Word(ReadOnlySpan<byte> bytes, int at = 0) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    /// <summary>A request for the bus: acknowledges of other requests are passed over, a pending acknowledge prolongs the wait.</summary>
    public static Request Ask(ushort command, ushort id, byte[] payload, string what) => new(Encode(command, id, payload), what)
    {
        Accept = frame => GvcpAcknowledge.Decode(frame.Span) is not { } ack ? ReplyPart.Damaged
            : ack.Id != id ? ReplyPart.Unsolicited
            : ack.Command == PendingAcknowledge ? ReplyPart.More
            : ack.Command == command + 1 ? ReplyPart.Last
            : ReplyPart.Unsolicited,
    };

    /// <summary>Asks the stream for packets again; the answer comes on the stream.</summary>
    public static Request Resend(ushort id, ushort block, int first, int last) =>
        new(Encode(PacketResend, id, Words(block, (uint)first, (uint)last), 0), $"packets {first} to {last} of block {block}") { HasReply = false };
}
