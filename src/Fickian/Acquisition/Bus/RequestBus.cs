using System.Threading.Channels;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Bus;

/// <summary>A line on which one request is under way at a time, the most urgent first, with the spacing that the instrument needs.</summary>
/// <remarks>
/// A reader runs all the time: messages that nobody asked for reach <see cref="Unsolicited"/>, and a lost line is noticed without a request.
/// After a failed exchange what still comes is thrown away until the line is quiet.
/// Reads may be repeated, twice; a write never is: see <see cref="Instruments.ConfirmedWrite"/>.
/// </remarks>
public sealed class RequestBus : IAsyncDisposable
{
    private const int ReadAttempts = 3;

    private readonly IByteChannel channel;
    private readonly FrameBuffer buffer;
    private readonly TimeProvider laboratory;
    private readonly Lock gate = new();
    private readonly ConversationQueue queue;
    private Channel<byte[]> frames = Closed(null);
    private Task pump = Task.CompletedTask;
    private long exchanges, timeOuts, retries, unsolicited, losses;
    private long lastEnd;
    private bool talking;
    private bool disturbed;
    private bool hasBeenOpen;

    /// <summary>Makes the bus of a line; the line stays closed.</summary>
    /// <param name="name">Name of the instrument, for messages.</param>
    /// <param name="channel">The line; the bus owns it.</param>
    /// <param name="framer">Finds messages in what arrives.</param>
    /// <param name="timing">Time-outs and spacing.</param>
    /// <param name="laboratory">Clock of the laboratory, for the spacing.</param>
    /// <param name="wire">Clock of the line, for time-outs; it differs from that of the laboratory only where simulated time runs faster.</param>
    public RequestBus(string name, IByteChannel channel, IFramer framer, BusTiming timing, TimeProvider laboratory, TimeProvider? wire = null)
    {
        (Name, this.channel, Timing, this.laboratory, Wire) = (name, channel, timing, laboratory, wire ?? laboratory);
        buffer = new(framer);
        queue = new();
        lastEnd = laboratory.GetTimestamp() - laboratory.TimestampFrequency * 3600;
    }

    /// <summary>A message that nobody asked for.</summary>
    public event Action<ReadOnlyMemory<byte>>? Unsolicited;

    /// <summary>The line was lost.</summary>
    public event Action<ChannelException>? Lost;

    /// <summary>Name of the instrument.</summary>
    public string Name { get; }

    /// <summary>Where the line leads.</summary>
    public string Address => channel.Address;

    /// <summary>Time-outs and spacing.</summary>
    public BusTiming Timing { get; }

    /// <summary>Whether the line is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What has happened so far.</summary>
    public BusCounters Counters => new(exchanges, timeOuts, retries, unsolicited, buffer.Skipped, losses);

    internal TimeProvider Wire { get; }

