using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Sorption isotherms in delimited text whose heading names pressure and loading.</summary>
/// <remarks>
/// Heading: <c>p / kPa,q / mmol/g</c>, <c>pressure (bar);loading (mol/kg)</c> … Pressures become Pa, amounts per mass mol/kg; another unit of loading is kept as written.
/// Pressures must ascend strictly from 0 or above: adsorption only; a desorption branch goes into a file of its own.
/// </remarks>
public static partial class IsothermFile
{
    private static readonly string[] MolesPerKilogram = ["mol/kg", "mmol/g", "mol kg-1", "mmol g-1", "mol kg⁻¹", "mmol g⁻¹"];

    /// <summary>Reads an isotherm.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns, or pressures do not ascend.</exception>
    public static Curve Read(string path)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        var pressure = Find(path, headings, PressureName(), "'p / kPa'");
        var loading = Find(path, headings, LoadingName(), "'q / mmol/g'");
        var pascals = PressureUnit.Pascals(path, headings[pressure]);
        double[] p = [.. text.Rows.Select(r => pascals * text.Number(text.Cells(r)[pressure], r.Line, text.Headings[pressure]))];
        double[] q = [.. text.Rows.Select(r => text.Number(text.Cells(r)[loading], r.Line, text.Headings[loading]))];
        if (p.Length > 0 && p[0] < 0)
            throw new DataFileException(path, $"line {text.Rows[0].Line}", $"a pressure of at least 0 was expected and {p[0]} Pa was found; correct the cell.");
        UptakeFile.RequireAscending(path, p);
        var unit = headings[loading].Unit;
        var symbol = MolesPerKilogram.Contains(unit, StringComparer.Ordinal) ? "mol/kg" : unit;
        return new Curve(p, q)
        {
            XQuantity = new Quantity("pressure", "p", Unit.Pascal),
            YQuantity = new Quantity("loading", "q", symbol.Length == 0 ? Unit.One : new Unit(symbol)),
            Name = Path.GetFileNameWithoutExtension(path),
            Findings = symbol == "mol/kg" ? [] : [Finding.Hint($"The loading is in '{unit}', not in mol/kg; capacities are in that unit.", "heading")],
        };
    }

    /// <summary>Whether a heading names a pressure.</summary>
    internal static bool IsPressure(string name) => PressureName().IsMatch(name);

    private static int Find(string path, ColumnHeading[] headings, Regex name, string example)
    {
        var index = Array.FindIndex(headings, h => name.IsMatch(h.Name));
        return index >= 0
            ? index
            : throw new DataFileException(path, "heading", $"a column named {example} was expected and {string.Join(", ", headings.Select(h => $"'{h.Name}'"))} were found; name it so.");
    }

    [GeneratedRegex(@"^(p|pressure)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PressureName();

    [GeneratedRegex(@"^(q|n|loading|uptake|amount)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LoadingName();
}
