using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Thyracont;

/// <summary>The line to one Smartline gauge.</summary>
internal sealed class SmartlineLine
{
    private readonly int address;

    public SmartlineLine(InstrumentSetup setup)
    {
        Version = setup.Setting("protocol", 2, 1, 2);
        address = setup.Setting("address", 1, 1, 999);
        Bus = new(setup.Name, setup.Channel, Framer, new(TimeSpan.FromSeconds(0.5)), setup.Laboratory, setup.Wire);
    }

    public static IFramer Framer { get; } = LineFramer.CarriageReturn with { LongestFrame = 128 };

    public RequestBus Bus { get; }

    /// <summary>Version of the protocol.</summary>
    public int Version { get; }

    /// <summary>Reads; the data of the reply. Some reads say by their own data what is meant.</summary>
    public Task<string> ReadAsync(string command, RequestPriority priority, CancellationToken cancellation, string data = "") =>
        AskAsync(new(address, Version == 1 ? null : 0, command, data), command, false, priority, cancellation);

    /// <summary>Writes; the data of the reply. In version 1 the command of a write is the small letter of the read.</summary>
    public Task<string> WriteAsync(string command, string data, RequestPriority priority, CancellationToken cancellation) =>
        AskAsync(new(address, Version == 1 ? null : 2, command, data), command, true, priority, cancellation);

    private async Task<string> AskAsync(SmartlineTelegram telegram, string what, bool isWrite, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(telegram.Encode(), what) { IsWrite = isWrite, Accept = frame => Accept(telegram, SmartlineTelegram.Decode(frame.Span, Version)) };
        var bytes = (await Bus.AskAsync(request, priority, cancellation))[0];
        var reply = SmartlineTelegram.Decode(bytes, Version)!;
        return reply.Access == SmartlineTelegram.Error || IsOldRefusal(reply)
            ? throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} answered {what} with the error '{(reply.Access is null ? reply.Command : "")}{reply.Data}'; see to the gauge and the command.", request.Bytes, bytes)
            : reply.Data;
    }

    private ReplyPart Accept(SmartlineTelegram asked, SmartlineTelegram? reply) =>
        reply is null ? ReplyPart.Damaged
        : reply.Address != address ? ReplyPart.Unsolicited
        : IsOldRefusal(reply) || (reply.Command == asked.Command && (reply.Access is null || reply.Access == asked.Access + 1 || reply.Access == SmartlineTelegram.Error)) ? ReplyPart.Last
        : ReplyPart.Unsolicited;

    // NO_DEF, _RANGE, _LOGIC: what version 1 answers to what it does not know or take.
    private static bool IsOldRefusal(SmartlineTelegram reply) => reply.Access is null && $"{reply.Command}{reply.Data}" is "NO_DEF" or "_RANGE" or "_LOGIC";
}
