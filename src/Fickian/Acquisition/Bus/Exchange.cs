using System.Threading.Channels;

namespace Fickian.Acquisition.Bus;

/// <summary>The line while it belongs to one conversation: send, wait for the reply, send again.</summary>
public sealed class Exchange
{
    private readonly RequestBus bus;
    private readonly ChannelReader<byte[]> frames;
    private readonly CancellationToken cancellation;

    internal Exchange(RequestBus bus, ChannelReader<byte[]> frames, CancellationToken cancellation) =>
        (this.bus, this.frames, this.cancellation) = (bus, frames, cancellation);

    /// <summary>Sends a request and waits for its reply.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>The messages of the reply, in order; none if the request has no reply.</returns>
    /// <exception cref="DeviceException">No reply in time, or a damaged one.</exception>
    public async Task<IReadOnlyList<byte[]>> AskAsync(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        await bus.SendAsync(request.Bytes, cancellation);
        var reply = new List<byte[]>();
        while (request.HasReply)
        {
            if (await NextAsync(request, reply) is not { } frame)
                return reply;
            switch (request.Accept(frame))
            {
                case ReplyPart.Last:
                    reply.Add(frame);
                    return reply;
                case ReplyPart.More:
                    reply.Add(frame);
                    break;
                case ReplyPart.Unsolicited:
                    bus.Pass(frame);
                    break;
                default:
                    throw new DeviceException(DeviceFault.UnreadableReply, $"{bus.Name} answered {request.What} with {RawBytes.Text(frame)}, which is damaged; see to cable, speed and parity.", request.Bytes, frame);
            }
        }

        return reply;
    }

    // Null once a reply without an end mark is whole.
    private async Task<byte[]?> NextAsync(Request request, List<byte[]> reply)
    {
        if (frames.TryRead(out var ready))
            return ready;
        var mayEnd = reply.Count > 0 && request.WholeAfter is not null;
        var patience = mayEnd ? request.WholeAfter!.Value : request.TimeOut ?? bus.Timing.TimeOut;
        using var timer = new CancellationTokenSource(patience, bus.Wire);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            return await frames.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            if (mayEnd)
                return null;
            bus.CountTimeOut();
            var received = reply.SelectMany(f => f).Concat(bus.Rest()).ToArray();
            throw new DeviceException(DeviceFault.NoReply, $"{bus.Name} did not answer {request.What} within {patience.TotalSeconds:0.###} s ({RawBytes.Text(received)} came); see that it is on and that address, speed and terminator are right.", request.Bytes, received);
        }
        catch (ChannelClosedException e)
        {
            throw new DeviceException(DeviceFault.LinkLost, e.InnerException?.Message ?? $"The line to {bus.Name} was lost.", request.Bytes, default, e.InnerException);
        }
    }
}
