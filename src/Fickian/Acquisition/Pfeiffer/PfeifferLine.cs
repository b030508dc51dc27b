using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>Questions and commands by RS-485 telegrams. Telegrams of neighbours and answers about other parameters are passed over.</summary>
/// <remarks>A reply has the action 10; that of one driver's OmniControl has 00, so the data tell a reply from a question.</remarks>
internal sealed class PfeifferLine : IAsyncDisposable
{
    public PfeifferLine(InstrumentSetup setup) =>
        Bus = new(setup.Name, EchoStrippingChannel.Wrap(setup.Channel, setup.Setting("echo", "no")), new PfeifferTelegramFramer(), new(TimeSpan.FromSeconds(0.25)), setup.Laboratory, setup.Wire);

    public RequestBus Bus { get; }

    /// <summary>Reads the data of a parameter as text.</summary>
    /// <exception cref="DeviceException">No reply, a damaged one, or the device has no such parameter.</exception>
    public async Task<string> TextAsync(int address, int parameter, RequestPriority priority, CancellationToken cancellation) =>
        await TalkAsync(new(address, false, parameter, PfeifferTelegram.Question), data => data.Length > 0, priority, cancellation);

    /// <summary>Reads a number.</summary>
    /// <exception cref="DeviceException">No reply, a damaged one, or the device has no such parameter.</exception>
    public async Task<double> NumberAsync(int address, int parameter, PfeifferType type, RequestPriority priority, CancellationToken cancellation) =>
        PfeifferData.Decode(type, await TalkAsync(new(address, false, parameter, PfeifferTelegram.Question), data => PfeifferData.Decode(type, data) is not null, priority, cancellation))!.Value;

    /// <summary>Sets a number; the device repeats it.</summary>
    /// <exception cref="DeviceException">No reply, a damaged one, or the device refuses.</exception>
    public async Task SetAsync(int address, int parameter, PfeifferType type, double value, RequestPriority priority, CancellationToken cancellation)
    {
        var data = PfeifferData.Encode(type, value);
        await TalkAsync(new(address, true, parameter, data), reply => reply == data, priority, cancellation);
    }

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private async Task<string> TalkAsync(PfeifferTelegram telegram, Func<string, bool> isSound, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(Encoding.ASCII.GetBytes(telegram.Encode()), $"parameter {telegram.Parameter:000} of address {telegram.Address}")
        {
            IsWrite = telegram.IsWrite,
            Accept = frame => PfeifferTelegram.Decode(Encoding.Latin1.GetString(frame.Span)) is not { } reply ? ReplyPart.Damaged
                : reply.Address != telegram.Address || reply.Parameter != telegram.Parameter || reply.Data == PfeifferTelegram.Question ? ReplyPart.Unsolicited
                : PfeifferData.IsError(reply.Data) || isSound(reply.Data) ? ReplyPart.Last
                : ReplyPart.Damaged,
        };
        var received = (await Bus.AskAsync(request, priority, cancellation))[0];
        var data = PfeifferTelegram.Decode(Encoding.Latin1.GetString(received))!.Data;
        return PfeifferData.IsError(data)
            ? throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} refuses {request.What}: {Words(data)}.", request.Bytes, received)
            : data;
    }

    private static string Words(string data) => data switch
    {
        "NO_DEF" => "it has no such parameter",
        "_RANGE" => "the value is out of its range",
        _ => "it cannot do that now",
    };
}
