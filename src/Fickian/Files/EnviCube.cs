using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>The values of an ENVI cube, whatever their order in the file, as [line × sample × band].</summary>
internal static class EnviCube
{
    // Values held at once while they are put in order: 16 MiB, and tiles that stay in the processor's cache.
    private const int BlockValues = 1 << 22;
    private const int Tile = 32;

    /// <summary>Reads the values.</summary>
    /// <exception cref="DataFileException">The file is shorter than the header says.</exception>
    public static ReadOnlyMemory<float> Read(FileSource data, EnviHeader header)
    {
        data.Require(header.Offset, header.Count * header.Type.Size, $"{header.Lines} × {header.Samples} × {header.Bands} {header.Type.Name} values");
        if (header is { Interleave: EnviInterleave.Bip, BigEndian: false } && header.Type == NumberType.Single)
            return data.Singles(header.Offset, header.Count);
        var into = FloatStore.Allocate(header.Count);
        switch (header.Interleave)
        {
            case EnviInterleave.Bip:
                InOrder(data, header, into);
                break;
            case EnviInterleave.Bil:
                for (var line = 0; line < header.Lines; line++)
                    BandByBand(data, header, (long)line * header.Samples * header.Bands, into.Slice(line * header.Samples * header.Bands, header.Samples * header.Bands));
                break;
            default:
                BandByBand(data, header, 0, into);
                break;
        }

        return into;
    }

    private static void InOrder(FileSource data, EnviHeader header, Memory<float> into)
    {
        var bytes = new byte[Math.Min(BlockValues, into.Length) * header.Type.Size];
        for (var at = 0L; at < into.Length; at += BlockValues)
            Numbers(data, header, at, bytes, into.Span[(int)at..(int)Math.Min(into.Length, at + BlockValues)]);
    }

    // A matrix [bands × pixels] from a place in the file on becomes [pixels × bands]; a band of some pixels at a time.
    private static void BandByBand(FileSource data, EnviHeader header, long first, Memory<float> into)
    {
        var bands = header.Bands;
        var pixels = into.Length / bands;
        var step = Math.Clamp(BlockValues / bands, 1, pixels);
        var block = new float[step * bands];
        var bytes = new byte[(step == pixels ? block.Length : step) * header.Type.Size];
        for (var pixel = 0; pixel < pixels; pixel += step)
        {
            var some = Math.Min(step, pixels - pixel);
            if (step == pixels)
            {
                Numbers(data, header, first, bytes, block);
            }
            else
            {
                for (var band = 0; band < bands; band++)
                    Numbers(data, header, first + ((long)band * pixels) + pixel, bytes, block.AsSpan(band * some, some));
            }

            Transpose(block, bands, some, into.Span.Slice(pixel * bands, some * bands));
        }
    }

    private static void Numbers(FileSource data, EnviHeader header, long first, byte[] bytes, Span<float> into)
    {
        var some = bytes.AsSpan(0, into.Length * header.Type.Size);
        data.Read(header.Offset + (first * header.Type.Size), some);
        header.Type.Read(some, into, header.BigEndian);
    }

    /// <summary>[rows × columns] to [columns × rows], tile by tile.</summary>
    private static void Transpose(ReadOnlySpan<float> from, int rows, int columns, Span<float> into)
    {
        for (var top = 0; top < rows; top += Tile)
        {
            for (var left = 0; left < columns; left += Tile)
            {
                var (bottom, right) = (Math.Min(rows, top + Tile), Math.Min(columns, left + Tile));
                for (var column = left; column < right; column++)
                {
                    for (var row = top; row < bottom; row++)
                        into[(column * rows) + row] = from[(row * columns) + column];
                }
            }
        }
    }
}
