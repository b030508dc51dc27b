using System.Buffers.Binary;

namespace Fickian.Files;

/// <summary>Checks the directories of a TIFF file before they are handed to the package that decodes it, which believes every size.</summary>
/// <remarks>Each list of values lies inside the file, each strip or tile too and is no larger unpacked than a picture may be, and the chain of directories ends.</remarks>
internal static class TiffGuard
{
    private const int MostPages = 1000;
    private const int MostPieces = 1 << 20;
    private static readonly int[] TypeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

    // none, fax, LZW, deflate (two numbers), PackBits; JPEG carries sizes of its own.
    private static readonly long[] Compressions = [1, 2, 3, 4, 5, 8, 32773, 32946];

    private enum Tag
    {
        Width = 256,
        Length = 257,
        Bits = 258,
        Compression = 259,
        Channels = 277,
        StripOffsets = 273,
        RowsPerStrip = 278,
        StripBytes = 279,
        TileWidth = 322,
        TileLength = 323,
        TileOffsets = 324,
        TileBytes = 325,
    }

    /// <summary>Throws unless every directory can be believed.</summary>
    /// <exception cref="DataFileException">A size or a place contradicts the file.</exception>
    public static void Check(FileSource source)
    {
        var file = new View(source, source.Head(2).Span[0] == (byte)'M');
        HashSet<long> visited = [];
        for (var at = file.Word(4); at != 0;)
        {
            if (!visited.Add(at) || visited.Count > MostPages)
                throw source.Wrong($"offset {at}", $"at most {MostPages} pages, one after the other, were expected and the directories lead in circles; the file is damaged, copy it again.");
            var count = file.Half(at);
            source.Require(at + 2, (12L * count) + 4, "a directory");
            Dictionary<int, long[]> tags = [];
            for (var i = 0; i < count; i++)
                Entry(source, file, at + 2 + (12 * i), tags);
            Page(source, tags);
            at = file.Word(at + 2 + (12 * count));
        }
    }

    private static void Entry(FileSource source, View file, long at, Dictionary<int, long[]> tags)
    {
        var (tag, type, count) = (file.Half(at), file.Half(at + 2), file.Word(at + 4));
        var size = type < TypeSizes.Length ? TypeSizes[type] : 1;
        var place = count * size <= 4 ? at + 8 : file.Word(at + 8);
        source.Require(place, count * size, $"values of tag {tag}");
        if (!Enum.IsDefined((Tag)tag))
            return;
        if (count > MostPieces)
            throw source.Wrong($"tag {tag}", $"at most {MostPieces} values were expected and {count} were found.");
        var values = new long[count];
        for (var i = 0; i < count; i++)
            values[i] = type switch { 1 => file.Byte(place + i), 3 => file.Half(place + (2 * i)), 4 => file.Word(place + (4 * i)), _ => throw source.Wrong($"tag {tag}", $"whole numbers were expected and values of type {type} were found; the file is damaged, copy it again.") };
        if (!tags.TryAdd(tag, values))
            throw source.Wrong($"tag {tag}", "each tag was expected once and this one stands there again; the file is damaged, copy it again.");
    }

    private static void Page(FileSource source, Dictionary<int, long[]> tags)
    {
        long First(Tag tag, long absent) => tags.TryGetValue((int)tag, out var some) && some.Length > 0 ? some[0] : absent;
        var bytesPerPixel = Math.Max(1, First(Tag.Bits, 1) * First(Tag.Channels, 1) / 8);
        var (width, length) = (First(Tag.Width, 0), First(Tag.Length, 0));
        PictureLimits.Check(source, width, length, bytesPerPixel);
        if (!Compressions.Contains(First(Tag.Compression, 1)))
            throw source.Wrong("", $"a TIFF picture without compression or with LZW, deflate or PackBits was expected and compression {First(Tag.Compression, 1)} was found; save it without compression.");
        var tiled = tags.ContainsKey((int)Tag.TileWidth) || tags.ContainsKey((int)Tag.TileLength) || tags.ContainsKey((int)Tag.TileOffsets);
        var (across, down) = tiled ? (First(Tag.TileWidth, 0), First(Tag.TileLength, 0)) : (width, Math.Min(length, First(Tag.RowsPerStrip, length)));
        PictureLimits.Check(source, across, down, bytesPerPixel);
        var (offsets, sizes) = tiled ? (Tag.TileOffsets, Tag.TileBytes) : (Tag.StripOffsets, Tag.StripBytes);
        var places = tags.GetValueOrDefault((int)offsets, []);
        var bytes = tags.GetValueOrDefault((int)sizes, []);
        var pieces = (width + across - 1) / across * ((length + down - 1) / down);
        if (places.Length < pieces || bytes.Length != places.Length || pieces > MostPieces)
            throw source.Wrong("", $"{pieces} strips or tiles with their places and sizes were expected and {places.Length} places and {bytes.Length} sizes were found; the file is damaged, copy it again.");
        for (var i = 0; i < places.Length; i++)
            source.Require(places[i], bytes[i], "a strip or tile");
        if (bytes.Sum() > 2 * source.Length)
            throw source.Wrong("", "strips or tiles that lie side by side were expected and they overlap; the file is damaged, copy it again.");
    }

    /// <summary>Numbers at places of the file, in its byte order.</summary>
    private sealed class View(FileSource source, bool bigEndian)
    {
        private readonly byte[] buffer = new byte[4];

        public long Byte(long at) => Read(at, 1)[0];

        public int Half(long at) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(Read(at, 2)) : BinaryPrimitives.ReadUInt16LittleEndian(Read(at, 2));

        public long Word(long at) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(Read(at, 4)) : BinaryPrimitives.ReadUInt32LittleEndian(Read(at, 4));

        private Span<byte> Read(long at, int count)
        {
            var some = buffer.AsSpan(0, count);
            source.Read(at, some);
            return some;
        }
    }
}
