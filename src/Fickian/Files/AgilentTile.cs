namespace Fickian.Files;

/// <summary>One tile of an Agilent measurement (.dat, .seq, .dmd, .drd): 255 words of head, then float32 [band][row][column], the lowest row first.</summary>
/// <remarks>The head holds the number of bands at byte 9 and the columns and rows at 24 and 26; where these do not fit the size of the file, the side of a square tile follows from it and the bands of the parameters.</remarks>
/// <param name="Bands">Number of bands, or of points of an interferogram.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
internal readonly record struct AgilentTile(int Bands, int Rows, int Columns)
{
    private const int HeadSize = 255 * sizeof(float);

    // Pixels and bands that are turned at once, so that both sides stay in the cache.
    private const int Block = 32;

    /// <summary>Shape of a tile by its own head; null if the head does not fit the file.</summary>
    public static AgilentTile? Stated(FileSource source)
    {
        if (source.Length <= HeadSize)
            return null;
        var head = source.Head(28).ToArray();
        AgilentTile tile = new(BitConverter.ToInt32(head, 9), BitConverter.ToUInt16(head, 26), BitConverter.ToUInt16(head, 24));
        return tile.Bands > 0 && tile.Rows > 0 && tile.Columns > 0 && (Int128)tile.Bands * tile.Rows * tile.Columns * sizeof(float) == source.Length - HeadSize ? tile : null;
    }

    /// <summary>Shape of a tile.</summary>
    /// <param name="source">The file.</param>
    /// <param name="bands">Number of bands by the parameters, if they are known.</param>
    public static AgilentTile Read(FileSource source, int? bands)
    {
        if (Stated(source) is { } stated)
            return stated;
        var values = (source.Length - HeadSize) / sizeof(float);
        var pixels = bands is > 0 ? values / bands.Value : 0;
        var side = (int)Math.Sqrt(pixels);
        return side > 0 && (long)side * side * bands == values && source.Length == HeadSize + (values * sizeof(float))
            ? new(bands!.Value, side, side)
            : throw source.Wrong("", $"a head of {HeadSize} bytes and a square tile of {bands?.ToString() ?? "a known number of"} bands were expected and the file has {source.Length} bytes; it is truncated or belongs to other parameters, copy it again.");
    }

    /// <summary>Puts the values of a tile into a map, band fastest.</summary>
    /// <param name="source">The file.</param>
    /// <param name="map">Map, [rows × columns × bands].</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="row">Row of the map in which the first row of the tile lies.</param>
    /// <param name="column">Column of the map in which the first column of the tile lies.</param>
    public void Put(FileSource source, float[] map, int width, int row, int column)
    {
        var pixels = Rows * Columns;
        var values = StridedValues.Read(source, HeadSize, (long)pixels * sizeof(float), Bands, pixels);
        for (var r = 0; r < Rows; r++)
            Turn(values.AsSpan(r * Columns), pixels, map.AsSpan((((row + r) * width) + column) * Bands, Columns * Bands));
    }

    // From [band][column] to [column][band] for one row.
    private void Turn(ReadOnlySpan<float> bands, int step, Span<float> row)
    {
        for (var firstBand = 0; firstBand < Bands; firstBand += Block)
        {
            var endBand = Math.Min(firstBand + Block, Bands);
            for (var c = 0; c < Columns; c++)
            {
                for (var band = firstBand; band < endBand; band++)
                    row[(c * Bands) + band] = bands[(band * step) + c];
            }
        }
    }
}
