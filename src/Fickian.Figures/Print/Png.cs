using System.Buffers.Binary;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>A page as pixels.</summary>
internal static class Png
{
    private const double PointsPerInch = 72;

    public static byte[] Write(Page page, double dpi)
    {
        if (!(dpi is >= 36 and <= 2400))
            throw new ArgumentOutOfRangeException(nameof(dpi), dpi, "A resolution lies between 36 and 2400 pixels per inch.");
        var scale = (float)(dpi / PointsPerInch);
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(page.Width * scale), (int)MathF.Round(page.Height * scale), SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        page.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return WithResolution(data.ToArray(), dpi);
    }

    // Skia does not say how large a pixel is, and a figure without its resolution is printed at any size.
    private static byte[] WithResolution(byte[] png, double dpi)
    {
        const int AfterHeader = 33;
        var chunk = new byte[21];
        var perMetre = (uint)Math.Round(dpi / 0.0254);
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8), perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(12), perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Checksum(chunk.AsSpan(4, 13)));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    // CRC-32 of the PNG specification, annex D.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320u * (crc & 1));
        }
        return ~crc;
    }
}
