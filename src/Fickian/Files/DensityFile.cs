using System.Text.RegularExpressions;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Readings for densities in delimited text: weighings in air and liquid, or pressures of a helium pycnometer.</summary>
/// <remarks>
/// Heading of weighings: <c>sample,in air / mg,in toluene / mg,temperature / C</c>; the liquid may be any word.
/// Heading of expansions: <c>sample,mass / mg,before / kPa,after / kPa</c>, gauge pressures. Rows of one sample are replicates; a column that is missing (sample, temperature) is the same for all rows.
/// Lines <c># key: value</c> state conditions and calibration: <c>temperature</c>, <c>air pressure</c>, <c>humidity</c>, <c>cell volume</c>, <c>expansion volume</c>, <c>balance</c>.
/// </remarks>
public static partial class DensityFile
{
    private static readonly Dictionary<string, double> Masses = new(StringComparer.Ordinal) { ["ug"] = 1e-9, ["µg"] = 1e-9, ["mg"] = 1e-6, ["g"] = 1e-3, ["kg"] = 1 };

    /// <summary>Reads the table.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns; the message says what was found.</exception>
    public static DensityRun Read(string path)
    {
        var text = DelimitedText.Read(path);
        var headings = text.Headings.Select(ColumnHeading.Parse).ToArray();
        int Find(Regex name) => Array.FindIndex(headings, h => name.IsMatch(h.Name));
        var (sample, air, temperature) = (Find(SampleName()), Find(InAir()), Find(TemperatureName()));
        var liquid = Array.FindIndex(headings, h => InLiquid().IsMatch(h.Name) && !InAir().IsMatch(h.Name));
        var (mass, before, after) = (Find(MassName()), Find(BeforeName()), Find(AfterName()));
        if ((air < 0 || liquid < 0) && (mass < 0 || before < 0 || after < 0))
            throw new DataFileException(path, "heading", $"columns 'in air / mg' and 'in toluene / mg', or 'mass / mg', 'before / kPa' and 'after / kPa', were expected and {string.Join(", ", headings.Select(h => $"'{h.Name}'"))} were found; name them so.");
        var rows = text.Rows.Select(r => (r.Line, Cells: text.Cells(r))).ToArray();
        double Value((int Line, IReadOnlyList<string> Cells) row, int column, double factor) => column < 0 ? double.NaN : factor * text.Number(row.Cells[column], row.Line, text.Headings[column]);
        double Mass(int column) => column < 0 ? double.NaN : MassUnit(path, headings[column]);
        double Pascals(int column) => column < 0 ? double.NaN : PressureUnit.Pascals(path, headings[column]);
        var offset = temperature >= 0 && headings[temperature].Unit.TrimStart('°') == "C" ? 273.15 : 0;
        var (airUnit, liquidUnit, massUnit, beforeUnit, afterUnit) = (Mass(air), Mass(liquid), Mass(mass), Pascals(before), Pascals(after));
        var samples = rows.GroupBy(r => sample < 0 ? "" : r.Cells[sample], StringComparer.Ordinal).Select(g => new DensitySample(
            g.Key,
            air < 0 || liquid < 0 ? [] : [.. g.Select(r => new ImmersionReading(Value(r, air, airUnit), Value(r, liquid, liquidUnit), Value(r, temperature, 1) + offset))],
            before < 0 || after < 0 ? [] : [.. g.Select(r => new PycnometerReading(Value(r, before, beforeUnit), Value(r, after, afterUnit)))],
            mass < 0 ? double.NaN : g.Average(r => Value(r, mass, massUnit))));
        var named = liquid < 0 ? "" : InLiquid().Match(headings[liquid].Name).Groups["liquid"].Value;
        return new([.. samples], named.Equals("liquid", StringComparison.OrdinalIgnoreCase) ? "" : named.ToLowerInvariant(), UptakeFile.Metadata(text.Comments));
    }

    private static double MassUnit(string path, ColumnHeading heading) => Masses.TryGetValue(heading.Unit, out var kilograms)
        ? kilograms
        : throw new DataFileException(path, "heading", $"a unit of mass ({string.Join(", ", Masses.Keys)}) was expected with '{heading.Name}' and '{heading.Unit}' was found; write for example '{heading.Name} / mg'.");

    [GeneratedRegex(@"^sample\b", RegexOptions.IgnoreCase)]
    private static partial Regex SampleName();

    [GeneratedRegex(@"\bin air\b", RegexOptions.IgnoreCase)]
    private static partial Regex InAir();

    [GeneratedRegex(@"\bin (?<liquid>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex InLiquid();

    [GeneratedRegex(@"^(temperature|T)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TemperatureName();

    [GeneratedRegex(@"^(sample )?mass$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MassName();

    [GeneratedRegex(@"^(pressure )?before\b|^p_?1$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BeforeName();

    [GeneratedRegex(@"^(pressure )?after\b|^p_?2$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AfterName();
}
