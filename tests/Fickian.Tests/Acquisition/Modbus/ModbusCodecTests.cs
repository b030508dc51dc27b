using System.Buffers.Binary;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Modbus;

namespace Fickian.Tests.Acquisition.Modbus;

/// <summary>The messages of Modbus, byte by byte against the recorded ones.</summary>
public sealed class ModbusCodecTests
{
    // Requests that no master may send: the request record cannot be made from them.
    private static readonly string[] Illegal =
    [
        "modbus-tcp-008", "modbus-tcp-009", "modbus-tcp-010", "modbus-tcp-017", "modbus-tcp-028", "modbus-tcp-031", "modbus-tcp-034", "modbus-tcp-041",
        "modbus-tcp-045", "modbus-tcp-046", "modbus-tcp-048", "modbus-rtu-018", "modbus-rtu-030",
    ];

    [Fact]
    public void Every_row_is_a_legal_request_or_among_the_illegal_ones()
    {
        var tcp = Vectors.Of("modbus_tcp");
        var rtu = Vectors.Of("modbus_rtu");
        Assert.Equal((48, 33), (tcp.Count, rtu.Count));
        var illegal = tcp.Concat(rtu).Where(v => Requests(v).Any(p => Rebuilt(p) is not { } again || !again.Pdu.Span.SequenceEqual(p))).Select(v => v.Case);
        Assert.Equal(Illegal, illegal);
    }

    [Fact]
    public void Every_frame_encodes_to_the_recorded_bytes()
    {
        foreach (var bytes in Vectors.Of("modbus_tcp").Where(v => v.Command != "bad protocol id").SelectMany(v => new[] { v.Host!, v.Device! }).Where(b => b.Length > 0))
            Assert.Equal(bytes, Frames(new ModbusTcpFramer(), bytes).SelectMany(f => ModbusTcpFrame.Decode(f)!.Encode()));
        foreach (var vector in Vectors.Of("modbus_rtu"))
        {
            Assert.Equal(vector.Host, ModbusRtuFrame.Decode(vector.Host)!.Encode());
            Assert.Equal(vector.Host, Assert.Single(Frames(new ModbusRtuFramer(IsDevice: true), vector.Host!)));
            var sound = ModbusRtuFrame.Decode(vector.Device);

            // A zero behind a whole message passes every CRC of this kind: there only the length tells.
            Assert.Equal(vector.IsSilent || vector.Command == "bad CRC" || vector.Case == "modbus-rtu-032", sound is null);
            Assert.True(sound is null || sound.Encode().SequenceEqual(vector.Device!), vector.Case);
        }
    }

    [Fact]
    public void A_reply_is_taken_unless_the_table_calls_it_wrong_or_damaged()
    {
        foreach (var vector in Vectors.Of("modbus_tcp").Where(v => !v.IsSilent && v.Command is not ("pipelined" or "bad protocol id")))
        {
            var request = Raw(ModbusTcpFrame.Decode(vector.Host)!.Pdu);

            // The refusal of quantity 0 with another number is a refusal all the same, and an echoed illegal value is what was asked for.
            var expected = vector.Status != "wrong" || vector.Case is "modbus-tcp-041" or "modbus-tcp-045" or "modbus-tcp-046";
            Assert.True(expected == request.IsReply(ModbusTcpFrame.Decode(vector.Device)!.Pdu), vector.Case);
        }
    }

    [Theory]
    [InlineData("modbus-rtu-013", RegisterType.Int16, false, 1, -200)]
    [InlineData("modbus-rtu-012", RegisterType.Int32, false, 0.01, 10)]
    [InlineData("modbus-rtu-019", RegisterType.Float32, true, 1, 21.5)]
    [InlineData("modbus-rtu-031", RegisterType.UInt16, false, 1, 7)]
    public void Registers_mean_what_the_table_says(string name, RegisterType type, bool lowFirst, double scale, double value)
    {
        var entry = new RegisterEntry("v", RegisterTable.Holding, 0) { Type = type, LowWordFirst = lowFirst, Scale = scale };
        var words = new ModbusReply(ModbusRtuFrame.Decode(Vectors.Case("modbus_rtu", name)[0].Device)!.Pdu).Registers();
        Assert.Equal(value, RegisterCode.Decode(entry, words).Value!.Value, 1e-9);
        Assert.Equal(words, RegisterCode.Encode(entry, value));
    }

