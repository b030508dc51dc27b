using System.Buffers.Binary;
using Fickian.Files;

namespace Fickian.Acquisition.Journal;

/// <summary>Finds records in the bytes of a file, a window of it at a time.</summary>
internal sealed class RecordScan(FileSource source)
{
    private const int Window = 1 << 20;

    // Bytes of would-be records that may fail their check sum, in lengths of the file. Damage needs a fraction of one; more is a file made to waste time.
    private const int MostVain = 16;

    private byte[] window = [];
    private long windowAt;
    private int windowLength;
    private long vain;

    /// <summary>Size of the file, bytes.</summary>
    public long Length => source.Length;

    /// <summary>Whether the file begins as a journal does.</summary>
    public bool HasSignature => Length >= JournalFormat.Signature.Length && View(0, JournalFormat.Signature.Length).SequenceEqual(JournalFormat.Signature);

    /// <summary>The record at an offset; null if none that is whole and sound begins there.</summary>
    public JournalRecord? At(long offset)
    {
        const int least = JournalFormat.HeadLength + JournalFormat.CheckLength;
        if (Length - offset < least)
            return null;
        var head = View(offset, JournalFormat.HeadLength);
        var payload = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (!head.StartsWith(JournalFormat.Mark) || payload > JournalFormat.LongestPayload || payload > Length - offset - least)
            return null;
        var type = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        var sequence = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        var time = new RunTime(BinaryPrimitives.ReadInt64LittleEndian(head[16..]), BinaryPrimitives.ReadInt64LittleEndian(head[24..]));
        var record = View(offset, (int)payload + least);
        if (!time.IsPossible || BinaryPrimitives.ReadUInt32LittleEndian(record[^JournalFormat.CheckLength..]) != JournalFormat.Check(record[..^JournalFormat.CheckLength]))
        {
            vain += record.Length;
            return null;
        }

        return new(offset, record.Length, sequence, time, EntryBytes.Read(type, record[JournalFormat.HeadLength..^JournalFormat.CheckLength], time));
    }

    /// <summary>The first sound record at or behind an offset; null if there is none.</summary>
    /// <exception cref="DataFileException">The file is full of false beginnings of records.</exception>
    public JournalRecord? Next(long offset)
    {
        while (Length - offset >= JournalFormat.Mark.Length)
        {
            var view = View(offset, (int)Math.Min(Window, Length - offset));
            var found = view.IndexOf(JournalFormat.Mark);
            if (found < 0)
            {
                offset += view.Length - JournalFormat.Mark.Length + 1;
                continue;
            }

            offset += found;
            if (At(offset) is { } record)
                return record;
            if (vain > MostVain * Length)
                throw source.Wrong($"offset {offset}", "records with sound check sums were expected and thousands of false ones were found; this file was not damaged by accident, and is not read further.");
            offset++;
        }

        return null;
    }

    private ReadOnlySpan<byte> View(long offset, int count)
    {
        if (offset < windowAt || offset + count > windowAt + windowLength)
        {
            var size = (int)Math.Min(Length - offset, Math.Max(Window, count));
            if (window.Length < size)
                window = new byte[size];
            source.Read(offset, window.AsSpan(0, size));
            (windowAt, windowLength) = (offset, size);
        }

        return window.AsSpan((int)(offset - windowAt), count);
    }
}
