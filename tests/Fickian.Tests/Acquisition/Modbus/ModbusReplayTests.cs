using System.Buffers.Binary;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Modbus;

namespace Fickian.Tests.Acquisition.Modbus;

/// <summary>The master follows every recorded exchange that a master can begin, and takes no reply that is not one.</summary>
public sealed class ModbusReplayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_master_follows_every_exchange_over_tcp()
    {
        var followed = 0;
        foreach (var vector in Vectors.Of("modbus_tcp").Where(v => v.Command != "pipelined"))
        {
            if (ModbusCodecTests.Rebuilt(ModbusCodecTests.Requests(vector).First()) is not { } request || vector.Case is "modbus-tcp-017" or "modbus-tcp-041" or "modbus-tcp-028" or "modbus-tcp-048")
                continue;
            followed++;
            var unit = vector.Host![6];
            var refused = vector.Device is [_, _, _, _, _, _, _, >= 0x80, ..];
            var fault = await FaultAsync(vector, unit, request, "tcp", BinaryPrimitives.ReadUInt16BigEndian(vector.Host));
            Assert.True(fault == (vector.IsSilent ? DeviceFault.NoReply : refused ? DeviceFault.Refused : null), vector.Case);
        }

        // 48 rows without ten that no master sends, the pipelined pair, and what only a faulty master asks (see ModbusCodecTests).
        Assert.Equal(36, followed);
    }

    [Fact]
    public async Task The_master_follows_every_exchange_over_a_serial_line()
    {
        var followed = 0;
        foreach (var vector in Vectors.Of("modbus_rtu"))
        {
            if (ModbusCodecTests.Rebuilt(ModbusCodecTests.Requests(vector).Single()) is not { } request)
                continue;
            followed++;
            var fault = await FaultAsync(vector, vector.Host![0], request, "rtu", 1);
            DeviceFault? expected = vector.Case switch
            {
                "modbus-rtu-006" or "modbus-rtu-008" or "modbus-rtu-010" or "modbus-rtu-033" => DeviceFault.UnreadableReply,
                "modbus-rtu-032" or "modbus-rtu-004" or "modbus-rtu-029" => DeviceFault.NoReply,
                "modbus-rtu-007" or "modbus-rtu-009" or "modbus-rtu-017" => DeviceFault.Refused,
                _ => null,
            };
            Assert.True(fault == expected, $"{vector.Case}: {fault}");
        }

        // 33 rows without the illegal quantity and the unknown function.
        Assert.Equal(31, followed);
    }

    [Fact]
    public async Task A_late_reply_is_dropped_and_the_next_one_awaited()
    {
        var vector = Vectors.Case("modbus_tcp", "modbus-tcp-003")[0];
        var late = vector.Device!.ToArray();
        late[1] ^= 0xff;
        late[^1] ^= 0xff;
        var replay = new ReplayChannel("late", [vector with { Device = [.. late, .. vector.Device!] }]);
        await using var client = new ModbusClient(Vectors.Setup(replay, false, ("carrier", "tcp"))) { NextTransaction = 3 };
        await client.Bus.OpenAsync(Cancellation);
        var reply = await client.AskAsync(1, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 2, 1), RequestPriority.Recipe, Cancellation);
        Assert.Equal([1250], reply.Registers());
        Assert.Equal(1, client.Bus.Counters.Unsolicited);
    }

    [Fact]
    public async Task The_echo_of_a_two_wire_adapter_is_taken_out()
    {
        var vector = Vectors.Case("modbus_rtu", "modbus-rtu-015")[0];
        var replay = new ReplayChannel("echo", [vector with { Device = [.. vector.Host!, .. vector.Device!] }]);
        await using var client = new ModbusClient(Vectors.Setup(replay, false, ("carrier", "rtu"), ("echo", "yes")));
        await client.Bus.OpenAsync(Cancellation);
        await client.AskAsync(1, ModbusRequest.WriteRegister(2, 3000), RequestPriority.Recipe, Cancellation);
        Assert.True(replay.IsFinished, replay.Mismatch);
    }

    // Reads are tried three times: the script answers each attempt alike.
    private static async Task<DeviceFault?> FaultAsync(ProtocolVector vector, byte unit, ModbusRequest request, string carrier, int transaction)
    {
        var again = Enumerable.Range(1, 2).Select(i => vector with { Host = Renumbered(vector.Host!, carrier, i), Device = Renumbered(vector.Device!, carrier, i) });
        var replay = new ReplayChannel(vector.Case, [vector, .. again]);
        await using var client = new ModbusClient(Vectors.Setup(replay, vector.IsSilent || vector.Command == "truncated", ("carrier", carrier))) { NextTransaction = transaction };
        await client.Bus.OpenAsync(Cancellation);
        try
        {
            var reply = await client.AskAsync(unit, request, RequestPriority.Recipe, Cancellation);
            Assert.True(vector.IsSilent || vector.Device.AsSpan().IndexOf(reply.Pdu.Span) >= 0, vector.Case);
            return null;
        }
        catch (DeviceException e)
        {
            Assert.True(e.Sent.Length > 0, "the bytes are kept");
            return e.Fault;
        }
        finally
        {
            Assert.True(replay.Mismatch is null, replay.Mismatch);
        }
    }

    private static byte[] Renumbered(byte[] bytes, string carrier, int attempt)
    {
        if (carrier == "rtu" || bytes.Length == 0)
            return bytes;
        var copy = bytes.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(bytes) + attempt));
        return copy;
    }
}
