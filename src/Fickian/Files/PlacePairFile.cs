using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Places marked in a map and in a picture of the same sample, in delimited text.</summary>
/// <remarks>
/// Heading <c>map x / µm,map y / µm,picture column,picture row</c>; lengths in m, mm or µm, or counted pixels without a unit. Columns and rows of the picture are counted from 0 at its upper left, and may have fractions.
/// </remarks>
public static class PlacePairFile
{
    private static readonly Dictionary<string, double> Lengths = new(StringComparer.Ordinal) { ["m"] = 1, ["mm"] = 1e-3, ["µm"] = 1e-6, ["μm"] = 1e-6, ["um"] = 1e-6, [""] = 1 };
    private static readonly string[] Names = ["map x", "map y", "picture column", "picture row"];

    /// <summary>Reads the pairs: places of the map in metres or counted, and of the picture counted.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns, or a cell is damaged.</exception>
    public static (ImmutableArray<(double X, double Y)> Map, ImmutableArray<(double X, double Y)> Picture, bool IsCounted) Read(string path)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        var columns = Array.ConvertAll(Names, n => Array.FindIndex(headings, h => h.Name.Equals(n, StringComparison.OrdinalIgnoreCase)));
        if (columns.Contains(-1) || !Lengths.TryGetValue(headings[columns[0]].Unit, out var x) || !Lengths.TryGetValue(headings[columns[1]].Unit, out var y) || (headings[columns[0]].Unit.Length == 0) != (headings[columns[1]].Unit.Length == 0))
            throw new DataFileException(path, "heading", $"columns 'map x / µm', 'map y / µm' (in m, mm or µm, or both without a unit), 'picture column' and 'picture row' were expected and {string.Join(", ", text.Headings.Select(h => $"'{h}'"))} were found; name them so.");
        var rows = text.Rows.Select(r => (r.Line, Cells: text.Cells(r))).ToArray();
        double Value((int Line, IReadOnlyList<string> Cells) row, int k) => text.Number(row.Cells[columns[k]], row.Line, text.Headings[columns[k]]);
        return ([.. rows.Select(r => (x * Value(r, 0), y * Value(r, 1)))], [.. rows.Select(r => (Value(r, 2), Value(r, 3)))], headings[columns[0]].Unit.Length == 0);
    }
}