    /// <summary>Opens the line, or opens it again.</summary>
    /// <exception cref="ChannelException">Nobody is there.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        if (hasBeenOpen)
            await CloseAsync();
        hasBeenOpen = true;
        await channel.OpenAsync(cancellation);
        buffer.Clear();
        frames = Channel.CreateUnbounded<byte[]>(new() { SingleReader = false, SingleWriter = true });
        IsOpen = true;
        pump = PumpAsync();
    }

    /// <summary>Closes the line.</summary>
    public async Task CloseAsync()
    {
        IsOpen = false;
        await channel.CloseAsync();
        await pump;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await channel.DisposeAsync();
    }

    /// <summary>Asks once, and again up to twice if it is only a question and no readable reply came.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The messages of the reply.</returns>
    /// <exception cref="DeviceException">No reply, a damaged one, or the line is lost.</exception>
    public Task<IReadOnlyList<byte[]>> AskAsync(Request request, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ConverseAsync(request.IsWrite, priority, line => line.AskAsync(request), cancellation);
    }

    /// <summary>Has the line for several requests that must not be torn apart.</summary>
    /// <param name="isWrite">Whether something may change at the instrument; then nothing is repeated.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="talk">The conversation; a failure of a question repeats it from the beginning.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DeviceException">No reply, a damaged one, or the line is lost.</exception>
    public async Task<T> ConverseAsync<T>(bool isWrite, RequestPriority priority, Func<Exchange, Task<T>> talk, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(talk);
        using var turn = await queue.EnterAsync(priority, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await TalkAsync(talk, turn, cancellation);

                // Replies to earlier attempts may still be on their way: what comes next waits until the line is quiet.
                disturbed |= attempt > 1;
                return result;
            }
            catch (DeviceException e) when (e.IsPassing && !isWrite && attempt < ReadAttempts)
            {
                Interlocked.Increment(ref retries);
            }
        }
    }

    internal async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            // Only a write that does not end at once is watched by the clock.
            await channel.WriteAsync(bytes, giveUp.Token).AsTask().WaitAsync(Timing.TimeOut + TimeSpan.FromSeconds(1), Wire, cancellation);
        }
        catch (TimeoutException e)
        {
            giveUp.Cancel();
            throw new DeviceException(DeviceFault.LinkLost, $"The line {Address} takes no more bytes; see that {Name} is on and the cable is in.", bytes, default, e);
        }
        catch (ChannelException e)
        {
            throw new DeviceException(DeviceFault.LinkLost, e.Message, bytes, default, e);
        }
    }

    internal void Pass(byte[] frame)
    {
        Interlocked.Increment(ref unsolicited);
        Unsolicited?.Invoke(frame);
    }

    internal void CountTimeOut() => Interlocked.Increment(ref timeOuts);

    internal byte[] Rest()
    {
        lock (gate)
            return buffer.Rest.ToArray();
    }

    private async Task<T> TalkAsync<T>(Func<Exchange, Task<T>> talk, ConversationTurn turn, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, turn.Preempted);
        try
        {
            await SpaceAsync(both.Token);
            if (!IsOpen)
                throw new DeviceException(DeviceFault.LinkLost, $"The line {Address} to {Name} is not open; connect first.");
            if (disturbed)
                await QuietAsync(both.Token);
            Begin();
            using var hold = (laboratory as IPacedClock)?.Hold();
            var result = await talk(new(this, frames.Reader, both.Token));
            Interlocked.Increment(ref exchanges);
            return result;
        }
        catch (DeviceException)
        {
            disturbed = true;
            throw;
        }
        catch (OperationCanceledException) when (turn.Preempted.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            disturbed = true;
            throw new DeviceException(DeviceFault.Preempted, $"An emergency stop took over the line to {Name} before the exchange was finished; read the state back.");
        }
        catch (OperationCanceledException)
        {
            disturbed = true;
            throw;
        }
        finally
        {
            // What came behind the reply was sent unasked; nobody else would fetch it before the next conversation.
            lock (gate)
                talking = false;
            while (frames.Reader.TryRead(out var behind))
                Pass(behind);
            lastEnd = laboratory.GetTimestamp();
        }
    }

    private async Task SpaceAsync(CancellationToken cancellation)
    {
        var wait = Timing.Spacing - laboratory.GetElapsedTime(lastEnd);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, laboratory, cancellation);
    }

    // What came between two conversations was sent unasked.
    private void Begin()
    {
        talking = true;
        while (frames.Reader.TryRead(out var early))
            Pass(early);
    }

    private async Task QuietAsync(CancellationToken cancellation)
    {
        talking = true;
        for (var i = 0; i < 50; i++)
        {
            var before = Rest().Length;
            await Task.Delay(Timing.QuietOrDefault, Wire, cancellation);
            var came = false;
            while (frames.Reader.TryRead(out var late))
            {
                came = true;
                Pass(late);
            }

            if (!came && Rest().Length == before)
                break;
        }

        lock (gate)
            buffer.Clear();
        disturbed = false;
    }

    private async Task PumpAsync()
    {
        var arrived = new byte[16384];
        var into = frames.Writer;
        try
        {
            while (true)
            {
                var count = await channel.ReadAsync(arrived, CancellationToken.None);
                lock (gate)
                {
                    buffer.Add(arrived.AsSpan(0, count));
                    while (buffer.Next() is { } frame)
                        Deliver(frame, into);
                }
            }
        }
        catch (ChannelException e)
        {
            into.TryComplete(e);
            if (IsOpen)
            {
                IsOpen = false;
                Interlocked.Increment(ref losses);
                Lost?.Invoke(e);
            }
        }
    }

    private void Deliver(byte[] frame, ChannelWriter<byte[]> into)
    {
        if (talking)
            into.TryWrite(frame);
        else
            Pass(frame);
    }

    private static Channel<byte[]> Closed(Exception? reason)
    {
        var closed = Channel.CreateUnbounded<byte[]>();
        closed.Writer.TryComplete(reason);
        return closed;
    }
}
