namespace Fickian.Acquisition.Modbus;

/// <summary>A message of Modbus RTU: unit, the message itself, CRC.</summary>
/// <param name="Unit">Address of the device; 0 is everybody, and nobody answers.</param>
/// <param name="Pdu">Function and data.</param>
internal sealed record ModbusRtuFrame(byte Unit, byte[] Pdu)
{
    public const byte Everybody = 0;

    /// <summary>Reads a whole message; null if its check does not hold.</summary>
    public static ModbusRtuFrame? Decode(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && ModbusCrc.Holds(bytes) ? new(bytes[0], bytes[1..^ModbusCrc.Length].ToArray()) : null;

    public byte[] Encode()
    {
        byte[] body = [Unit, .. Pdu];
        var crc = ModbusCrc.Of(body);
        return [.. body, (byte)crc, (byte)(crc >> 8)];
    }
}
