using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>The mnemonics of TPG controllers: a line, its acknowledge, and an enquiry for the data; both belong together and nothing comes between.</summary>
internal sealed class TpgLine : IAsyncDisposable
{
    public const byte Acknowledge = 0x06;
    public const byte NotAcknowledge = 0x15;
    public const byte Enquiry = 0x05;

    public TpgLine(InstrumentSetup setup) =>
        Bus = new(setup.Name, setup.Channel, new LineFramer("\r\n"u8.ToArray(), 512), new(TimeSpan.FromSeconds(1)), setup.Laboratory, setup.Wire);

    public RequestBus Bus { get; }

    /// <summary>Asks for data; a line that cannot be decoded is a damaged one.</summary>
    /// <exception cref="DeviceException">No reply, a damaged one, or the controller refuses.</exception>
    public async Task<T> AskAsync<T>(string mnemonic, Func<string, T?> decode, RequestPriority priority, CancellationToken cancellation)
        where T : class
    {
        var (value, sent, received) = await Bus.ConverseAsync(false, priority, line => TalkAsync(line, mnemonic, decode), cancellation);
        return value ?? throw await RefusalAsync(mnemonic, sent, received, priority, cancellation);
    }

    /// <summary>Sets something; the acknowledge is all that comes.</summary>
    /// <exception cref="DeviceException">No reply, a damaged one, or the controller refuses.</exception>
    public async Task CommandAsync(string mnemonic, RequestPriority priority, CancellationToken cancellation)
    {
        var request = Line(mnemonic) with { IsWrite = true };
        var reply = (await Bus.AskAsync(request, priority, cancellation))[0];
        if (reply[0] != Acknowledge)
            throw await RefusalAsync(mnemonic, request.Bytes, reply, priority, cancellation);
    }

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private static async Task<(T? Value, ReadOnlyMemory<byte> Sent, byte[] Received)> TalkAsync<T>(Exchange line, string mnemonic, Func<string, T?> decode)
        where T : class
    {
        var request = Line(mnemonic);
        var acknowledge = (await line.AskAsync(request))[0];
        if (acknowledge[0] != Acknowledge)
            return (null, request.Bytes, acknowledge);
        var enquiry = new Request(new[] { Enquiry }, $"enquiry after {mnemonic}")
        {
            Accept = frame => frame.Length == 0 ? ReplyPart.Unsolicited : decode(Text(frame.Span)) is null ? ReplyPart.Damaged : ReplyPart.Last,
        };
        var data = (await line.AskAsync(enquiry))[0];
        return (decode(Text(data)), request.Bytes, data);
    }

    // Some controllers put a second CR behind the acknowledge.
    private static Request Line(string mnemonic) => new(Encoding.ASCII.GetBytes(mnemonic + "\r\n"), mnemonic)
    {
        Accept = frame => frame.Length == 0 ? ReplyPart.Unsolicited
            : Text(frame.Span) is [(char)Acknowledge or (char)NotAcknowledge] ? ReplyPart.Last
            : ReplyPart.Damaged,
    };

    private static string Text(ReadOnlySpan<byte> frame) => Encoding.Latin1.GetString(frame).TrimEnd('\r');

    private async Task<DeviceException> RefusalAsync(string mnemonic, ReadOnlyMemory<byte> sent, byte[] received, RequestPriority priority, CancellationToken cancellation)
    {
        var why = "it does not say why";
        if (mnemonic != "ERR")
        {
            try
            {
                var word = await AskAsync("ERR", text => text.Length > 0 ? text : null, priority, cancellation);
                why = word == "0001" ? "error word 0001, syntax" : $"error word {word}";
            }
            catch (DeviceException e) when (e.Fault != DeviceFault.LinkLost)
            {
                // The refusal is told without its reason.
            }
        }

        return new(DeviceFault.Refused, $"{Bus.Name} refuses {mnemonic}: {why}; see whether this model knows it.", sent, received);
    }
}