    [Fact]
    public void Bits_mean_what_the_table_says()
    {
        bool[] Bits(string file, string name, int count) => new ModbusReply(
            (file == "modbus_tcp" ? ModbusTcpFrame.Decode(Vectors.Case(file, name)[0].Device)!.Pdu : ModbusRtuFrame.Decode(Vectors.Case(file, name)[0].Device)!.Pdu)).Bits(count);
        Assert.Equal([true, false, true, false, false, false, false, false], Bits("modbus_rtu", "modbus-rtu-020", 8));
        Assert.Equal([false, true, false, true], Bits("modbus_rtu", "modbus-rtu-023", 4));
        Assert.Equal([true, false, true, true], Bits("modbus_tcp", "modbus-tcp-027", 4));
        Assert.All(Bits("modbus_tcp", "modbus-tcp-004", 10), Assert.True);
    }

    [Fact]
    public void An_identification_is_read_back_as_it_was_told()
    {
        var told = new ModbusIdentification(new Dictionary<int, string> { [0] = "Maker", [1] = "Card 8", [2] = "1.0" });
        var read = ModbusIdentification.Decode(told.Encode())!;
        Assert.Equal(("Maker", "Card 8", "1.0"), (read.Maker, read.Product, read.Version));
        Assert.Null(ModbusIdentification.Decode(told.Encode().AsSpan()[..^1]));
    }

    /// <summary>The messages in the host's bytes, without unit and check.</summary>
    internal static IEnumerable<byte[]> Requests(ProtocolVector vector) => vector.Case.StartsWith("modbus-tcp", StringComparison.Ordinal)
        ? vector.Command == "bad protocol id" ? [[0]] : Frames(new ModbusTcpFramer(), vector.Host!).Select(f => ModbusTcpFrame.Decode(f)!.Pdu)
        : [ModbusRtuFrame.Decode(vector.Host)!.Pdu];

    /// <summary>The request that a master makes for the same question; null if it makes none.</summary>
    internal static ModbusRequest? Rebuilt(byte[] pdu)
    {
        ushort Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(pdu.AsSpan(at));
        try
        {
            return (ModbusFunction)pdu[0] switch
            {
                >= ModbusFunction.ReadCoils and <= ModbusFunction.ReadInputRegisters => ModbusRequest.Read((ModbusFunction)pdu[0], Word(1), Word(3)),
                ModbusFunction.WriteCoil => ModbusRequest.WriteCoil(Word(1), pdu[3] != 0),
                ModbusFunction.WriteRegister => ModbusRequest.WriteRegister(Word(1), Word(3)),
                ModbusFunction.Diagnostics => ModbusRequest.Echo(Word(3)),
                ModbusFunction.WriteCoils => ModbusRequest.WriteCoils(Word(1), ModbusBits.Unpack(pdu.AsSpan(6), Word(3))),
                ModbusFunction.WriteRegisters => ModbusRequest.WriteRegisters(Word(1), ModbusBits.Words(pdu.AsSpan(6))),
                ModbusFunction.MaskWriteRegister => ModbusRequest.MaskWriteRegister(Word(1), Word(3), Word(5)),
                ModbusFunction.ReadWriteRegisters => ModbusRequest.ReadWriteRegisters(Word(1), Word(3), Word(5), ModbusBits.Words(pdu.AsSpan(10))),
                ModbusFunction.EncapsulatedInterface => ModbusRequest.Identify(),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static ModbusRequest Raw(byte[] pdu) => new((ModbusFunction)pdu[0], pdu, "raw");

    private static IEnumerable<byte[]> Frames(IFramer framer, byte[] bytes)
    {
        var buffer = new FrameBuffer(framer);
        buffer.Add(bytes);
        while (buffer.Next() is { } frame)
            yield return frame;
    }
}
