using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Modbus;

/// <summary>A simulated Modbus device on its line: unwraps requests, wraps replies, and does the faults that Modbus lines have.</summary>
/// <param name="carrier">How messages are wrapped.</param>
/// <param name="unit">Address that is answered; null answers all.</param>
/// <param name="faults">Faults that are on.</param>
/// <param name="answer">The device: request to reply, without unit and check.</param>
internal sealed class ModbusListener(ModbusCarrier carrier, byte? unit, SimulatorFaults faults, Func<byte[], byte[]> answer)
{
    /// <summary>The faults of the line and the service.</summary>
    public static IReadOnlyDictionary<string, string> LineFaults { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["busy"] = "every request is answered with exception 06 and not carried out",
        ["accepted"] = "commands are carried out and answered with exception 05",
        ["device-failure"] = "every request is answered with exception 04",
        ["wrong-unit"] = "replies carry the address of another unit",
        ["wrong-check"] = "replies carry a wrong CRC, or over TCP the number of another transaction",
        ["cut-replies"] = "replies lack their last byte",
        ["split-replies"] = "replies come byte by byte",
        ["lost-acknowledge"] = "commands are carried out and not answered",
    };

    public Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        IFramer framer = carrier == ModbusCarrier.Tcp ? new ModbusTcpFramer() : new ModbusRtuFramer(IsDevice: true);
        return FrameService.ServeAsync(line, framer, async (frame, reply) =>
        {
            var bytes = Reply(frame);
            var step = faults["split-replies"] ? 1 : Math.Max(bytes.Length, 1);
            for (var at = 0; at < bytes.Length; at += step)
                await reply(bytes.AsMemory(at, Math.Min(step, bytes.Length - at)));
        }, cancellation);
    }

    private byte[] Reply(byte[] frame)
    {
        var reply = carrier == ModbusCarrier.Tcp ? ReplyTcp(frame) : ReplyRtu(frame);
        return faults["cut-replies"] && reply.Length > 0 ? reply[..^1] : reply;
    }

    private byte[] ReplyTcp(byte[] bytes)
    {
        if (ModbusTcpFrame.Decode(bytes) is not { } frame || (unit is { } mine && frame.Unit != mine) || Answer(frame.Pdu) is not { } pdu)
            return [];
        var number = faults["wrong-check"] ? (ushort)(frame.Transaction - 1) : frame.Transaction;
        return (frame with { Transaction = number, Unit = Told(frame.Unit), Pdu = pdu }).Encode();
    }

    private byte[] ReplyRtu(byte[] bytes)
    {
        if (ModbusRtuFrame.Decode(bytes) is not { } frame)
            return [];
        var everybody = frame.Unit == ModbusRtuFrame.Everybody;
        if ((unit is { } mine && frame.Unit != mine && !everybody) || Answer(frame.Pdu) is not { } pdu || everybody)
            return [];
        var reply = (frame with { Unit = Told(frame.Unit), Pdu = pdu }).Encode();
        if (faults["wrong-check"])
            reply[^1] ^= 0x55;
        return reply;
    }

    private byte Told(byte address) => faults["wrong-unit"] ? (byte)(address + 1) : address;

    private byte[]? Answer(byte[] pdu)
    {
        if (faults["silent"])
            return null;
        if (faults["busy"] || faults["device-failure"])
            return ModbusService.Refusal(pdu, faults["busy"] ? ModbusExceptionCode.Busy : ModbusExceptionCode.DeviceFailure);
        var reply = answer(pdu);
        var write = (ModbusFunction)pdu[0] is ModbusFunction.WriteCoil or ModbusFunction.WriteRegister or ModbusFunction.WriteCoils or ModbusFunction.WriteRegisters or ModbusFunction.MaskWriteRegister;
        return !write || reply[0] >= 0x80 ? reply
            : faults["lost-acknowledge"] ? null
            : faults["accepted"] ? ModbusService.Refusal(pdu, ModbusExceptionCode.Accepted)
            : reply;
    }
}
