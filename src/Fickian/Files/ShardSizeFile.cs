using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Dimensions of shards before and after tempering in delimited text.</summary>
/// <remarks>
/// Heading: <c>shard</c>, <c>time / s</c>, and <c>length before / mm</c>, <c>width before / mm</c>, <c>thickness before / mm</c> and the same <c>after</c>, in m, mm or µm; each may have a column of its standard deviations beside it, as <c>length before standard deviation / mm</c>.
/// Without such columns the dimensions count as exact. Times ascend; the same time may stand several times.
/// </remarks>
public static class ShardSizeFile
{
    private static readonly string[] Dimensions = ["length", "width", "thickness"];
    private static readonly Dictionary<string, double> Lengths = new(StringComparer.Ordinal) { ["m"] = 1, ["cm"] = 1e-2, ["mm"] = 1e-3, ["µm"] = 1e-6, ["μm"] = 1e-6, ["um"] = 1e-6 };

    /// <summary>Reads the dimensions.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns, or a size that cannot be; the message says what was found.</exception>
    public static TemperedShards Read(string path)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        var (name, time) = (Array.FindIndex(headings, h => h.Name.Equals("shard", StringComparison.OrdinalIgnoreCase)), Array.FindIndex(headings, h => h.IsTime));
        if (time < 0 || !TimeUnit.TryParse(headings[time].Unit, out var seconds))
            throw new DataFileException(path, "heading", $"a column 'time / s' ({TimeUnit.Accepted}) was expected and {Names(headings)} were found; name it so.");
        var rows = text.Rows.Select((r, i) =>
        {
            var cells = text.Cells(r);
            var at = seconds * text.Number(cells[time], r.Line, text.Headings[time]);
            ShardSize Size(string state) => new(Of(0, state), Of(1, state), Of(2, state));
            Estimate Of(int dimension, string state) => Dimension(text, headings, (r.Line, cells), $"{Dimensions[dimension]} {state}");
            return (r.Line, Shard: new TemperedShard(name < 0 ? $"{i + 1}" : cells[name], at, Size("before"), Size("after")));
        }).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Shard.Time <= 0 || (i > 0 && rows[i].Shard.Time < rows[i - 1].Shard.Time))
                throw new DataFileException(path, $"line {rows[i].Line}", $"times above 0 that ascend were expected and {rows[i].Shard.Time} s was found; sort the rows by time.");
        }

        return new([.. rows.Select(r => r.Shard)], TextMapFile.Provenances(UptakeFile.Metadata(text.Comments).GetValueOrDefault("provenance", "measured")));
    }

    private static Estimate Dimension(DelimitedText text, ColumnHeading[] headings, (int Line, IReadOnlyList<string> Cells) row, string name)
    {
        var column = Array.FindIndex(headings, h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (column < 0)
            throw new DataFileException(text.Path, "heading", $"a column '{name} / mm' was expected and {Names(headings)} were found; name it so.");
        var value = Number(text, headings, row, column);
        var deviation = Array.FindIndex(headings, h => h.IsStandardDeviation && h.Name.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase));
        var error = deviation < 0 ? 0 : Number(text, headings, row, deviation);
        return value > 0 && error >= 0
            ? new(value, error, Unit.Metre) { Name = name.Split(' ')[0] }
            : throw new DataFileException(text.Path, $"line {row.Line}", $"a {name} above 0 with a standard deviation of at least 0 was expected and {value} ± {error} m was found; correct the cells.");
    }

    private static double Number(DelimitedText text, ColumnHeading[] headings, (int Line, IReadOnlyList<string> Cells) row, int column) =>
        Lengths.TryGetValue(headings[column].Unit, out var metres)
            ? metres * text.Number(row.Cells[column], row.Line, text.Headings[column])
            : throw new DataFileException(text.Path, "heading", $"a unit of length (m, cm, mm or µm) was expected with '{headings[column].Name}' and '{headings[column].Unit}' was found; write for example '{headings[column].Name} / mm'.");

    private static string Names(ColumnHeading[] headings) => string.Join(", ", headings.Select(h => $"'{h.Name}'"));
}
