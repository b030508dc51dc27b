namespace Fickian.Acquisition.Framing;

/// <summary>Gathers what arrives and gives it out frame by frame, skipping damage and counting it.</summary>
/// <param name="framer">Finds the frames.</param>
public sealed class FrameBuffer(IFramer framer)
{
    private byte[] bytes = new byte[1024];
    private int count;

    /// <summary>Bytes skipped because they belonged to no frame.</summary>
    public long Skipped { get; private set; }

    /// <summary>Bytes that wait for the rest of their frame.</summary>
    public ReadOnlyMemory<byte> Rest => bytes.AsMemory(0, count);

    /// <summary>Adds what has arrived.</summary>
    /// <param name="arrived">New bytes.</param>
    public void Add(ReadOnlySpan<byte> arrived)
    {
        if (count + arrived.Length > bytes.Length)
            Array.Resize(ref bytes, Math.Max(count + arrived.Length, 2 * bytes.Length));
        arrived.CopyTo(bytes.AsSpan(count));
        count += arrived.Length;
    }

    /// <summary>The next whole frame, or null if none has arrived yet.</summary>
    public byte[]? Next()
    {
        while (count > 0)
        {
            var scan = framer.Scan(bytes.AsSpan(0, count));
            switch (scan.State)
            {
                case FrameState.Complete:
                    var frame = bytes.AsSpan(scan.Start, scan.Length).ToArray();
                    Remove(scan.Consumed);
                    return frame;
                case FrameState.Damaged:
                    Skipped += scan.Consumed;
                    Remove(scan.Consumed);
                    break;
                case FrameState.Incomplete when count > framer.LongestFrame:
                    Skipped++;
                    Remove(1);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Forgets everything that waits.</summary>
    public void Clear()
    {
        Skipped += count;
        count = 0;
    }

    private void Remove(int consumed)
    {
        bytes.AsSpan(consumed, count - consumed).CopyTo(bytes);
        count -= consumed;
    }
}
