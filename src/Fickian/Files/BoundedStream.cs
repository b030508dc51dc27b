namespace Fickian.Files;

/// <summary>A file that may be read only so often: a reader that is led in circles by a damaged file comes to an end.</summary>
/// <param name="source">The file, for the message.</param>
/// <param name="stream">Its bytes.</param>
/// <param name="bytes">How many bytes may be read in all.</param>
/// <param name="calls">How many times.</param>
internal sealed class BoundedStream(FileSource source, Stream stream, long bytes, long calls) : Stream
{
    private long bytesLeft = bytes;
    private long callsLeft = calls;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => stream.Length;

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = Checked(value);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (--callsLeft < 0 || (bytesLeft -= buffer.Length) < 0)
            throw source.Wrong("", "a structure that ends was expected and the file leads in circles; it is damaged, copy it again.");
        if (buffer.Length > 0 && Position >= Length)
            throw source.Wrong($"offset {Position}", "more bytes were expected and the file ends; it is truncated or damaged, copy it again.");
        return stream.Read(buffer);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private long Checked(long position) => position >= 0 && position <= Length
        ? position
        : throw source.Wrong($"offset {position}", $"a place within the file's {Length} bytes was expected; the file is truncated or damaged, copy it again.");
}
