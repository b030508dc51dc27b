using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>The line to one G-series controller.</summary>
internal sealed class MksGLine
{
    /// <summary>The address that every instrument answers to.</summary>
    public const int AnyAddress = 254;

    private static readonly Dictionary<string, string> Refusals = new(StringComparer.Ordinal)
    {
        ["01"] = "checksum",
        ["10"] = "syntax",
        ["11"] = "length",
        ["12"] = "data",
        ["13"] = "operating mode",
        ["14"] = "action",
        ["15"] = "gas",
        ["16"] = "control mode",
        ["17"] = "unknown command",
        ["25"] = "flow too large",
        ["28"] = "valve not open",
        ["98"] = "internal fault",
        ["99"] = "internal fault",
    };

    private readonly int address;

    public MksGLine(InstrumentSetup setup)
    {
        address = setup.Setting("address", AnyAddress, 1, AnyAddress);
        Bus = new(setup.Name, setup.Channel, new MksGFramer(), new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1)), setup.Laboratory, setup.Wire);
    }

    public RequestBus Bus { get; }

    /// <summary>The value of <c>command?</c>, or what <c>command!value</c> is acknowledged with.</summary>
    /// <exception cref="DeviceException">The instrument refuses, or gives no readable reply.</exception>
    public async Task<string> AskAsync(string command, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(new MksGFrame(address, command).Encode(), command)
        {
            IsWrite = command.Contains('!', StringComparison.Ordinal),
            Accept = static frame => MksGFrame.Decode(frame.Span) is not { } found || !(found.IsRefusal || found.Content.StartsWith("ACK", StringComparison.Ordinal)) ? ReplyPart.Damaged
                : found.Address != 0 ? ReplyPart.Unsolicited
                : ReplyPart.Last,
        };
        return await Bus.ConverseAsync(request.IsWrite, priority, async line => Text(request, (await line.AskAsync(request))[0]), cancellation);
    }

    private string Text(Request request, byte[] bytes)
    {
        var reply = MksGFrame.Decode(bytes)!;
        if (!reply.IsRefusal)
            return reply.Content[3..];

        // A request that arrived damaged may be repeated if it is a question.
        var code = reply.Content[3..];
        throw new DeviceException(
            code == "01" ? DeviceFault.UnreadableReply : DeviceFault.Refused,
            $"{Bus.Name} refuses {request.What} with NAK {code} ({Refusals.GetValueOrDefault(code, "not in the list")}); see to the value and the mode of the instrument.", request.Bytes, bytes);
    }
}
