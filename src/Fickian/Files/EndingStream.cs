namespace Fickian.Files;

/// <summary>Bytes in memory that end with a failure: a decoder that takes "nothing" for zeros would go on for ever.</summary>
/// <param name="bytes">The bytes.</param>
internal sealed class EndingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    // A decoder may look a few bytes ahead of what it needs.
    private int lookAhead = 64;

    public override int ReadByte()
    {
        var read = base.ReadByte();
        return read >= 0 || --lookAhead > 0 ? read : throw Ended();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = base.Read(buffer, offset, count);
        return read > 0 || count == 0 || --lookAhead > 0 ? read : throw Ended();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        return read > 0 || buffer.Length == 0 || --lookAhead > 0 ? read : throw Ended();
    }

    private static EndOfStreamException Ended() => new("the file ends in the middle of the picture");
}
