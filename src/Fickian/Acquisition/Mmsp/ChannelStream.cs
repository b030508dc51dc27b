using Fickian.Acquisition.Channels;

namespace Fickian.Acquisition.Mmsp;

/// <summary>A line as the stream that HTTP is spoken over. Closing the stream ends its reads and leaves the line to who opened it.</summary>
/// <remarks>The client of HTTP does not cancel a read, it closes the stream under it.</remarks>
internal sealed class ChannelStream(IByteChannel line) : Stream
{
    private readonly CancellationTokenSource closing = new();

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        using var both = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, cancellationToken);
        try
        {
            return await line.ReadAsync(buffer, both.Token);
        }
        catch (OperationCanceledException e) when (closing.IsCancellationRequested)
        {
            throw new IOException("The stream was closed.", e);
        }
        catch (ChannelException)
        {
            // To HTTP a line that the peer has closed is the end of the stream.
            return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => line.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Lines send at once.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The line is asynchronous.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The line is asynchronous.");

    protected override void Dispose(bool disposing)
    {
        // The source is not disposed: a read may look at it at this very moment, and it holds no timer.
        if (disposing)
            closing.Cancel();
        base.Dispose(disposing);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
