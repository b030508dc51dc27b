using System.Globalization;
using System.Text;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>All tiles of an Agilent mosaic, put together.</summary>
/// <remarks>
/// Rows of a tile run from bottom to top, numbers of tiles from top to bottom: the rows of the map run from bottom to top, and tiles of the highest number lie lowest.
/// A missing tile is NaN and masked. At least half of the tiles must be there, so that a map is not larger than twice its files.
/// </remarks>
internal static class AgilentMosaic
{
    private const int LargestSettings = 1 << 20;
    private const string Settings = "IrMosaicInfo.cfg";

    public static SpectralMap Read(FileSource source, string stem, bool interferograms, AgilentParameters? parameters)
    {
        List<Finding> findings = [];
        var names = source.Neighbours().Select(AgilentTileName.Parse).OfType<AgilentTileName>()
            .Where(n => n.HoldsInterferograms == interferograms && n.Stem.Equals(stem, StringComparison.OrdinalIgnoreCase)).ToArray();
        var settings = ReadSettings(source);
        var (across, down) = Grid(source, names, settings, findings);
        using var first = source.Beside(names[0].File)!;
        var shape = AgilentTile.Read(first, (interferograms ? parameters?.Interferograms : parameters?.Spectra)?.Count);
        foreach (var name in names)
            RequireAlike(source, name, shape);
        var (rows, columns) = (down * shape.Rows, across * shape.Columns);
        var count = (Int128)rows * columns * shape.Bands;
        if (count > Array.MaxLength)
            throw source.Wrong("", $"at most {Array.MaxLength} values were expected and the mosaic has {count}; export a part of it.");
        var values = new float[(int)count];
        Array.Fill(values, float.NaN);
        var usable = new bool[rows * columns];
        foreach (var name in names)
        {
            using var file = source.Beside(name.File)!;
            Put(file, name, shape, values, usable, down, columns);
        }

        CheckWidth(settings, columns, parameters, findings);
        return AgilentFile.Map(values, shape with { Rows = rows, Columns = columns }, interferograms, parameters, findings) with
        {
            Name = stem,
            Usable = Array.TrueForAll(usable, u => u) ? null : new PixelMask(rows, columns, usable),
        };
    }

    // Before anything is reserved: the map is as large as its tiles together.
    private static void RequireAlike(FileSource source, AgilentTileName name, AgilentTile shape)
    {
        using var file = source.Beside(name.File)!;
        if (AgilentTile.Read(file, shape.Bands) is var own && own != shape)
            throw file.Wrong("", $"a tile of {shape.Rows} × {shape.Columns} pixels and {shape.Bands} bands was expected, as the others are, and one of {own.Rows} × {own.Columns} and {own.Bands} was found; it belongs to another mosaic.");
    }

    private static void Put(FileSource file, AgilentTileName name, AgilentTile shape, float[] values, bool[] usable, int down, int columns)
    {
        var (row, column) = ((down - 1 - name.Y) * shape.Rows, name.X * shape.Columns);
        shape.Put(file, values, columns, row, column);
        for (var r = 0; r < shape.Rows; r++)
            usable.AsSpan(((row + r) * columns) + column, shape.Columns).Fill(true);
    }

    private static (int Across, int Down) Grid(FileSource source, AgilentTileName[] names, Dictionary<string, string> settings, List<Finding> findings)
    {
        if (names.Length == 0)
            throw source.Wrong("", "tiles of the mosaic (Name_0000_0000.dmd …) were expected beside the file and none was found; copy them into the same folder.");
        var (across, down) = (Stated("IrCollectFilesX", names.Max(n => n.X) + 1), Stated("IrCollectFilesY", names.Max(n => n.Y) + 1));
        var present = names.DistinctBy(n => (n.X, n.Y)).Count();
        var missing = ((long)across * down) - present;
        if (missing > present)
            throw source.Wrong("", $"a mosaic of {across} × {down} tiles was expected and only {present} are beside the file; copy the others into the same folder.");
        if (missing > 0)
            findings.Add(Finding.Warning($"{missing} of {across * down} tiles are missing; their pixels are NaN and masked."));
        return (across, down);

        int Stated(string key, int found) => settings.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 10_000 ? Math.Max(n, found) : found;
    }

    private static Dictionary<string, string> ReadSettings(FileSource source)
    {
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        using var file = source.Beside(Settings);
        if (file is null || file.Length > LargestSettings)
            return settings;
        foreach (var line in Encoding.Latin1.GetString(file.All().Span).Split('\n'))
        {
            var sign = line.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0)
                settings[line[..sign].Trim()] = line[(sign + 1)..].Trim();
        }

        return settings;
    }

    // The microscope rounds the edge of the field; more than a fiftieth is another pitch.
    private static void CheckWidth(Dictionary<string, string> settings, int columns, AgilentParameters? parameters, List<Finding> findings)
    {
        const double Rounding = 0.02;
        if (parameters?.Pitch is not { } pitch || !settings.TryGetValue("IrCollectWidthMicrons", out var text) || !double.TryParse(text, CultureInfo.InvariantCulture, out var width))
            return;
        if (Math.Abs((columns * pitch / 1e-6) - width) > Rounding * width)
            findings.Add(Finding.Warning($"The mosaic is {width} µm wide by {Settings} and {columns * pitch / 1e-6:0.#} µm by its pixels; the pixels were used."));
    }
}
