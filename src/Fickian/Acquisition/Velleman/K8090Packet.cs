namespace Fickian.Acquisition.Velleman;

/// <summary>Packet of the K8090: 04, command, mask, two parameters, checksum, 0f. The checksum is the two's complement of the sum of the first five bytes.</summary>
/// <param name="Command">Command or kind of reply.</param>
/// <param name="Mask">Relays that are meant; of a state reply, the state before.</param>
/// <param name="First">First parameter; of a state reply, the present state.</param>
/// <param name="Second">Second parameter; of a state reply, the relays whose timer runs.</param>
internal readonly record struct K8090Packet(byte Command, byte Mask = 0, byte First = 0, byte Second = 0)
{
    public const int Length = 7;
    public const byte Start = 0x04;
    public const byte End = 0x0f;
    public const byte On = 0x11;
    public const byte Off = 0x12;
    public const byte Query = 0x18;
    public const byte Button = 0x50;
    public const byte State = 0x51;
    public const byte Version = 0x71;

    /// <summary>The bytes on the line.</summary>
    public byte[] Encode() => [Start, Command, Mask, First, Second, Checksum, End];

    /// <summary>Reads a packet; null if the bytes are none or its checksum does not hold.</summary>
    public static K8090Packet? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length || bytes[0] != Start || bytes[6] != End)
            return null;
        var packet = new K8090Packet(bytes[1], bytes[2], bytes[3], bytes[4]);
        return packet.Checksum == bytes[5] ? packet : null;
    }

    private byte Checksum => (byte)-(Start + Command + Mask + First + Second);
}
