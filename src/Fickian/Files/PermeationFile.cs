using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Permeation transients: a time column and a column proportional to the downstream flux, in delimited text or in the first sheet of an Excel workbook.</summary>
/// <remarks>
/// Heading of the flux: <c>flux</c>, <c>J</c>, <c>permeate</c> or a mole fraction <c>y_CO2 / ppm</c> in the sweep gas; the unit is kept as written.
/// Recognised by content: a workbook is an archive, everything else is read as text. Times must ascend strictly.
/// </remarks>
public static partial class PermeationFile
{
    /// <summary>Reads a permeation transient.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns; the message says what was found.</exception>
    public static PermeationRun Read(string path)
    {
        if (File.Exists(path) && Spreadsheet.IsArchive(path))
        {
            var sheet = Spreadsheet.Read(path);
            return Build(path, sheet.Headings, sheet.Numbers, "row 1");
        }

        var text = DelimitedText.Read(path);
        return Build(path, text.Headings, c => [.. text.Rows.Select(r => text.Number(text.Cells(r)[c], r.Line, text.Headings[c]))], "heading");
    }

    private static PermeationRun Build(string path, IReadOnlyList<string> headings, Func<int, double[]> numbers, string place)
    {
        var parsed = headings.Select(ColumnHeading.Parse).ToArray();
        var time = Array.FindIndex(parsed, h => h.IsTime && TimeUnit.TryParse(h.Unit, out _));
        var flux = Array.FindIndex(parsed, h => FluxName().IsMatch(h.Name));
        if (time < 0 || flux < 0)
        {
            var missing = time < 0 ? "'t / s' (time with its unit)" : "'flux', 'J', 'permeate' or 'y_CO2 / ppm'";
            throw new DataFileException(path, place, $"a column {missing} was expected and {string.Join(", ", headings.Where(h => h.Length > 0).Select(h => $"'{h}'"))} were found; name it so.");
        }

        _ = TimeUnit.TryParse(parsed[time].Unit, out var seconds);
        var curve = new Curve(Array.ConvertAll(numbers(time), t => t * seconds), numbers(flux))
        {
            YQuantity = new Quantity("flux", parsed[flux].Name, parsed[flux].Unit is "" or "1" ? Unit.One : new Unit(parsed[flux].Unit)),
            Name = Path.GetFileNameWithoutExtension(path),
        };
        UptakeFile.RequireAscending(path, curve.X.Span);
        var left = parsed.Index().Where(h => h.Index != time && h.Index != flux && h.Item.Name.Length > 0).Select(h => $"'{h.Item.Name}'").ToArray();
        return new(curve, left.Length == 0 ? [] : [Finding.Hint($"Columns {string.Join(", ", left)} were left out.", place)]);
    }

    [GeneratedRegex(@"^(flux|J|permeate|permeation rate|y(_\w+)?|mole fraction)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FluxName();
}
