using System.Text;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Alicat;

/// <summary>The line to one unit letter: commands of one line, tables of several, and the end of a stream that somebody else began.</summary>
internal sealed class AlicatLine
{
    private static readonly TimeSpan TableTimeOut = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TableEnd = TimeSpan.FromSeconds(0.2);

    private bool streams;

    public AlicatLine(InstrumentSetup setup)
    {
        var unit = setup.Setting("unit", "A");
        Unit = unit is [>= 'A' and <= 'Z'] ? unit[0] : throw new ArgumentException($"The setting 'unit' of {setup.Name} must be a letter from A to Z and '{unit}' was found.", nameof(setup));
        Bus = new(setup.Name, setup.Channel, LineFramer.CarriageReturn with { LongestFrame = 512 }, new(TimeSpan.FromSeconds(0.5)), setup.Laboratory, setup.Wire);
    }

    public RequestBus Bus { get; }

    public char Unit { get; }

    /// <summary>Sends a command and gives its reply of one line, the letter included.</summary>
    /// <param name="command">Command without letter and CR.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="isReply">Knows the reply.</param>
    /// <param name="isWrite">Whether something may change.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The instrument answers <c>?</c>, nothing, or something else.</exception>
    public async Task<string> AskAsync(string command, string what, Predicate<string> isReply, bool isWrite, RequestPriority priority, CancellationToken cancellation)
    {
        var request = Request(command, what, text => isReply(text) ? ReplyPart.Last : ReplyPart.Damaged) with { IsWrite = isWrite };
        var reply = await Bus.AskAsync(request, priority, cancellation);
        return Checked(request, reply[0]);
    }

    /// <summary>Asks for a table; its lines. It has no end mark: silence ends it.</summary>
    /// <param name="letter">M, D or G.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<string>> TableAsync(char letter, CancellationToken cancellation)
    {
        var row = new Regex($"^{Unit} +{letter}\\d\\d ");
        var request = Request($"??{letter}*", $"table ??{letter}*", text => row.IsMatch(text) ? ReplyPart.More : ReplyPart.Damaged) with { TimeOut = TableTimeOut, WholeAfter = TableEnd };
        var reply = await Bus.AskAsync(request, RequestPriority.Recipe, cancellation);
        return [.. reply.Select(frame => Checked(request, frame))];
    }

    /// <summary>Ends a stream that is under way, if there is one: it silences every request.</summary>
    public async Task StopStreamAsync(CancellationToken cancellation)
    {
        streams = false;
        try
        {
            // Not repeated: while a stream runs, each repetition would hear it again.
            await AskAsync("", "poll", text => text.Length > 0 && text[0] == Unit, true, RequestPriority.Recipe, cancellation);
        }
        catch (DeviceException e) when (e.IsPassing)
        {
            if (streams)
                await Bus.AskAsync(new(Encoding.ASCII.GetBytes($"@@ {Unit}\r"), "end of the stream (@@)") { HasReply = false, IsWrite = true }, RequestPriority.Recipe, cancellation);
        }
    }

    private Request Request(string command, string what, Func<string, ReplyPart> accept) => new(Encoding.ASCII.GetBytes($"{Unit}{command}\r"), what)
    {
        Accept = frame =>
        {
            var text = Encoding.Latin1.GetString(frame.Span);
            streams |= text.StartsWith("@ ", StringComparison.Ordinal) || text.StartsWith(" +", StringComparison.Ordinal) || text.StartsWith(" -", StringComparison.Ordinal);
            return IsRefusal(text) ? ReplyPart.Last
                : text.Length > 1 && char.IsAsciiLetterUpper(text[0]) && text[0] != Unit && text[1] == ' ' ? ReplyPart.Unsolicited
                : accept(text);
        },
    };

    private string Checked(Request request, byte[] frame)
    {
        var text = Encoding.Latin1.GetString(frame);
        return IsRefusal(text)
            ? throw new DeviceException(DeviceFault.Refused, $"{Bus.Name} refuses {request.What} ({RawBytes.Text(request.Bytes.Span)} is answered with {RawBytes.Text(frame)}); see to its range and firmware.", request.Bytes, frame)
            : text;
    }

    private bool IsRefusal(string text) => text == "?" || text == $"{Unit} ?";
}
