using System.Buffers.Binary;

namespace Fickian.Acquisition.Modbus;

/// <summary>The listening half of Modbus: answers requests as the specification says, function, then quantity, then address, then value.</summary>
/// <param name="device">What there is at the addresses.</param>
internal sealed class ModbusService(IModbusDevice device)
{
    /// <summary>The reply to a message, both without unit and check.</summary>
    public byte[] Answer(ReadOnlySpan<byte> pdu)
    {
        var function = (ModbusFunction)pdu[0];
        return function switch
        {
            ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs => ReadBits(function, pdu),
            ModbusFunction.ReadHoldingRegisters or ModbusFunction.ReadInputRegisters => ReadRegisters(function, pdu),
            ModbusFunction.WriteCoil => WriteCoil(pdu),
            ModbusFunction.WriteRegister => pdu.Length != 5 ? Refusal(pdu, ModbusExceptionCode.IllegalValue) : SetRegisters(pdu, 1, [Word(pdu, 3)], pdu.ToArray()),
            ModbusFunction.Diagnostics => pdu.Length == 5 && Word(pdu, 1) == 0 ? pdu.ToArray() : Refusal(pdu, ModbusExceptionCode.IllegalFunction),
            ModbusFunction.WriteCoils => WriteCoils(pdu),
            ModbusFunction.WriteRegisters => WriteRegisters(pdu),
            ModbusFunction.MaskWriteRegister => MaskWrite(pdu),
            ModbusFunction.ReadWriteRegisters => ReadWrite(pdu),
            ModbusFunction.EncapsulatedInterface when device.Identification is { } who => Identify(pdu, who),
            _ => Refusal(pdu, ModbusExceptionCode.IllegalFunction),
        };
    }

    /// <summary>A refusal.</summary>
    public static byte[] Refusal(ReadOnlySpan<byte> pdu, ModbusExceptionCode code) => [(byte)(pdu[0] | 0x80), (byte)code];

    private byte[] ReadBits(ModbusFunction function, ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length != 5 || Word(pdu, 3) is 0 or > ModbusRequest.MostBitsRead)
            return Refusal(pdu, ModbusExceptionCode.IllegalValue);
        var bits = new bool[Word(pdu, 3)];
        for (var i = 0; i < bits.Length; i++)
        {
            if (device.Bit(function, Word(pdu, 1) + i) is not { } bit)
                return Refusal(pdu, ModbusExceptionCode.IllegalAddress);
            bits[i] = bit;
        }

        var packed = ModbusBits.Pack(bits);
        return [pdu[0], (byte)packed.Length, .. packed];
    }

    private byte[] ReadRegisters(ModbusFunction function, ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length != 5 || Word(pdu, 3) is 0 or > ModbusRequest.MostRegistersRead)
            return Refusal(pdu, ModbusExceptionCode.IllegalValue);
        return Words(function, Word(pdu, 1), Word(pdu, 3)) is { } words ? [pdu[0], (byte)(2 * words.Length), .. ModbusBits.Bytes(words)] : Refusal(pdu, ModbusExceptionCode.IllegalAddress);
    }

    private ushort[]? Words(ModbusFunction function, int address, int count)
    {
        var words = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            if (device.Register(function, address + i) is not { } word)
                return null;
            words[i] = word;
        }

        return words;
    }

    private byte[] WriteCoil(ReadOnlySpan<byte> pdu) =>
        pdu.Length != 5 || Word(pdu, 3) is not (0 or 0xff00) ? Refusal(pdu, ModbusExceptionCode.IllegalValue) : SetBits(pdu, [Word(pdu, 3) != 0], pdu.ToArray());

    private byte[] WriteCoils(ReadOnlySpan<byte> pdu)
    {
        var count = pdu.Length < 6 ? 0 : Word(pdu, 3);
        return count is 0 or > ModbusRequest.MostBitsWritten || pdu[5] != (count + 7) / 8 || pdu.Length != 6 + pdu[5]
            ? Refusal(pdu, ModbusExceptionCode.IllegalValue)
            : SetBits(pdu, ModbusBits.Unpack(pdu[6..], count), pdu[..5].ToArray());
    }

    private byte[] WriteRegisters(ReadOnlySpan<byte> pdu)
    {
        var count = pdu.Length < 6 ? 0 : Word(pdu, 3);
        return count is 0 or > ModbusRequest.MostRegistersWritten || pdu[5] != 2 * count || pdu.Length != 6 + pdu[5]
            ? Refusal(pdu, ModbusExceptionCode.IllegalValue)
            : SetRegisters(pdu, 1, ModbusBits.Words(pdu[6..]), pdu[..5].ToArray());
    }

    private byte[] MaskWrite(ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length != 7)
            return Refusal(pdu, ModbusExceptionCode.IllegalValue);
        var present = device.Register(ModbusFunction.ReadHoldingRegisters, Word(pdu, 1)) ?? 0;
        return SetRegisters(pdu, 1, [(ushort)((present & Word(pdu, 3)) | (Word(pdu, 5) & ~Word(pdu, 3)))], pdu.ToArray());
    }

    private byte[] ReadWrite(ReadOnlySpan<byte> pdu)
    {
        var (read, written) = pdu.Length < 10 ? (0, 0) : (Word(pdu, 3), Word(pdu, 7));
        if (read is 0 or > ModbusRequest.MostRegistersRead || written is 0 or > ModbusRequest.MostRegistersExchanged || pdu[9] != 2 * written || pdu.Length != 10 + pdu[9])
            return Refusal(pdu, ModbusExceptionCode.IllegalValue);
        if (Words(ModbusFunction.ReadHoldingRegisters, Word(pdu, 1), read) is null)
            return Refusal(pdu, ModbusExceptionCode.IllegalAddress);
        var done = SetRegisters(pdu, 5, ModbusBits.Words(pdu[10..]), []);
        return done.Length > 0 ? done : [pdu[0], (byte)(2 * read), .. ModbusBits.Bytes(Words(ModbusFunction.ReadHoldingRegisters, Word(pdu, 1), read)!)];
    }

    private static byte[] Identify(ReadOnlySpan<byte> pdu, ModbusIdentification who) =>
        pdu.Length != 4 || pdu[1] != 0x0e ? Refusal(pdu, ModbusExceptionCode.IllegalFunction)
            : pdu[2] is not (1 or 4) ? Refusal(pdu, ModbusExceptionCode.IllegalValue)
            : pdu[2] == 1 ? who.Encode()
            : who.Objects.TryGetValue(pdu[3], out var text) ? (who with { Objects = new Dictionary<int, string> { [pdu[3]] = text } }).Encode()
            : Refusal(pdu, ModbusExceptionCode.IllegalAddress);

    private byte[] SetBits(ReadOnlySpan<byte> pdu, bool[] bits, byte[] done)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            if (device.Bit(ModbusFunction.ReadCoils, Word(pdu, 1) + i) is null)
                return Refusal(pdu, ModbusExceptionCode.IllegalAddress);
        }

        return device.SetBits(Word(pdu, 1), bits) is { } fault ? Refusal(pdu, fault) : done;
    }

    private byte[] SetRegisters(ReadOnlySpan<byte> pdu, int at, ushort[] words, byte[] done) =>
        Words(ModbusFunction.ReadHoldingRegisters, Word(pdu, at), words.Length) is null ? Refusal(pdu, ModbusExceptionCode.IllegalAddress)
            : device.SetRegisters(Word(pdu, at), words) is { } fault ? Refusal(pdu, fault)
            : done;

    private static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
