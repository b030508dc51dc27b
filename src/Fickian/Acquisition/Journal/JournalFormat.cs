using System.Buffers.Binary;
using System.IO.Hashing;

namespace Fickian.Acquisition.Journal;

/// <summary>Layout of a journal: a signature, then records one after the other. All numbers are little-endian.</summary>
/// <remarks>
/// <code>
/// file      16  FICKIAN-JOURNAL\n
/// record     4  mark F1 C1 1A 9A, by which a reader finds its way back behind damage
///            4  length n of the payload
///            2  type
///            2  0, reserved
///            4  number of the record in the file, from 0
///            8  monotonic time since the start of the run, ns
///            8  UTC, ticks of 100 ns since the year 1
///            n  payload
///            4  CRC-32 (ISO 3309) of all that lies between the mark and it
/// </code>
/// Payloads: a sample is channel (2), state (1), value (8); a batch holds channel, state, value, monotonic time, UTC (27) for each;
/// a spectrum is the number of its axis (2) and single-precision values; everything else is JSON in UTF-8.
/// </remarks>
internal static class JournalFormat
{
    public const int Version = 1;
    public const int HeadLength = 32;
    public const int CheckLength = 4;

    /// <summary>Longer payloads are refused by writer and reader alike.</summary>
    public const int LongestPayload = 64 << 20;

    public const string Extension = ".fickian-journal";

    public static ReadOnlySpan<byte> Signature => "FICKIAN-JOURNAL\n"u8;

    public static ReadOnlySpan<byte> Mark => [0xF1, 0xC1, 0x1A, 0x9A];

    /// <summary>Writes the head of a record.</summary>
    public static void WriteHead(Span<byte> record, int payload, JournalEntryType type, uint sequence, RunTime time)
    {
        Mark.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], payload);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], (ushort)type);
        BinaryPrimitives.WriteUInt32LittleEndian(record[12..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], time.Nanoseconds);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], time.UtcTicks);
    }

    /// <summary>Writes the check sum of a record whose head and payload stand there.</summary>
    /// <param name="record">The whole record.</param>
    public static void WriteCheck(Span<byte> record) =>
        BinaryPrimitives.WriteUInt32LittleEndian(record[^CheckLength..], Check(record[..^CheckLength]));

    /// <summary>CRC-32 of a record without its check sum.</summary>
    public static uint Check(ReadOnlySpan<byte> record) => Crc32.HashToUInt32(record[Mark.Length..]);
}
