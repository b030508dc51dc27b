using System.Buffers;
using System.Runtime.InteropServices;

namespace Fickian.Files;

/// <summary>Single-precision spectra that lie at equal distances in a file, gathered into one stretch of memory.</summary>
/// <remarks>
/// Bytes are copied as they are, little endian, through a window that stays in the processor's cache: no work per value, and no more memory than the values themselves.
/// The file's length bounds what is asked for before anything is reserved.
/// </remarks>
internal static class StridedValues
{
    private const int Window = 1 << 20;

    /// <summary>Reads the values of all records.</summary>
    /// <param name="source">The file.</param>
    /// <param name="first">Offset of the first value of the first record.</param>
    /// <param name="stride">Distance from one record to the next, bytes.</param>
    /// <param name="records">Number of records.</param>
    /// <param name="points">Values per record.</param>
    /// <param name="tails">Receives what stands after the values of each record, [records × tail]; empty if it is not wanted.</param>
    public static float[] Read(FileSource source, long first, long stride, int records, int points, byte[]? tails = null)
    {
        var size = (long)points * sizeof(float);
        var tail = tails is null ? 0 : tails.Length / Math.Max(records, 1);
        if (records > 0)
            source.Require(first, ((records - 1) * stride) + size + tail, "spectra");
        if ((long)records * points > Array.MaxLength)
            throw source.Wrong($"offset {first}", $"at most {Array.MaxLength} values were expected and {records} spectra of {points} points were found; split the map.");
        var values = GC.AllocateUninitializedArray<float>(records * points);
        var perRead = (int)Math.Clamp(Window / stride, 1, Math.Max(records, 1));
        if (stride == size && tail == 0)
            Contiguous(source, first, values);
        else if (perRead == 1)
            OneByOne(source, first, stride, values, points, tails, tail);
        else
            Windowed(source, first, stride, perRead, values, points, tails, tail);
        return values;
    }

    private static void Contiguous(FileSource source, long first, float[] values)
    {
        for (var at = 0; at < values.Length; at += Window)
            source.Read(first + ((long)at * sizeof(float)), MemoryMarshal.AsBytes(values.AsSpan(at, Math.Min(Window, values.Length - at))));
    }

    private static void OneByOne(FileSource source, long first, long stride, float[] values, int points, byte[]? tails, int tail)
    {
        for (var i = 0; i * (long)points < values.Length; i++)
        {
            source.Read(first + (i * stride), MemoryMarshal.AsBytes(values.AsSpan(i * points, points)));
            if (tail > 0)
                source.Read(first + (i * stride) + ((long)points * sizeof(float)), tails.AsSpan(i * tail, tail));
        }
    }

    private static void Windowed(FileSource source, long first, long stride, int perRead, float[] values, int points, byte[]? tails, int tail)
    {
        var records = values.Length / points;
        var size = points * sizeof(float);
        var window = ArrayPool<byte>.Shared.Rent((int)(perRead * stride));
        try
        {
            for (var start = 0; start < records; start += perRead)
            {
                var count = Math.Min(perRead, records - start);
                var read = window.AsSpan(0, (int)((count - 1) * stride) + size + tail);
                source.Read(first + (start * stride), read);
                for (var i = 0; i < count; i++)
                {
                    var record = read.Slice((int)(i * stride), size + tail);
                    record[..size].CopyTo(MemoryMarshal.AsBytes(values.AsSpan((start + i) * points, points)));
                    if (tail > 0)
                        record[size..].CopyTo(tails.AsSpan((start + i) * tail, tail));
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }
}
