using BitMiracle.LibTiff.Classic;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>One page of a TIFF file.</summary>
internal static class TiffPage
{
    private static readonly (string Name, TiffTag Tag)[] Named =
    [
        ("comment", TiffTag.IMAGEDESCRIPTION), ("instrument", TiffTag.MODEL), ("Make", TiffTag.MAKE),
        ("Software", TiffTag.SOFTWARE), ("date", TiffTag.DATETIME), ("operator", TiffTag.ARTIST),
    ];

    /// <summary>Reads the page at which the file stands.</summary>
    /// <exception cref="DataFileException">It is too large or cannot be decoded.</exception>
    public static Micrograph Read(FileSource source, Tiff tiff, int number)
    {
        var (columns, rows) = (Tag(tiff, TiffTag.IMAGEWIDTH, 0), Tag(tiff, TiffTag.IMAGELENGTH, 0));
        var (bits, channels) = (Tag(tiff, TiffTag.BITSPERSAMPLE, 1), Tag(tiff, TiffTag.SAMPLESPERPIXEL, 1));
        if (channels > 16)
            throw source.Wrong($"page {number + 1}", $"at most 16 channels were expected and {channels} were found.");
        PictureLimits.Check(source, columns, rows, Math.Max(1, (long)bits * channels / 8));
        var type = TypeOf(tiff, bits);
        List<Finding> findings = [];
        Micrograph picture;
        if (type is null || (Photometric)Tag(tiff, TiffTag.PHOTOMETRIC, 1) is not (Photometric.MINISBLACK or Photometric.MINISWHITE or Photometric.RGB))
        {
            picture = new(Coloured(source, tiff, columns, rows), rows, columns, 4);
        }
        else
        {
            picture = new(Stored(source, tiff, new(columns, rows, channels, type)), rows, columns, channels);
            if (!type.IsExact)
                findings.Add(Finding.Hint($"The {type.Name} values are kept in single precision, to 7 digits."));
            if ((Orientation)Tag(tiff, TiffTag.ORIENTATION, 1) is not Orientation.TOPLEFT and var turned)
                findings.Add(Finding.Warning($"The file asks to show the picture turned or mirrored ({turned}); rows and columns stand as stored."));
        }

        var scale = TiffScale.Of(tiff, findings);
        return picture with
        {
            Name = number == 0 ? Path.GetFileNameWithoutExtension(source.Name) : $"{Path.GetFileNameWithoutExtension(source.Name)}, page {number + 1}",
            PixelSize = scale,
            Metadata = Texts(tiff),
            Findings = [.. findings],
        };
    }

    private sealed record Layout(int Columns, int Rows, int Channels, NumberType Type);

    private static int Tag(Tiff tiff, TiffTag tag, int absent) => tiff.GetField(tag)?[0].ToInt() ?? absent;

    private static NumberType? TypeOf(Tiff tiff, int bits) => ((SampleFormat)Tag(tiff, TiffTag.SAMPLEFORMAT, 1), bits) switch
    {
        (SampleFormat.UINT or SampleFormat.VOID, 8) => NumberType.Of(1),
        (SampleFormat.UINT or SampleFormat.VOID, 16) => NumberType.Of(12),
        (SampleFormat.UINT or SampleFormat.VOID, 32) => NumberType.Of(13),
        (SampleFormat.INT, 16) => NumberType.Of(2),
        (SampleFormat.INT, 32) => NumberType.Of(3),
        (SampleFormat.IEEEFP, 32) => NumberType.Single,
        (SampleFormat.IEEEFP, 64) => NumberType.Of(5),
        _ => null,
    };

    private static Memory<float> Coloured(FileSource source, Tiff tiff, int columns, int rows)
    {
        var packed = new int[columns * rows];
        if (!tiff.ReadRGBAImageOriented(columns, rows, packed, Orientation.TOPLEFT, stopOnError: true))
            throw Undecoded(source);
        var values = FloatStore.Allocate(4L * packed.Length);
        for (var i = 0; i < packed.Length; i++)
        {
            values.Span[4 * i] = Tiff.GetR(packed[i]);
            values.Span[(4 * i) + 1] = Tiff.GetG(packed[i]);
            values.Span[(4 * i) + 2] = Tiff.GetB(packed[i]);
            values.Span[(4 * i) + 3] = Tiff.GetA(packed[i]);
        }

        return values;
    }

    // Strips are tiles as wide as the picture; a plane holds one channel, or all of them side by side.
    private static Memory<float> Stored(FileSource source, Tiff tiff, Layout page)
    {
        var planes = (PlanarConfig)Tag(tiff, TiffTag.PLANARCONFIG, 1) == PlanarConfig.SEPARATE ? page.Channels : 1;
        var together = page.Channels / planes;
        var tiled = tiff.IsTiled();
        var width = tiled ? Tag(tiff, TiffTag.TILEWIDTH, 0) : page.Columns;
        var height = tiled ? Tag(tiff, TiffTag.TILELENGTH, 0) : Math.Clamp(tiff.GetField(TiffTag.ROWSPERSTRIP)?[0].ToInt() ?? page.Rows, 1, page.Rows);
        PictureLimits.Check(source, width, height, (long)together * page.Type.Size);
        var bytes = new byte[checked(width * height * together * page.Type.Size)];
        var block = new float[width * height * together];
        var values = FloatStore.Allocate((long)page.Columns * page.Rows * page.Channels);
        var piece = 0;
        for (var plane = 0; plane < planes; plane++)
        {
            for (var top = 0; top < page.Rows; top += height)
            {
                for (var left = 0; left < page.Columns; left += width, piece++)
                {
                    var (down, across) = (Math.Min(height, page.Rows - top), Math.Min(width, page.Columns - left));
                    var needed = (tiled ? height : down) * width * together * page.Type.Size;
                    var read = tiled ? tiff.ReadEncodedTile(piece, bytes, 0, needed) : tiff.ReadEncodedStrip(piece, bytes, 0, needed);
                    if (read < needed)
                        throw Undecoded(source);
                    page.Type.Decode(bytes.AsSpan(0, needed), block);
                    for (var i = 0; i < down * across * together; i++)
                    {
                        var (row, column, channel) = (i / (across * together), i / together % across, i % together);
                        values.Span[((((top + row) * page.Columns) + left + column) * page.Channels) + plane + channel] = block[(((row * width) + column) * together) + channel];
                    }
                }
            }
        }

        return values;
    }

    private static Metadata Texts(Tiff tiff) => new(
        from tag in Named
        let text = tiff.GetField(tag.Tag)?[0].ToString()?.Trim('\0', ' ')
        where text is { Length: > 0 }
        select new KeyValuePair<string, string>(tag.Name, text));

    private static DataFileException Undecoded(FileSource source) =>
        source.Wrong("", "a sound picture was expected and a part of it cannot be decoded; the file is truncated or damaged, copy it again.");
}
