using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Opus;

/// <summary>The line to OPUS over either carrier. After a failed exchange on the pipe it says a new word and waits for its echo, so that no late reply is taken for another.</summary>
internal sealed class OpusLine : IAsyncDisposable
{
    private readonly string name;
    private readonly bool isPipe;
    private bool doubtful;
    private int words;

    public OpusLine(InstrumentSetup setup, OpusOptions options)
    {
        (name, isPipe) = (setup.Name, options.IsPipe);
        Bus = new(
            setup.Name,
            isPipe ? new OpusPipeChannel(setup.Channel, options.Quiet, setup.Wire) : new OpusHttpChannel(setup.Channel),
            OpusReplyQueue.Framer,
            new(TimeSpan.FromSeconds(10)),
            setup.Laboratory,
            setup.Wire);
    }

    public RequestBus Bus { get; }

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await Bus.OpenAsync(cancellation);
        doubtful = false;
        await EchoAsync(RequestPriority.Recipe, cancellation);
    }

    /// <summary>Sends a command and reads its reply.</summary>
    /// <exception cref="DeviceException">No readable reply, or OPUS reports an error.</exception>
    public async Task<OpusReply> AskAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        if (doubtful)
            await EchoAsync(priority, cancellation);
        var bytes = await ExchangeAsync(request, priority, cancellation);
        var reply = OpusReply.Decode(bytes, OpusCommand.IsPlain(request))!;
        return reply.IsError
            ? throw new DeviceException(DeviceFault.Refused, $"{name} refuses {request.What}: {OpusErrorText.Of(reply.ErrorNumber)} ('{reply.Lines[0]}').", request.Bytes, bytes)
            : reply;
    }

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private async Task EchoAsync(RequestPriority priority, CancellationToken cancellation)
    {
        var word = $"fickian-{++words}";
        var request = OpusCommand.Say(word) with { Accept = frame => Echoes(frame, word) ? ReplyPart.Last : isPipe ? ReplyPart.Unsolicited : ReplyPart.Damaged };
        await ExchangeAsync(request, priority, cancellation);
        doubtful = false;
    }

    // A late reply and the echo may come as one text: the echo is its last line.
    private static bool Echoes(ReadOnlyMemory<byte> frame, string word) => OpusReply.Decode(frame.Span, isPlain: true)?.Lines[^1] == word;

    private async Task<byte[]> ExchangeAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        try
        {
            return (await Bus.AskAsync(request, priority, cancellation))[0];
        }
        catch (Exception e) when (e is DeviceException or OperationCanceledException)
        {
            doubtful = isPipe;
            throw;
        }
    }
}
