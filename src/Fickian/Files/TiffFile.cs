using BitMiracle.LibTiff.Classic;

namespace Fickian.Files;

/// <summary>TIFF pictures: strips or tiles, 8, 16 and 32 bits, integer or floating point, one or several pages.</summary>
/// <remarks>
/// Grey and colour pictures keep their numbers; palettes and single bits come out as red, green, blue and opacity of 8 bits. Row 0 is the top. JPEG within TIFF is refused.
/// A pixel size that ImageJ wrote becomes the scale, with a finding; resolution tags never do. At most 16 384 pixels a side and 100 million over all pages.
/// </remarks>
public static class TiffFile
{
    private const int MostPages = 1000;

    // The package speaks to the console unless it is told not to.
    static TiffFile() => Tiff.SetErrorHandler(new Silent());

    /// <summary>The format, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Format { get; } = new("tiff", "TIFF picture", Recognises, Read);

    /// <summary>Reads the pages of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no TIFF, is damaged or too large.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        TiffGuard.Check(source);
        List<IDataSet> pages = [];
        try
        {
            using var stream = source.AsStream();
            using var tiff = Tiff.ClientOpen(source.Name, "r", stream, new TiffStream()) ?? throw source.Wrong("", "a TIFF directory was expected after the signature and none was found; copy the file again.");
            var pixels = 0L;
            do
            {
                var page = TiffPage.Read(source, tiff, pages.Count);
                pixels += (long)page.Rows * page.Columns;
                if (pages.Count >= MostPages || pixels > PictureLimits.MostPixels)
                    throw source.Wrong($"page {pages.Count + 1}", $"at most {MostPages} pages and {PictureLimits.MostPixels / 1_000_000} million pixels in all were expected; split the file.");
                pages.Add(page);
            }
            while (tiff.ReadDirectory());
        }
        catch (Exception e) when (e is not DataFileException)
        {
            throw new DataFileException(source.Path, $"a sound TIFF picture was expected and it cannot be decoded ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); copy the file again or save it without compression.", e);
        }

        return new(source.Path, Format.Name, [.. pages]);
    }

    private static bool Recognises(FileSource source) =>
        source.Length >= 8 && source.Head(4).Span is [(byte)'I', (byte)'I', 42, 0] or [(byte)'M', (byte)'M', 0, 42];

    private sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args)
        {
        }
    }
}
