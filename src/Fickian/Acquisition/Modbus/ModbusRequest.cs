using System.Buffers.Binary;

namespace Fickian.Acquisition.Modbus;

/// <summary>A Modbus request: its bytes, and how to know its reply. Addresses count from 0, as on the wire.</summary>
/// <param name="Function">What is asked.</param>
/// <param name="Pdu">Function and data, without unit and check.</param>
/// <param name="What">What is asked, for messages.</param>
public sealed record ModbusRequest(ModbusFunction Function, ReadOnlyMemory<byte> Pdu, string What)
{
    /// <summary>Most bits that are read at once.</summary>
    public const int MostBitsRead = 2000;

    /// <summary>Most words that are read at once.</summary>
    public const int MostRegistersRead = 125;

    /// <summary>Most bits that are set at once.</summary>
    public const int MostBitsWritten = 1968;

    /// <summary>Most words that are set at once.</summary>
    public const int MostRegistersWritten = 123;

    /// <summary>Most words that are set in a request that also reads.</summary>
    public const int MostRegistersExchanged = 121;

    /// <summary>Whether something may change at the device.</summary>
    public bool IsWrite => Function is ModbusFunction.WriteCoil or ModbusFunction.WriteRegister or ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters
        or ModbusFunction.MaskWriteRegister or ModbusFunction.ReadWriteRegisters;

    /// <summary>Reads coils, discrete inputs, holding registers or input registers.</summary>
    /// <param name="function">One of the four functions that read.</param>
    /// <param name="address">First address.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such addresses, or too many are asked for.</exception>
    public static ModbusRequest Read(ModbusFunction function, int address, int count)
    {
        var bits = function is ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs;
        if (!bits && function is not (ModbusFunction.ReadHoldingRegisters or ModbusFunction.ReadInputRegisters))
            throw new ArgumentOutOfRangeException(nameof(function), $"A function that reads (1 to 4) was expected and {(int)function} was found.");
        Check(address, count, bits ? MostBitsRead : MostRegistersRead);
        return new(function, Words(function, address, count), $"function {(int)function}, {count} from address {address}");
    }

    /// <summary>Sets one coil.</summary>
    public static ModbusRequest WriteCoil(int address, bool on)
    {
        Check(address, 1, 1);
        return new(ModbusFunction.WriteCoil, Words(ModbusFunction.WriteCoil, address, on ? 0xff00 : 0), $"coil {address} {(on ? "on" : "off")} (function 5)");
    }

    /// <summary>Sets one word.</summary>
    public static ModbusRequest WriteRegister(int address, ushort value)
    {
        Check(address, 1, 1);
        return new(ModbusFunction.WriteRegister, Words(ModbusFunction.WriteRegister, address, value), $"register {address} = {value} (function 6)");
    }

    /// <summary>Sets coils together.</summary>
    public static ModbusRequest WriteCoils(int address, params IReadOnlyList<bool> on)
    {
        ArgumentNullException.ThrowIfNull(on);
        Check(address, on.Count, MostBitsWritten);
        var bits = ModbusBits.Pack(on);
        return new(ModbusFunction.WriteCoils, (byte[])[.. Words(ModbusFunction.WriteCoils, address, on.Count), (byte)bits.Length, .. bits], $"{on.Count} coils from {address} (function 15)");
    }

    /// <summary>Sets words together.</summary>
    public static ModbusRequest WriteRegisters(int address, params IReadOnlyList<ushort> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(address, values.Count, MostRegistersWritten);
        return new(
            ModbusFunction.WriteRegisters,
            (byte[])[.. Words(ModbusFunction.WriteRegisters, address, values.Count), (byte)(2 * values.Count), .. ModbusBits.Bytes(values)],
            $"{values.Count} registers from {address} (function 16)");
    }

    /// <summary>Sets single bits of a word: (word AND <paramref name="and"/>) OR (<paramref name="or"/> AND NOT <paramref name="and"/>).</summary>
    public static ModbusRequest MaskWriteRegister(int address, ushort and, ushort or)
    {
        Check(address, 1, 1);
        return new(ModbusFunction.MaskWriteRegister, Words(ModbusFunction.MaskWriteRegister, address, and, or), $"bits of register {address} (function 22)");
    }

    /// <summary>Sets words, then reads words.</summary>
    public static ModbusRequest ReadWriteRegisters(int readAddress, int count, int writeAddress, params IReadOnlyList<ushort> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(readAddress, count, MostRegistersRead);
        Check(writeAddress, values.Count, MostRegistersExchanged);
        return new(
            ModbusFunction.ReadWriteRegisters,
            (byte[])[.. Words(ModbusFunction.ReadWriteRegisters, readAddress, count, writeAddress, values.Count), (byte)(2 * values.Count), .. ModbusBits.Bytes(values)],
            $"{values.Count} registers from {writeAddress}, then {count} from {readAddress} (function 23)");
    }

    /// <summary>Lets the device repeat a word: a test of the line.</summary>
    public static ModbusRequest Echo(ushort word) => new(ModbusFunction.Diagnostics, Words(ModbusFunction.Diagnostics, 0, word), "echo (function 8)");

    /// <summary>Asks who the device is: maker, product code, version.</summary>
    public static ModbusRequest Identify() => new(ModbusFunction.EncapsulatedInterface, new byte[] { 0x2b, 0x0e, 0x01, 0x00 }, "identification (function 43)");

    /// <summary>Whether a message, function and data, can be the reply.</summary>
    /// <param name="reply">Message without unit and check.</param>
    public bool IsReply(ReadOnlySpan<byte> reply)
    {
        if (reply.Length < 2)
            return false;
        if (reply[0] == ((int)Function | 0x80))
            return reply.Length == 2;
        var request = Pdu.Span;
        return reply[0] == (int)Function && Function switch
        {
            ModbusFunction.ReadCoils or ModbusFunction.ReadDiscreteInputs => Holds(reply, (Word(request, 3) + 7) / 8),
            ModbusFunction.ReadHoldingRegisters or ModbusFunction.ReadInputRegisters or ModbusFunction.ReadWriteRegisters => Holds(reply, 2 * Word(request, 3)),
            ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters => reply.SequenceEqual(request[..5]),
            ModbusFunction.EncapsulatedInterface => ModbusIdentification.Decode(reply) is not null,
            _ => reply.SequenceEqual(request),
        };
    }

    private static bool Holds(ReadOnlySpan<byte> reply, int count) => reply[1] == count && reply.Length == 2 + count;

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static byte[] Words(ModbusFunction function, params ReadOnlySpan<int> words)
    {
        var bytes = new byte[1 + 2 * words.Length];
        bytes[0] = (byte)function;
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1 + 2 * i), (ushort)words[i]);
        return bytes;
    }

    private static void Check(int address, int count, int most)
    {
        if (count < 1 || count > most)
            throw new ArgumentOutOfRangeException(nameof(count), $"Between 1 and {most} values go into one Modbus request and {count} were asked for; nothing was sent.");
        if (address < 0 || address + count > 65536)
            throw new ArgumentOutOfRangeException(nameof(address), $"Modbus addresses lie between 0 and 65535 and {count} from {address} were asked for; nothing was sent.");
    }
}
