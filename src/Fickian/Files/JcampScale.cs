namespace Fickian.Files;

/// <summary>What the labels of a JCAMP-DX file say about the axes of one table, whether they stand alone or in the columns of an n-tuple.</summary>
internal sealed record JcampScale
{
    public double? FirstX { get; init; }

    public double? LastX { get; init; }

    public double? DeltaX { get; init; }

    public double XFactor { get; init; } = 1;

    public double YFactor { get; init; } = 1;

    public double? Points { get; init; }

    public double? FirstY { get; init; }

    public double? LastY { get; init; }

    public double? MinY { get; init; }

    public double? MaxY { get; init; }

    public string XUnits { get; init; } = "";

    public string YUnits { get; init; } = "";

    /// <summary>Labels of a block.</summary>
    public static JcampScale Of(JcampBlock block) => new()
    {
        FirstX = block.Number("FIRSTX"),
        LastX = block.Number("LASTX"),
        DeltaX = block.Number("DELTAX"),
        XFactor = Factor(block.Number("XFACTOR")),
        YFactor = Factor(block.Number("YFACTOR")),
        Points = block.Number("NPOINTS"),
        FirstY = block.Number("FIRSTY"),
        LastY = block.Number("LASTY"),
        MinY = block.Number("MINY"),
        MaxY = block.Number("MAXY"),
        XUnits = block["XUNITS"] ?? "",
        YUnits = block["YUNITS"] ?? "",
    };

    /// <summary>Columns of an n-tuple.</summary>
    /// <param name="block">The block.</param>
    /// <param name="x">Symbol of the abscissa.</param>
    /// <param name="y">Symbol of the ordinate.</param>
    public static JcampScale Of(JcampBlock block, string x, string y)
    {
        var symbols = Cells(block, "SYMBOL");
        var (of, on) = (Array.FindIndex(symbols, s => s.Equals(x, StringComparison.OrdinalIgnoreCase)), Array.FindIndex(symbols, s => s.Equals(y, StringComparison.OrdinalIgnoreCase)));
        return new()
        {
            FirstX = Number("FIRST", of),
            LastX = Number("LAST", of),
            XFactor = Factor(Number("FACTOR", of)),
            YFactor = Factor(Number("FACTOR", on)),
            Points = Number("VARDIM", on) ?? Number("VARDIM", of),
            FirstY = Number("FIRST", on),
            LastY = Number("LAST", on),
            MinY = Number("MIN", on),
            MaxY = Number("MAX", on),
            XUnits = Cell("UNITS", of),
            YUnits = Cell("UNITS", on),
        };

        string Cell(string label, int column) => column >= 0 ? Cells(block, label).ElementAtOrDefault(column) ?? "" : "";
        double? Number(string label, int column) => JcampBlock.ParseNumber(Cell(label, column));
    }

    /// <summary>Cells of a record of an n-tuple.</summary>
    public static string[] Cells(JcampBlock block, string label) => block[label]?.Split(',', StringSplitOptions.TrimEntries) ?? [];

    private static double Factor(double? stated) => stated is { } factor && factor != 0 ? factor : 1;
}
