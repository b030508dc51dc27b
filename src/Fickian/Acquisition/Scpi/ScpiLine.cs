using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Scpi;

/// <summary>Questions and settings of SCPI on one line. One question is under way at a time; after each setting the instrument is asked whether it is done and what went wrong.</summary>
/// <remarks>Source: IEEE 488.2 for the common commands, SCPI-99 for the error queue.</remarks>
public sealed class ScpiLine : IAsyncDisposable
{
    private const int MostErrors = 64;

    /// <summary>Makes the line; nothing is sent.</summary>
    /// <param name="setup">Where the instrument is.</param>
    public ScpiLine(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        Bus = new(setup.Name, setup.Channel, new ScpiFramer(), new(TimeSpan.FromSeconds(2)), setup.Laboratory, setup.Wire);
    }

    /// <summary>The line.</summary>
    public RequestBus Bus { get; }

    /// <summary>Asks, and gives the reply as text.</summary>
    /// <param name="query">Question, <c>*IDN?</c>.</param>
    /// <param name="timeOut">Longest wait; null takes 2 s.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">No reply; if the error queue says why, the message does.</exception>
    public Task<string> AskAsync(string query, TimeSpan? timeOut, RequestPriority priority, CancellationToken cancellation) =>
        AskAsync(query, text => text, timeOut, priority, cancellation);

    /// <summary>Asks for numbers.</summary>
    /// <param name="query">Question, <c>READ?</c>.</param>
    /// <param name="timeOut">Longest wait; null takes 2 s.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">No reply, or text where numbers are expected.</exception>
    public Task<IReadOnlyList<double>> NumbersAsync(string query, TimeSpan? timeOut, RequestPriority priority, CancellationToken cancellation) =>
        AskAsync(query, ScpiNumber.Decode, timeOut, priority, cancellation);

    /// <summary>Asks for a block of bytes, <c>#nL…</c>.</summary>
    /// <param name="query">Question.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The bytes of the block.</returns>
    /// <exception cref="DeviceException">No reply, or no block.</exception>
    public async Task<byte[]> BlockAsync(string query, RequestPriority priority, CancellationToken cancellation)
    {
        var request = new Request(Bytes(query), query) { Accept = frame => frame.Span is [(byte)'#', > (byte)'0' and <= (byte)'9', ..] ? ReplyPart.Last : ReplyPart.Damaged };
        var block = (await Bus.AskAsync(request, priority, cancellation))[0];
        return block[(2 + block[1] - '0')..];
    }

    /// <summary>Sends without asking what became of it.</summary>
    /// <param name="command">Setting.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task SendAsync(string command, RequestPriority priority, CancellationToken cancellation) =>
        Bus.AskAsync(new(Bytes(command), command) { IsWrite = true, HasReply = false }, priority, cancellation);

    /// <summary>Sets, waits until it is done, and reads the error queue.</summary>
    /// <param name="command">Setting, <c>VOLT 1.5</c>.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">The instrument reports an error, or did not say that it is done.</exception>
    public async Task CommandAsync(string command, RequestPriority priority, CancellationToken cancellation)
    {
        var errors = await Bus.ConverseAsync(true, priority, async line =>
        {
            await line.AskAsync(new(Bytes(command), command) { IsWrite = true, HasReply = false });
            await line.AskAsync(new(Bytes("*OPC?"), $"whether {command} is done (*OPC?)") { Accept = frame => Text(frame.Span) is "1" or "+1" ? ReplyPart.Last : ReplyPart.Damaged });
            return await DrainAsync(line);
        }, cancellation);
        if (errors.Count > 0)
            throw Refusal(command, errors);
    }

    /// <summary>Reads the error queue until it is empty.</summary>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<IReadOnlyList<ScpiError>> ErrorsAsync(RequestPriority priority, CancellationToken cancellation) =>
        Bus.ConverseAsync(true, priority, DrainAsync, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private async Task<T> AskAsync<T>(string query, Func<string, T?> decode, TimeSpan? timeOut, RequestPriority priority, CancellationToken cancellation)
        where T : class
    {
        var request = new Request(Bytes(query), query) { TimeOut = timeOut, Accept = frame => decode(Text(frame.Span)) is null ? ReplyPart.Damaged : ReplyPart.Last };
        try
        {
            return decode(Text((await Bus.AskAsync(request, priority, cancellation))[0]))!;
        }
        catch (DeviceException e) when (e.Fault == DeviceFault.NoReply)
        {
            // An unknown question is not answered: the reason is in the queue.
            if (await ErrorsOrNoneAsync(priority, cancellation) is { Count: > 0 } errors)
                throw Refusal(query, errors);
            throw;
        }
    }

    private async Task<IReadOnlyList<ScpiError>> ErrorsOrNoneAsync(RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            return await ErrorsAsync(priority, cancellation);
        }
        catch (DeviceException)
        {
            return [];
        }
    }

    // The queue empties as it is read, so a damaged entry is not asked for again.
    private static async Task<IReadOnlyList<ScpiError>> DrainAsync(Exchange line)
    {
        var errors = new List<ScpiError>();
        while (errors.Count < MostErrors)
        {
            var request = new Request(Bytes("SYST:ERR?"), "error queue (SYST:ERR?)") { Accept = frame => ScpiError.Decode(Text(frame.Span)) is null ? ReplyPart.Damaged : ReplyPart.Last };
            var error = ScpiError.Decode(Text((await line.AskAsync(request))[0]))!;
            if (error.IsNone)
                break;
            errors.Add(error);
        }

        return errors;
    }

    private DeviceException Refusal(string command, IReadOnlyList<ScpiError> errors) =>
        new(DeviceFault.Refused, $"{Bus.Name} refuses {command}: {string.Join("; ", errors)}.", Bytes(command));

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text + "\n");

    private static string Text(ReadOnlySpan<byte> frame) => Encoding.Latin1.GetString(frame).Trim();
}
