namespace Fickian.Acquisition.Modbus;

/// <summary>Reply of a Modbus device, checked against its request.</summary>
/// <param name="Pdu">Function and data.</param>
public sealed record ModbusReply(ReadOnlyMemory<byte> Pdu)
{
    /// <summary>Why the device does not do what was asked; null if it does.</summary>
    public ModbusExceptionCode? Exception => Pdu.Span[0] >= 0x80 ? (ModbusExceptionCode)Pdu.Span[1] : null;

    /// <summary>Whether the device wants to be asked again later.</summary>
    public bool IsLater => Exception is ModbusExceptionCode.Accepted or ModbusExceptionCode.Busy;

    /// <summary>Bits of a reply that has some.</summary>
    /// <param name="count">How many were asked for.</param>
    public bool[] Bits(int count) => ModbusBits.Unpack(Pdu.Span[2..], count);

    /// <summary>Words of a reply that has some.</summary>
    public ushort[] Registers() => ModbusBits.Words(Pdu.Span[2..]);
}
