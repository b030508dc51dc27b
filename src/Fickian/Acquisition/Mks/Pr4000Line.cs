using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Mks;

/// <summary>The line to a PR4000B: questions have a line of text as reply, commands an empty line.</summary>
internal sealed partial class Pr4000Line(InstrumentSetup setup)
{
    private static readonly Dictionary<string, string> Errors = new(StringComparer.Ordinal)
    {
        ["#E001"] = "communication error",
        ["#E002"] = "over- or underflow of the converter",
        ["#E003"] = "range error",
        ["#E010"] = "syntax error",
        ["#E020"] = "command failed",
        ["#W001"] = "offset above 250 mV",
    };

    /// <summary>The instrument warns.</summary>
    public event Action<string>? Warned;

    public RequestBus Bus { get; } = new(setup.Name, setup.Channel, LineFramer.CarriageReturn with { LongestFrame = 256 }, new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.1)), setup.Laboratory, setup.Wire);

    /// <summary>Asks; the reply is one line that the predicate knows.</summary>
    public Task<string> AskAsync(string command, Predicate<string> isReply, RequestPriority priority, CancellationToken cancellation) =>
        ExchangeAsync(command, false, text => text.Length == 0 ? ReplyPart.Unsolicited : isReply(text) ? ReplyPart.Last : ReplyPart.Damaged, priority, cancellation);

    /// <summary>Asks for a number.</summary>
    public async Task<double> NumberAsync(string command, RequestPriority priority, CancellationToken cancellation) =>
        MksText.Number((await AskAsync(command, text => MksText.Number(text.Trim()) is not null, priority, cancellation)).Trim())!.Value;

    /// <summary>Commands; the acknowledge is an empty line.</summary>
    public Task CommandAsync(string command, RequestPriority priority, CancellationToken cancellation) =>
        ExchangeAsync(command, true, text => text.Length == 0 ? ReplyPart.Last : ReplyPart.Damaged, priority, cancellation);

    private async Task<string> ExchangeAsync(string command, bool isWrite, Func<string, ReplyPart> accept, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(Encoding.ASCII.GetBytes(command + "\r"), command)
        {
            IsWrite = isWrite,
            Accept = frame => Encoding.Latin1.GetString(frame.Span) is var text && Report().IsMatch(text) ? ReplyPart.Last : accept(text),
        };
        return await Bus.ConverseAsync(isWrite, priority, async line => Checked(request, (await line.AskAsync(request))[0]), cancellation);
    }

    private string Checked(Request request, byte[] frame)
    {
        var text = Encoding.Latin1.GetString(frame);
        if (!Report().IsMatch(text))
            return text;
        var sentence = $"{Bus.Name} answered {request.What} with {text} ({Errors.GetValueOrDefault(text, "not in the list")})";
        if (text[1] == 'W' && request.IsWrite)
        {
            Warned?.Invoke($"{sentence}.");
            return "";
        }

        throw new DeviceException(text == "#E001" ? DeviceFault.UnreadableReply : DeviceFault.Refused, $"{sentence}; see to the value, the range and the remote mode.", request.Bytes, frame);
    }

    [GeneratedRegex(@"^#[EW]\d{3}$")]
    private static partial Regex Report();
}
