using System.Net;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mmsp;

/// <summary>Requests over HTTP, one at a time, the most urgent first; the counterpart of <see cref="RequestBus"/> where every exchange has a connection of its own.</summary>
/// <remarks>
/// A connection is used once: a client that keeps connections repeats a request by itself when one turns out to be closed, and a command must never be repeated.
/// Questions are repeated up to twice. A body above 4 MiB or a head above 16 KiB is refused.
/// </remarks>
internal sealed class HttpLine : IAsyncDisposable
{
    private const int Attempts = 3;
    private const long LongestBody = 4 << 20;
    private const int LongestHead = 16;

    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(10);

    private readonly InstrumentSetup setup;
    private readonly HttpClient client;
    private readonly ConversationQueue queue = new();
    private readonly Uri host;
    private long exchanges, timeOuts, retries, losses;
    private bool isLost;

    public HttpLine(InstrumentSetup setup)
    {
        this.setup = setup;
        var address = setup.Channel.Address;
        host = new($"http://{(address.StartsWith("tcp:", StringComparison.Ordinal) ? address[4..] : "instrument")}");
        client = new(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = LongestHead,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        })
        { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestBody };
    }

    /// <summary>Nobody answers any more.</summary>
    public event Action<ChannelException>? Lost;

    /// <summary>Whether the instrument is to be talked to and has answered the last time.</summary>
    public bool IsOpen { get; private set; }

    public BusCounters Counters => new(exchanges, timeOuts, retries, 0, 0, losses);

    public void Open() => (IsOpen, isLost) = (true, false);

    /// <summary>Asks for a target.</summary>
    /// <returns>The reply, of status 200.</returns>
    /// <exception cref="DeviceException">No reply in time, no HTTP, no reply to this target, or another status.</exception>
    public async Task<MmspReply> AskAsync(MmspTarget target, RequestPriority priority, CancellationToken cancellation)
    {
        using var turn = await queue.EnterAsync(priority, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!IsOpen)
                    throw new DeviceException(DeviceFault.LinkLost, $"The line {setup.Channel.Address} to {setup.Name} is not open; connect first.");
                using var hold = (setup.Laboratory as IPacedClock)?.Hold();
                using var outside = (setup.Laboratory as IOutsideWork)?.Begin();
                var reply = await OnceAsync(target, turn, cancellation);
                Interlocked.Increment(ref exchanges);
                return reply;
            }
            catch (DeviceException e) when (e.IsPassing && !target.IsWrite && attempt < Attempts)
            {
                Interlocked.Increment(ref retries);
            }
        }
    }

    public async Task CloseAsync()
    {
        IsOpen = false;
        await setup.Channel.CloseAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        IsOpen = false;
        client.Dispose();
        await setup.Channel.DisposeAsync();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        await setup.Channel.OpenAsync(cancellation);
        return new ChannelStream(setup.Channel);
    }

    private async Task<MmspReply> OnceAsync(MmspTarget target, ConversationTurn turn, CancellationToken cancellation)
    {
        var sent = Encoding.ASCII.GetBytes(target.Text);
        using var timer = new CancellationTokenSource(TimeOut, setup.Wire);
        using var all = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, turn.Preempted, cancellation);
        try
        {
            using var response = await client.GetAsync(new Uri(host, target.Text), all.Token);
            var body = await response.Content.ReadAsByteArrayAsync(all.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new DeviceException(DeviceFault.Refused, $"{setup.Name} refused {target.What} with status {(int)response.StatusCode} ({RawBytes.Text(body)}).", sent, body);
            return MmspReply.Decode(body, target)
                ?? throw new DeviceException(DeviceFault.UnreadableReply, $"{setup.Name} answered {target.What} with {RawBytes.Text(body)}, which is no reply to that.", sent, body);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            if (turn.Preempted.IsCancellationRequested)
                throw new DeviceException(DeviceFault.Preempted, $"An emergency stop took over the line to {setup.Name} before the exchange was finished; read the state back.", sent);
            Interlocked.Increment(ref timeOuts);
            throw new DeviceException(DeviceFault.NoReply, $"{setup.Name} did not answer {target.What} within {TimeOut.TotalSeconds:0} s; see that it is on and that the address is right.", sent);
        }
        catch (HttpRequestException e)
        {
            throw Failed(target, sent, e);
        }
        finally
        {
            await setup.Channel.CloseAsync();
        }
    }

    private DeviceException Failed(MmspTarget target, byte[] sent, HttpRequestException e)
    {
        if (e.InnerException is ChannelException lost)
        {
            if (!isLost)
            {
                (isLost, IsOpen) = (true, false);
                Interlocked.Increment(ref losses);
                Lost?.Invoke(lost);
            }

            return new(DeviceFault.LinkLost, lost.Message, sent, default, lost);
        }

        return new(DeviceFault.UnreadableReply, $"{setup.Name} answered {target.What} with something that is no HTTP ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); see that the address is that of the spectrometer.", sent, default, e);
    }
}
