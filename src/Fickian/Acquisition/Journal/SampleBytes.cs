using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Fickian.Acquisition.Journal;

/// <summary>Samples as bytes.</summary>
internal static class SampleBytes
{
    public const int OfOne = 11;
    public const int OfBatched = 27;

    /// <summary>Writes a sample whose time stands in the head of its record.</summary>
    public static void Write(Span<byte> bytes, in RunSample sample)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, sample.Channel);
        bytes[2] = (byte)sample.State;
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[3..], sample.Value);
    }

    /// <summary>Writes a batch.</summary>
    public static void WriteBatch(Span<byte> bytes, ReadOnlySpan<RunSample> samples)
    {
        foreach (var sample in samples)
        {
            Write(bytes, sample);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[OfOne..], sample.Time.Nanoseconds);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[(OfOne + 8)..], sample.Time.UtcTicks);
            bytes = bytes[OfBatched..];
        }
    }

    /// <summary>Reads a sample.</summary>
    public static RunSample Read(ReadOnlySpan<byte> bytes, RunTime time) =>
        new(BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadDoubleLittleEndian(bytes[3..]), (SampleState)bytes[2], time);

    /// <summary>Reads a batch; null if the bytes are none.</summary>
    public static RunSamples? ReadBatch(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % OfBatched != 0)
            return null;
        var samples = ImmutableArray.CreateBuilder<RunSample>(bytes.Length / OfBatched);
        for (; bytes.Length > 0; bytes = bytes[OfBatched..])
        {
            var sample = Read(bytes, new(BinaryPrimitives.ReadInt64LittleEndian(bytes[OfOne..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[(OfOne + 8)..])));
            if (!sample.Time.IsPossible)
                return null;
            samples.Add(sample);
        }

        return new(samples.MoveToImmutable());
    }
}
