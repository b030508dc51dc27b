using System.Text.Json;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Secop;

/// <summary>The line to a node: each request gets the reply that names the same thing; everything else is an event or too late.</summary>
internal sealed class SecopLine : IAsyncDisposable
{
    private const int LongestLine = 16 << 20;
    private const int Attempts = 3;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(0.5);

    private readonly InstrumentSetup setup;

    public SecopLine(InstrumentSetup setup)
    {
        this.setup = setup;
        Bus = new(setup.Name, setup.Channel, new LineFramer("\n"u8.ToArray(), LongestLine), new(TimeSpan.FromSeconds(5)), setup.Laboratory, setup.Wire);
    }

    public RequestBus Bus { get; }

    /// <summary>Sends the first line that is no SECoP yet, and gives what comes.</summary>
    public async Task<(string Text, byte[] Raw)> IdentifyAsync(CancellationToken cancellation)
    {
        var reply = await Bus.AskAsync(new("*IDN?\n"u8.ToArray(), "identity (*IDN?)"), RequestPriority.Recipe, cancellation);
        return (System.Text.Encoding.UTF8.GetString(reply[0]).Trim(), reply[0]);
    }

    /// <summary>Sends a request and waits for its reply. A question whose error may pass is asked again, twice; a command never is.</summary>
    /// <exception cref="DeviceException">No readable reply, or an error.</exception>
    public async Task<SecopMessage> AskAsync(SecopMessage message, string expected, RequestPriority priority, CancellationToken cancellation)
    {
        var isWrite = message.Action is "change" or "do" or "logging";
        for (var attempt = 1; ; attempt++)
        {
            var request = new Request(message.Encode(), $"'{message.Action} {message.Specifier}'") { IsWrite = isWrite, Accept = line => Part(line, message, expected) };
            var raw = (await Bus.AskAsync(request, priority, cancellation))[^1];
            var reply = SecopMessage.Decode(raw)!;
            if (!reply.IsError)
                return reply;
            var (kind, text) = Fault(reply);
            if (isWrite || !SecopError.IsPassing(kind) || attempt == Attempts)
                throw new DeviceException(DeviceFault.Refused, $"{setup.Name} refuses '{message.Action} {message.Specifier}': {kind}, {text}.", request.Bytes, raw);
            await Task.Delay(BetweenAttempts, setup.Laboratory, cancellation);
        }
    }

    /// <summary>Class and text of an error.</summary>
    public static (string Kind, string Text) Fault(SecopMessage error) =>
        error.Data is { ValueKind: JsonValueKind.Array } data && data.GetArrayLength() >= 2 && data[0].ValueKind == JsonValueKind.String && data[1].ValueKind == JsonValueKind.String
            ? (data[0].GetString()!, data[1].GetString()!)
            : ("an error without a class", error.ToString());

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private static ReplyPart Part(ReadOnlyMemory<byte> line, SecopMessage sent, string expected)
    {
        if (SecopMessage.Decode(line.Span) is not { } message)
            return line.Span.StartsWith(System.Text.Encoding.UTF8.GetBytes(expected + " " + sent.Specifier)) ? ReplyPart.Damaged : ReplyPart.Unsolicited;
        var about = message.Specifier == sent.Specifier || (expected is "describing" && message.Specifier == ".") || (message.IsError && message.Specifier.Length == 0);
        return about && (message.Action == expected || message.Action == $"error_{sent.Action}") ? ReplyPart.Last : ReplyPart.Unsolicited;
    }
}
