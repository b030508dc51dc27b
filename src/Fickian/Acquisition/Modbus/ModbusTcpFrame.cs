using System.Buffers.Binary;

namespace Fickian.Acquisition.Modbus;

/// <summary>A message of Modbus TCP: transaction, protocol 0, length, unit, then the message itself; all numbers high byte first.</summary>
/// <param name="Transaction">Number that the reply repeats.</param>
/// <param name="Unit">Unit behind a gateway.</param>
/// <param name="Pdu">Function and data.</param>
internal sealed record ModbusTcpFrame(ushort Transaction, byte Unit, byte[] Pdu)
{
    public const int HeaderLength = 7;

    /// <summary>Reads a whole message; null if it is none.</summary>
    public static ModbusTcpFrame? Decode(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HeaderLength && BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) == 0 && BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) == bytes.Length - 6
            ? new(BinaryPrimitives.ReadUInt16BigEndian(bytes), bytes[6], bytes[HeaderLength..].ToArray())
            : null;

    public byte[] Encode()
    {
        var length = Pdu.Length + 1;
        return [(byte)(Transaction >> 8), (byte)Transaction, 0, 0, (byte)(length >> 8), (byte)length, Unit, .. Pdu];
    }
}
