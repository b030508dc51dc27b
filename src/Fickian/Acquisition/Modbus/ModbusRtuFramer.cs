using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Modbus;

/// <summary>Finds Modbus RTU messages by the length that their function implies; unit and CRC stay with the message.</summary>
/// <remarks>
/// A serial line marks the end of a message by a silence, which a computer sees only roughly; the length is certain.
/// A master takes the message as it comes and judges its check itself, so that a damaged reply is told with its bytes.
/// A device skips what has no valid check, byte by byte, until it finds a request again.
/// </remarks>
/// <param name="IsDevice">Whether requests are looked for, or replies.</param>
internal sealed record ModbusRtuFramer(bool IsDevice) : IFramer
{
    private const int Unknown = 0;
    private const int NotYet = -1;
    private const int Shortest = 4;

    public int LongestFrame => 256;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length < 2 ? NotYet : IsDevice ? RequestLength(bytes) : ReplyLength(bytes);
        if (length == Unknown)
            length = LengthByCheck(bytes);
        if (length > LongestFrame)
            return FrameScan.Damaged(1);
        return length == NotYet || length > bytes.Length ? FrameScan.Incomplete
            : IsDevice && !ModbusCrc.Holds(bytes[..length]) ? FrameScan.Damaged(1)
            : FrameScan.Frame(length, 0, length);
    }

    private static int RequestLength(ReadOnlySpan<byte> bytes) => (ModbusFunction)bytes[1] switch
    {
        >= ModbusFunction.ReadCoils and <= ModbusFunction.WriteRegister or ModbusFunction.Diagnostics => 8,
        ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters => Counted(bytes, 6),
        ModbusFunction.MaskWriteRegister => 10,
        ModbusFunction.ReadWriteRegisters => Counted(bytes, 10),
        ModbusFunction.EncapsulatedInterface => 7,
        _ => Unknown,
    };

    private static int ReplyLength(ReadOnlySpan<byte> bytes) => (ModbusFunction)bytes[1] switch
    {
        >= ModbusFunction.ReadCoils and <= ModbusFunction.ReadInputRegisters or ModbusFunction.ReadWriteRegisters => Counted(bytes, 2),
        ModbusFunction.WriteCoil or ModbusFunction.WriteRegister or ModbusFunction.Diagnostics or ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters => 8,
        ModbusFunction.MaskWriteRegister => 10,
        ModbusFunction.EncapsulatedInterface => IdentificationLength(bytes),
        >= (ModbusFunction)0x80 => 5,
        _ => Unknown,
    };

    // Bytes up to and with the count, what is counted, and the check.
    private static int Counted(ReadOnlySpan<byte> bytes, int at) => bytes.Length <= at ? NotYet : at + 1 + bytes[at] + ModbusCrc.Length;

    // Seven bytes after the unit, then objects of a number, a length and text.
    private static int IdentificationLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
            return NotYet;
        var length = 8;
        for (var i = 0; i < bytes[7]; i++)
        {
            if (bytes.Length < length + 2)
                return NotYet;
            length += 2 + bytes[length + 1];
        }

        return length + ModbusCrc.Length;
    }

    private static int LengthByCheck(ReadOnlySpan<byte> bytes)
    {
        for (var length = Shortest; length <= bytes.Length; length++)
        {
            if (ModbusCrc.Holds(bytes[..length]))
                return length;
        }

        return NotYet;
    }
}
