using System.Buffers.Binary;

namespace Fickian.Acquisition.Journal;

/// <summary>Whole records one after the other in memory.</summary>
internal sealed class RecordBuffer
{
    private const int Usual = 1 << 19;

    private byte[] bytes = new byte[Usual];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    /// <summary>Number of the first record.</summary>
    public uint FirstSequence => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));

    /// <summary>Room for one more record.</summary>
    public Span<byte> Add(int count)
    {
        if (bytes.Length - Length < count)
            Array.Resize(ref bytes, checked((int)Math.Min(Array.MaxLength, Math.Max(2L * bytes.Length, (long)Length + count))));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }

    /// <summary>Takes the records of another buffer behind its own.</summary>
    public void Add(RecordBuffer other) => other.Bytes.CopyTo(Add(other.Length));

    /// <summary>Forgets all records; memory that a burst needed is given back.</summary>
    public void Clear()
    {
        Length = 0;
        if (bytes.Length > 8 * Usual)
            bytes = new byte[Usual];
    }

    /// <summary>Forgets the oldest records until at most a number of bytes is left.</summary>
    /// <returns>How many were forgotten.</returns>
    public int DropOldest(int most)
    {
        var (at, dropped) = (0, 0);
        for (; Length - at > most; dropped++)
            at += JournalFormat.HeadLength + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 4)) + JournalFormat.CheckLength;
        bytes.AsSpan(at, Length - at).CopyTo(bytes);
        Length -= at;
        return dropped;
    }
}
