using BitMiracle.LibTiff.Classic;
using Fickian.Files;

namespace Fickian.Acquisition.GigEVision;

/// <summary>A frame of a camera. Pixels that did not arrive are 0 and told: they are never those of another frame.</summary>
/// <param name="Block">Number of the frame in its stream; it wraps from 65535 to 1.</param>
/// <param name="TimeStamp">Time of the camera, ticks.</param>
/// <param name="PixelFormat">Pixel format, for example 0x01080001 (Mono8).</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Bytes as they came, row by row, without padding.</param>
/// <param name="MissingPackets">Packets that did not arrive.</param>
public sealed record CameraFrame(ulong Block, ulong TimeStamp, uint PixelFormat, int Width, int Height, byte[] Pixels, IReadOnlyList<int> MissingPackets)
{
    /// <summary>Mono8.</summary>
    public const uint Mono8 = 0x01080001;

    /// <summary>Whether every packet has arrived.</summary>
    public bool IsComplete => MissingPackets.Count == 0;

    private int Bytes => (int)((PixelFormat >> 16) & 0xff) / 8;

    /// <summary>Writes the frame as TIFF, whole or not at all. One that is incomplete says so in its description.</summary>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="statements">Statements kept in the description, one a line.</param>
    /// <exception cref="InvalidOperationException">Pixels are neither grey of 8 or 16 bits nor red, green, blue.</exception>
    public void WriteTiff(string path, params IEnumerable<string> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var colours = PixelFormat >> 24 == 2 && Bytes == 3 ? 3 : 1;
        if (colours == 1 && Bytes is not (1 or 2))
            throw new InvalidOperationException($"Pixels of 8 or 16 bits, or red, green and blue, were expected and the pixel format {PixelFormat:X8} was found; choose Mono8 at the camera.");
        string[] told = [$"block {Block}, camera time {TimeStamp}", .. IsComplete ? Array.Empty<string>() : [$"incomplete: packets {string.Join(", ", MissingPackets.Take(100))} are missing and their pixels 0"], .. statements];
        WholeFile.Write(path, partial =>
        {
            using var tiff = Tiff.Open(partial, "w") ?? throw new IOException($"{path} cannot be written; see that its folder is there.");
            tiff.SetField(TiffTag.IMAGEWIDTH, Width);
            tiff.SetField(TiffTag.IMAGELENGTH, Height);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, colours);
            tiff.SetField(TiffTag.BITSPERSAMPLE, 8 * Bytes / colours);
            tiff.SetField(TiffTag.PHOTOMETRIC, colours == 3 ? Photometric.RGB : Photometric.MINISBLACK);
            tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
            tiff.SetField(TiffTag.ROWSPERSTRIP, Height);
            tiff.SetField(TiffTag.IMAGEDESCRIPTION, string.Join('\n', told));
            for (var row = 0; row < Height; row++)
                tiff.WriteScanline(Pixels[(row * Width * Bytes)..((row + 1) * Width * Bytes)], row);
        });
    }
}
