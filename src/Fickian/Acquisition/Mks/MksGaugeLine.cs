using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>The line to one gauge controller.</summary>
internal sealed class MksGaugeLine
{
    /// <summary>The address that every instrument answers to.</summary>
    public const int AnyAddress = 254;

    private readonly int address;

    public MksGaugeLine(InstrumentSetup setup)
    {
        address = setup.Setting("address", 253, 1, AnyAddress);
        Bus = new(setup.Name, setup.Channel, Framer, new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1)), setup.Laboratory, setup.Wire);
    }

    public static IFramer Framer { get; } = new LineFramer(";FF"u8.ToArray(), 512);

    public RequestBus Bus { get; }

    /// <summary>The value of <c>command?</c>, or what <c>command!value</c> is acknowledged with.</summary>
    /// <exception cref="DeviceException">The instrument refuses, or gives no readable reply.</exception>
    public async Task<string> AskAsync(string command, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(Encoding.ASCII.GetBytes($"@{address:000}{command};FF"), command)
        {
            IsWrite = command.Contains('!', StringComparison.Ordinal),
            Accept = frame => MksGaugeReply.Decode(frame.Span) is not { } found ? ReplyPart.Damaged
                : address != AnyAddress && found.Address != address ? ReplyPart.Unsolicited
                : ReplyPart.Last,
        };
        var bytes = (await Bus.AskAsync(request, priority, cancellation))[0];
        var reply = MksGaugeReply.Decode(bytes)!;
        var meaning = reply.Text switch { "152" => " (no ion gauge)", "160" => " (unknown command)", _ => "" };
        return reply.IsAcknowledge
            ? reply.Text
            : throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} refuses {command} with NAK {reply.Text}{meaning}; see to model and channel.", request.Bytes, bytes);
    }

    /// <summary>As <see cref="AskAsync"/>; null if the instrument refuses.</summary>
    public async Task<string?> AskOptionalAsync(string command, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(command, RequestPriority.Recipe, cancellation);
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.Refused)
        {
            return null;
        }
    }
}
