using System.Buffers.Binary;
using System.IO.Compression;

namespace Fickian.Files;

/// <summary>Checks the chunks of a PNG picture before they are handed to the package that decodes it, which believes their sizes.</summary>
/// <remarks>Each chunk lies inside the file, and what is deflated comes out no larger than the picture.</remarks>
internal static class PngGuard
{
    private const int MostChunks = 100_000;

    /// <summary>Throws unless the chunks can be believed.</summary>
    /// <exception cref="DataFileException">A size contradicts the file.</exception>
    public static void Check(FileSource source, byte[] bytes)
    {
        using var packed = new MemoryStream();
        var unpacked = 0L;
        var at = 8L;
        for (var chunks = 0; at < bytes.Length; chunks++)
        {
            source.Require(at, 12, "a chunk");
            var head = bytes.AsSpan((int)at, 8);
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            source.Require(at + 8, length + 4, "a chunk");
            if (chunks >= MostChunks)
                throw source.Wrong($"offset {at}", $"at most {MostChunks} chunks were expected; the file is damaged, copy it again.");
            var body = bytes.AsSpan((int)at + 8, (int)length);
            if (head[4..].SequenceEqual("IHDR"u8) && length == 13)
                unpacked = Unpacked(source, body);
            else if (head[4..].SequenceEqual("IDAT"u8))
                packed.Write(body);
            else if (head[4..].SequenceEqual("IEND"u8))
                break;
            at += 12 + length;
        }

        packed.Position = 0;
        CheckDeflated(source, packed, unpacked);
    }

    // Bytes of the rows, each with one more for its filter; an interlaced picture is seven smaller ones, at most as many rows again.
    private static long Unpacked(FileSource source, ReadOnlySpan<byte> head)
    {
        long columns = BinaryPrimitives.ReadUInt32BigEndian(head);
        long rows = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        var channels = head[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        PictureLimits.Check(source, columns, rows, Math.Max(1, channels * head[8] / 8));
        return (rows * (1 + (((columns * channels * head[8]) + 7) / 8)) * (head[12] == 0 ? 1 : 2)) + 64;
    }

    private static void CheckDeflated(FileSource source, MemoryStream packed, long unpacked)
    {
        var block = new byte[1 << 16];
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            for (int read; (read = stream.Read(block)) > 0;)
            {
                if ((unpacked -= read) < 0)
                    throw source.Wrong("", "as many bytes as the picture has were expected and more come out; the file is damaged or hostile.");
            }
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException(source.Path, $"sound deflated rows were expected and they cannot be unpacked ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); copy the file again.", e);
        }
    }
}
