using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Isotherms of Quantachrome instruments as text: raw analysis data and reduced isotherms.</summary>
/// <remarks>
/// The head has fixed columns without separators, so it is cut at the labels that are known. Raw volumes are those of the whole sample and are divided by its mass; a reduced isotherm is per gram and knows relative pressures only.
/// Branches are not named: desorption begins behind the highest pressure.
/// </remarks>
public static partial class QuantachromeFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("quantachrome", "Quantachrome isotherm (text)", s => ReportText.HasLine(s, "Quantachrome"u8) && ReportText.HasLine(s, "Analysis"u8), Read);

    /// <summary>Reads the isotherm of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no table of an isotherm, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (lines, encoding) = ReportText.Lines(source);
        var heading = lines.FindIndex(l => l.Contains("Volume @ STP", StringComparison.Ordinal));
        if (heading < 0)
            throw source.Wrong("", "a column 'Volume @ STP' was expected and none was found; export the raw analysis data or the isotherm as text.");
        var first = Enumerable.Range(heading + 1, lines.Count - heading - 1).FirstOrDefault(i => Numbers(lines[i]) is { Length: >= 2 }, -1);
        if (first < 0)
            throw source.Wrong($"line {heading + 1}", "rows of numbers were expected below the headings and none were found; export the data again.");
        var rows = lines.Skip(first).Select(Numbers).TakeWhile(r => r is not null).Select(r => r!).Where(r => r.Length > 0).ToList();
        var columns = rows[0].Length;
        var odd = rows.FindIndex(r => r.Length != columns);
        if (odd >= 0)
            throw source.Wrong($"line {first + odd + 1}", $"{columns} numbers were expected, as in the row above, and {rows[odd].Length} were found; export the data again.");
        var names = Gaps().Split(lines[heading].Trim());
        var units = lines.GetRange(heading + 1, first - heading - 1).SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(u => u != "Pressure").ToArray();
        var head = Head(lines.Take(heading)).ToArray();
        return new(source.Path, Format.Name, [Parts(source, rows, names, units, head).Build(source)]) { Variant = encoding };
    }

    private static IsothermParts Parts(FileSource source, List<double[]> rows, string[] names, string[] units, KeyValuePair<string, string>[] head)
    {
        var relative = names[0] == "Relative";
        var loading = Math.Min(Array.FindIndex(names, n => n.StartsWith("Volume", StringComparison.Ordinal)), rows[0].Length - 1);
        var volume = Array.Find(units, u => u.StartsWith("cc", StringComparison.Ordinal)) ?? "";
        var saturation = Array.IndexOf(names, "P0");
        string Unit(int column) => column == loading ? volume : !relative && column < units.Length && column < loading ? units[column] : "";
        string Find(string name) => head.FirstOrDefault(e => e.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase) && e.Value.Length > 0).Value ?? "";
        return new(Find("Sample ID") is { Length: > 0 } id ? id : Path.GetFileNameWithoutExtension(source.Name),
            [.. Enumerable.Range(0, rows[0].Length).Select(c => new TableColumn(c == 0 && relative ? "Relative Pressure" : c < names.Length ? names[c] : $"column {c + 1}", Unit(c), rows.Select(r => r[c]).ToArray()))])
        {
            Pressure = 0,
            PressureUnit = relative ? "p/p0" : Unit(0),
            Loading = loading,
            LoadingUnit = volume.Length == 0 ? "" : volume.Replace("cc", "cc(STP)", StringComparison.Ordinal),
            OfWholeSample = volume == "cc",
            Saturation = saturation > 0 ? [.. rows.Select(r => r[saturation])] : null,
            SaturationUnit = saturation > 0 ? Unit(saturation) : "",
            Temperature = ReportText.Kelvins(Find("Bath temp")),
            Adsorptive = Find("Analysis gas"),
            Adsorbent = Find("Sample Desc") is { Length: > 0 } described ? described : Find("Sample ID"),
            SampleMass = ReportText.Kilograms(Find("Sample weight")),
            Metadata = new(head),
        };
    }

    // Numbers of a row; empty for a blank line, null for one of words.
    private static double[]? Numbers(string line)
    {
        var numbers = Array.ConvertAll(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), ReportText.Number);
        return Array.Exists(numbers, double.IsNaN) ? null : numbers;
    }

    private static IEnumerable<KeyValuePair<string, string>> Head(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var labels = Labels().Matches(line);
            for (var i = 0; i < labels.Count; i++)
            {
                var (start, end) = (labels[i].Index + labels[i].Length, i + 1 < labels.Count ? labels[i + 1].Index : line.Length);
                yield return new(labels[i].Value.TrimEnd(':', ' '), line[start..end].Trim());
            }
        }
    }

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(Operator|Date|Sample ID|Filename|Sample Desc|Comment|Sample weight|Analysis Time|End of run|Instrument version|Instrument|Void Vol\.|He Mode\.|Cell|Run mode|Outgas ?Time|Outgas ?Temp|Analysis gas|Bath temp\.?|Molec\. Wt\.?|Non-ideality|Press\. Tolerance|Equil timeout|Equil time|Cross Section|Liquid Density):|(Run mode)(?=\S)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Labels();
}
