using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Fickian.Files;

public static partial class PictureFile
{
    private const int WrittenTextLimit = 60_000;

    /// <summary>Writes a picture as PNG with 8 bits per channel; the file is there as a whole or not at all.</summary>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="picture">A picture of 1 (grey), 3 (red, green, blue) or 4 channels (and opacity); values are rounded, 0 to 255.</param>
    /// <param name="statements">Statements that are kept in the file as text.</param>
    /// <exception cref="ArgumentException">Another number of channels, a value that does not fit into 8 bits, or a statement that is too long.</exception>
    public static void WritePng(string path, Micrograph picture, IEnumerable<KeyValuePair<string, string>> statements)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(statements);
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, picture.Columns);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), picture.Rows);
        head[8] = 8;
        head[9] = picture.Channels switch { 1 => 0, 3 => 2, 4 => 6, _ => throw new ArgumentException($"A picture of 1, 3 or 4 channels was expected; found {picture.Channels}.", nameof(picture)) };
        Chunk(file, "IHDR", head);
        foreach (var (key, value) in statements)
            Chunk(file, "iTXt", Text(key, value));
        Chunk(file, "IDAT", Deflated(picture));
        Chunk(file, "IEND", []);
        WholeFile.Write(path, partial => File.WriteAllBytes(partial, file.ToArray()));
    }

    // Keyword of at most 79 letters of Latin-1; not compressed; no language; text in UTF-8.
    private static byte[] Text(string key, string value)
    {
        var keyword = Encoding.Latin1.GetBytes(key);
        if (keyword.Length is 0 or > 79 || value.Length > WrittenTextLimit)
            throw new ArgumentException($"A statement with a name of 1 to 79 letters and at most {WrittenTextLimit} in its text was expected; found '{key}'.", nameof(key));
        return [.. keyword, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(value)];
    }

    // Each row begins with the number of its filter: 2, the difference from the row above.
    private static byte[] Deflated(Micrograph picture)
    {
        var values = picture.Values.Span;
        var width = picture.Columns * picture.Channels;
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var (row, above) = (new byte[width + 1], new byte[width]);
            row[0] = 2;
            for (var r = 0; r < picture.Rows; r++)
            {
                for (var i = 0; i < width; i++)
                {
                    var value = MathF.Round(values[(r * width) + i]);
                    if (value is not (>= 0 and <= 255))
                        throw new ArgumentException($"Values from 0 to 255 were expected; found {values[(r * width) + i]} in row {r}.", nameof(picture));
                    (row[i + 1], above[i]) = ((byte)((byte)value - above[i]), (byte)value);
                }

                deflate.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string name, byte[] body)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] covered = [.. Encoding.ASCII.GetBytes(name), .. body];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(covered);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(covered));
        file.Write(number);
    }

    // CRC of ISO 3309, polynomial 0xEDB88320 with its bits reversed, as PNG asks for.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
