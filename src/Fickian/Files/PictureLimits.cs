namespace Fickian.Files;

/// <summary>How large a picture may be, checked before it is decoded.</summary>
/// <remarks>A few bytes may claim any size; so may a picture of one colour, which is why small ones are let through whatever their compression.</remarks>
internal static class PictureLimits
{
    public const int LargestSide = 16_384;
    public const long MostPixels = 100_000_000;
    private const long FreeOfRatio = 1L << 22;
    private const long LargestRatio = 100;

    /// <summary>Throws unless a picture of a size may be decoded.</summary>
    /// <exception cref="DataFileException">It is empty, too large, or larger than its file can hold.</exception>
    public static void Check(FileSource source, long columns, long rows, long bytesPerPixel)
    {
        if (columns is < 1 or > LargestSide || rows is < 1 or > LargestSide || columns * rows > MostPixels)
            throw source.Wrong("", $"a picture of at most {LargestSide} pixels a side and {MostPixels / 1_000_000} million in all was expected and {columns} × {rows} were found; cut it or scale it down.");
        var unpacked = columns * rows * bytesPerPixel;
        if (unpacked > Math.Max(FreeOfRatio, LargestRatio * source.Length))
            throw source.Wrong("", $"a picture of at most {LargestRatio} times the file's {source.Length} bytes was expected and its size {columns} × {rows} means {unpacked} bytes; the file is truncated or damaged, copy it again.");
    }
}
