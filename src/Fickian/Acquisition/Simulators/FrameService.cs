using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Simulators;

/// <summary>The listening half of a simulator whose protocol is request and reply: frames come in, replies go out.</summary>
public static class FrameService
{
    /// <summary>Answers every frame until the line is lost.</summary>
    /// <param name="line">The instrument's end of the line, open.</param>
    /// <param name="framer">Finds requests in what arrives.</param>
    /// <param name="answer">Gives the reply to a request; empty for silence.</param>
    /// <param name="cancellation">Ends the service.</param>
    public static Task ServeAsync(IByteChannel line, IFramer framer, Func<byte[], ReadOnlyMemory<byte>> answer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return ServeAsync(line, framer, async (frame, reply) =>
        {
            if (answer(frame) is { IsEmpty: false } bytes)
                await reply(bytes);
        }, cancellation);
    }

    /// <summary>Handles every frame until the line is lost; a handler may reply late, several times or not at all.</summary>
    /// <param name="line">The instrument's end of the line, open.</param>
    /// <param name="framer">Finds requests in what arrives.</param>
    /// <param name="handle">Handles a request; its second argument sends bytes back.</param>
    /// <param name="cancellation">Ends the service.</param>
    public static async Task ServeAsync(
        IByteChannel line, IFramer framer, Func<byte[], Func<ReadOnlyMemory<byte>, ValueTask>, Task> handle, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(handle);
        var buffer = new FrameBuffer(framer);
        var arrived = new byte[4096];
        try
        {
            while (true)
            {
                var count = await line.ReadAsync(arrived, cancellation);
                buffer.Add(arrived.AsSpan(0, count));
                while (buffer.Next() is { } frame)
                    await handle(frame, bytes => line.WriteAsync(bytes, cancellation));
            }
        }
        catch (ChannelException)
        {
            // The host has hung up; the instrument goes on as it was.
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The service is over.
        }
        finally
        {
            await line.CloseAsync();
        }
    }
}
