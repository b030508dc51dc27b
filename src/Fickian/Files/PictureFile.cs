using System.Buffers.Binary;
using System.Collections.Immutable;
using Fickian.Infrared;
using StbImageSharp;

namespace Fickian.Files;

/// <summary>Pictures in PNG, JPEG (baseline and progressive) and BMP.</summary>
/// <remarks>Decoded to 8 bits per channel, row 0 at the top; an opacity that is full everywhere is left out. A density in the file never becomes a scale: it is kept as metadata. At most 16 384 pixels a side and 100 million in all.</remarks>
public static partial class PictureFile
{
    /// <summary>PNG, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Png { get; } = new("png", "PNG picture", s => Begins(s, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]), s => Read(s, "png"));

    /// <summary>JPEG, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Jpeg { get; } = new("jpeg", "JPEG picture", s => Begins(s, [0xFF, 0xD8, 0xFF]), s => Read(s, "jpeg"));

    /// <summary>BMP, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Bmp { get; } = new("bmp", "BMP picture", IsBmp, s => Read(s, "bmp"));

    /// <summary>Reads a picture.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no picture of these formats, is damaged or too large.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        var format = new[] { Png, Jpeg, Bmp }.FirstOrDefault(f => f.Recognises(source)) ?? throw source.Wrong("", "a picture in PNG, JPEG or BMP was expected and another file was found; name a picture.");
        return format.Read(source);
    }

    private static FileContents Read(FileSource source, string format)
    {
        var picture = Decode(source, format, out var bits);
        var stored = (int)picture.Comp;
        var channels = stored is 2 or 4 && IsOpaque(picture.Data, stored) ? stored - 1 : stored;
        var values = FloatStore.Allocate((long)picture.Width * picture.Height * channels);
        var into = values.Span;
        for (var i = 0; i < into.Length; i++)
            into[i] = picture.Data[(i / channels * stored) + (i % channels)];
        List<Finding> findings = [];
        if (bits > 8)
            findings.Add(Finding.Warning($"The {bits} bits per channel were reduced to 8."));
        var density = Density(source, format);
        if (density.Length > 0)
            findings.Add(Finding.Hint($"The density in the file ({density}) is not to be trusted and was not taken as a scale; state the size of a pixel."));
        var set = new Micrograph(values, picture.Height, picture.Width, channels)
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Metadata = density.Length > 0 ? new([new("density", density)]) : Metadata.None,
            Findings = [.. findings],
        };
        return new(source.Path, format, ImmutableArray.Create<IDataSet>(set));
    }

    private static ImageResult Decode(FileSource source, string format, out int bits)
    {
        var bytes = source.All().ToArray();
        if (format == "png")
            PngGuard.Check(source, bytes);
        try
        {
            using var head = new EndingStream(bytes);
            var info = ImageInfo.FromStream(head) ?? throw source.Wrong("", "the head of a picture was expected after its signature and none was found; copy the file again.");
            bits = info.BitsPerChannel;
            PictureLimits.Check(source, info.Width, info.Height, (int)info.ColorComponents);
            using var whole = new EndingStream(bytes);
            return ImageResult.FromStream(whole);
        }
        catch (Exception e) when (e is not DataFileException)
        {
            throw new DataFileException(source.Path, $"a sound picture was expected and it cannot be decoded ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); copy the file again.", e);
        }
    }

    // An opacity that is full everywhere tells nothing: many bitmaps of 32 bits leave the fourth byte unused.
    private static bool IsOpaque(byte[] values, int channels)
    {
        for (var i = channels - 1; i < values.Length; i += channels)
        {
            if (values[i] != byte.MaxValue)
                return false;
        }

        return true;
    }

    private static string Density(FileSource source, string format)
    {
        var head = source.Head(64).Span;
        return format switch
        {
            "jpeg" when head.Length >= 18 && head[6..11].SequenceEqual("JFIF\0"u8) && BinaryPrimitives.ReadUInt16BigEndian(head[14..]) is > 1 and var x =>
                $"{x} × {BinaryPrimitives.ReadUInt16BigEndian(head[16..])} per {(head[13] == 1 ? "inch" : head[13] == 2 ? "cm" : "unknown unit")}",
            "bmp" when head.Length >= 46 && BinaryPrimitives.ReadInt32LittleEndian(head[38..]) is > 0 and var x => $"{x} × {BinaryPrimitives.ReadInt32LittleEndian(head[42..])} per m",
            _ => "",
        };
    }

    // Two letters begin many files; a bitmap also repeats its size or leaves it 0, and its second head has one of few sizes.
    private static bool IsBmp(FileSource source)
    {
        if (source.Length < 26)
            return false;
        var head = source.Head(26).Span;
        return head.StartsWith("BM"u8)
            && BinaryPrimitives.ReadUInt32LittleEndian(head[6..]) == 0
            && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;
    }

    private static bool Begins(FileSource source, byte[] signature) => source.Length >= signature.Length && source.Head(signature.Length).Span.SequenceEqual(signature);
}
