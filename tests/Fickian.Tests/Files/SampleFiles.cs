using System.IO.Compression;
using BitMiracle.LibTiff.Classic;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Fickian.Tests.Files;

/// <summary>Small files in formats that are read and not written, made byte by byte or by other packages.</summary>
internal static class SampleFiles
{
    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> members)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in members)
            {
                using var member = archive.CreateEntry(name).Open();
                member.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A PNG of red, green and blue: value = 10·row + column + 100·channel.</summary>
    public static byte[] Png(int columns, int rows)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < rows; row++)
                deflate.Write([0, .. Enumerable.Range(0, columns * 3).Select(i => (byte)((10 * row) + (i / 3) + (100 * (i % 3))))]);
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, [.. BigEndian(columns), .. BigEndian(rows), 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    /// <summary>A BMP of 24 bits, stored from the bottom row up: value = 10·row + column + 80·channel.</summary>
    public static byte[] Bmp(int columns, int rows)
    {
        var line = ((columns * 3) + 3) / 4 * 4;
        using var bmp = new MemoryStream();
        using var writer = new BinaryWriter(bmp);
        writer.Write("BM"u8);
        foreach (var number in new[] { 54 + (line * rows), 0, 54, 40, columns, rows, 1 | (24 << 16), 0, line * rows, 3780, 3780, 0, 0 })
            writer.Write(number);
        for (var row = rows - 1; row >= 0; row--)
            writer.Write([.. Enumerable.Range(0, line).Select(i => (byte)(i < columns * 3 ? (10 * row) + (i / 3) + (80 * (2 - (i % 3))) : 0))]);
        return bmp.ToArray();
    }

    /// <summary>A grey TIFF whose value is row · columns + column, at most what the bits hold.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="bits">Bits per value: 8, 16 or 32.</param>
    /// <param name="format">1 whole numbers, 3 floating point.</param>
    /// <param name="tiled">Tiles of 16 × 16 in the place of strips of 5 rows.</param>
    /// <param name="compression">1 none, 5 LZW, 8 deflate.</param>
    /// <param name="description">Image description.</param>
    public static byte[] Tiff(int columns, int rows, int bits, int format, bool tiled, int compression, string? description = null)
    {
        using var stream = new MemoryStream();
        using (var tiff = BitMiracle.LibTiff.Classic.Tiff.ClientOpen("made", "w", stream, new TiffStream()))
        {
            foreach (var (tag, value) in new[] { (TiffTag.IMAGEWIDTH, columns), (TiffTag.IMAGELENGTH, rows), (TiffTag.BITSPERSAMPLE, bits), (TiffTag.SAMPLESPERPIXEL, 1), (TiffTag.SAMPLEFORMAT, format), (TiffTag.COMPRESSION, compression), (TiffTag.PHOTOMETRIC, 1), (TiffTag.PLANARCONFIG, 1) })
                tiff.SetField(tag, value);
            tiff.SetField(TiffTag.XRESOLUTION, 4.0);
            tiff.SetField(TiffTag.YRESOLUTION, 4.0);
            if (description is not null)
                tiff.SetField(TiffTag.IMAGEDESCRIPTION, description);
            var (width, height) = tiled ? (16, 16) : (columns, 5);
            if (tiled)
            {
                tiff.SetField(TiffTag.TILEWIDTH, width);
                tiff.SetField(TiffTag.TILELENGTH, height);
            }
            else
            {
                tiff.SetField(TiffTag.ROWSPERSTRIP, height);
            }

            var piece = 0;
            for (var top = 0; top < rows; top += height)
            {
                for (var left = 0; left < columns; left += width, piece++)
                {
                    var down = tiled ? height : Math.Min(height, rows - top);
                    var bytes = Enumerable.Range(0, down * width).SelectMany(i => Stored(((top + (i / width)) * columns) + left + (i % width), bits, format)).ToArray();
                    if (tiled)
                        tiff.WriteEncodedTile(piece, bytes, bytes.Length);
                    else
                        tiff.WriteEncodedStrip(piece, bytes, bytes.Length);
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>NeXus data of another program: [y, x, wavenumber] in deflated chunks, positions in µm, units as texts.</summary>
    public static byte[] ChunkedHdf5(string path)
    {
        var group = new H5Group { Attributes = { ["NX_class"] = "NXdata", ["signal"] = "absorbance", ["axes"] = new[] { "y", "x", "wavenumber" } } };
        var creation = new H5DatasetCreation(Filters: [ShuffleFilter.Id, DeflateFilter.Id]);
        group["absorbance"] = new H5Dataset(Enumerable.Range(0, 3 * 4 * 50).Select(i => (float)i).ToArray(), chunks: [2, 2, 25], fileDims: [3, 4, 50], datasetCreation: creation);
        group["y"] = new H5Dataset(new float[] { 0, 10, 20 }) { Attributes = { ["units"] = "um" } };
        group["x"] = new H5Dataset(new[] { 0, 10, 20, 30 }) { Attributes = { ["units"] = "um" } };
        group["wavenumber"] = new H5Dataset(Enumerable.Range(0, 50).Select(i => 1000.0 + (4 * i)).ToArray()) { Attributes = { ["units"] = "1/cm" } };
        new H5File { ["entry"] = new H5Group { ["data"] = group } }.Write(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>A photothermal map of 3 × 2 pixels and 4 points, and a single point, in the layout that other readers follow.</summary>
    public static byte[] Photothermal(string path)
    {
        H5Group Channel(float[] values, ulong[] shape) => new() { ["Raw_Data"] = new H5Dataset(values, fileDims: shape), Attributes = { ["DataSignal"] = "//ZI/*/DEMOD/0/R0" } };
        var map = new H5Group
        {
            ["Channel_000"] = Channel([.. Enumerable.Range(0, 24).Select(i => (float)i)], [6, 4]),
            Attributes =
            {
                ["RangeWavenumberStart"] = new[] { 1000.0 }, ["RangeWavenumberEnd"] = new[] { 1300.0 }, ["RangeWavenumberPoints"] = new[] { 4 }, ["RangeWavenumberUnits"] = "cm-1",
                ["RangeXStart"] = new[] { 5.0 }, ["RangeXIncrement"] = new[] { 2.0 }, ["RangeXPoints"] = new[] { 2 }, ["RangeXUnits"] = "um",
                ["RangeYStart"] = new[] { -1.0 }, ["RangeYIncrement"] = new[] { 3.0 }, ["RangeYPoints"] = new[] { 3 }, ["RangeYUnits"] = "um",
            },
        };
        var point = new H5Group
        {
            ["Channel_000"] = Channel([7, 8, 9, 10], [1, 4]),
            Attributes = { ["RangeWavenumberStart"] = new[] { 1000.0 }, ["RangeWavenumberEnd"] = new[] { 1300.0 }, ["RangeWavenumberPoints"] = new[] { 4 }, ["LocationX"] = new[] { 12.0 }, ["LocationY"] = new[] { 4.0 } },
        };
        new H5File { ["Measurement_000"] = map, ["Measurement_001"] = point }.Write(path);
        return File.ReadAllBytes(path);
    }

    private static byte[] Stored(int value, int bits, int format) => (bits, format) switch
    {
        (8, _) => [(byte)value],
        (16, _) => BitConverter.GetBytes((ushort)value),
        (_, 3) => BitConverter.GetBytes((float)value),
        _ => BitConverter.GetBytes((uint)value),
    };

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        png.Write(BigEndian(data.Length));
        png.Write(body);
        png.Write(BigEndian((int)Checksum(body)));
    }

    // CRC-32 as PNG asks for it.
    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
