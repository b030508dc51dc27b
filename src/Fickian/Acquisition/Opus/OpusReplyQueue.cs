using System.Buffers.Binary;
using System.Threading.Channels;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Opus;

/// <summary>Whole replies on their way from a carrier to the bus, each headed by its length: OPUS itself marks no end.</summary>
internal sealed class OpusReplyQueue
{
    /// <summary>Longest reply, bytes.</summary>
    public const int Longest = 64 << 20;

    private const int HeadSize = 4;

    private readonly Channel<byte[]> replies = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private ReadOnlyMemory<byte> rest;

    /// <summary>Finds the replies in what the queue gives out.</summary>
    public static IFramer Framer { get; } = new Headed();

    /// <summary>Whether a read will not wait.</summary>
    public bool HasMore => !rest.IsEmpty || replies.Reader.TryPeek(out _);

    public void Add(ReadOnlySpan<byte> reply)
    {
        var headed = new byte[HeadSize + reply.Length];
        BinaryPrimitives.WriteInt32BigEndian(headed, reply.Length);
        reply.CopyTo(headed.AsSpan(HeadSize));
        replies.Writer.TryWrite(headed);
    }

    public void Close(ChannelException reason) => replies.Writer.TryComplete(reason);

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            if (rest.IsEmpty)
                rest = await replies.Reader.ReadAsync(cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException as ChannelException ?? new ChannelException("The line is closed.", e);
        }

        var count = Math.Min(buffer.Length, rest.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    private sealed record Headed : IFramer
    {
        public int LongestFrame => HeadSize + Longest;

        public FrameScan Scan(ReadOnlySpan<byte> bytes)
        {
            if (bytes.Length < HeadSize)
                return FrameScan.Incomplete;
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
            return bytes.Length < HeadSize + length ? FrameScan.Incomplete : FrameScan.Frame(HeadSize + length, HeadSize, length);
        }
    }
}
