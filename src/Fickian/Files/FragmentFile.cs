using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Fragments of gases in delimited text: how strongly each shows at each mass of a spectrometer.</summary>
/// <remarks>
/// Heading <c>gas,m/z,intensity</c>; one row per fragment. Intensities are taken over the strongest of their gas.
/// Lines <c># source: …</c> and <c># calibrated: yes</c> say where they come from and whether they were measured with the spectrometer whose currents are to be unmixed.
/// </remarks>
public static class FragmentFile
{
    private const int HeaviestIon = 2000;

    /// <summary>Reads the patterns, in the order of their first rows.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such columns, or a row is damaged.</exception>
    public static ImmutableArray<FragmentPattern> Read(string path)
    {
        var text = DelimitedText.Read(path);
        string[] names = [.. text.Headings.Select(h => h.Trim().ToLowerInvariant())];
        var (gas, mass, intensity) = (Array.IndexOf(names, "gas"), Array.IndexOf(names, "m/z"), Array.IndexOf(names, "intensity"));
        if (gas < 0 || mass < 0 || intensity < 0)
            throw new DataFileException(path, "heading", $"columns 'gas', 'm/z' and 'intensity' were expected and {string.Join(", ", text.Headings.Select(h => $"'{h}'"))} were found; name them so.");
        var rows = text.Rows.Select(r => (r.Line, Cells: text.Cells(r))).Select(r => (
            r.Line,
            Gas: r.Cells[gas].Trim(),
            Mass: text.Number(r.Cells[mass], r.Line, "m/z"),
            Intensity: text.Number(r.Cells[intensity], r.Line, "intensity"))).ToArray();
        foreach (var row in rows)
        {
            if (row.Gas.Length == 0 || row.Mass is < 1 or > HeaviestIon || row.Mass != Math.Floor(row.Mass) || row.Intensity < 0)
                throw new DataFileException(path, $"line {row.Line}", $"the name of a gas, a whole m/z between 1 and {HeaviestIon} and an intensity that is not negative were expected; correct the row.");
        }

        string? Stated(string key) => text.Comments.FirstOrDefault(c => c.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase))?[(key.Length + 1)..].Trim();
        return [.. rows.GroupBy(r => r.Gas, StringComparer.OrdinalIgnoreCase).Select(g => Pattern(path, g.Key, [.. g], Stated("calibrated") is "yes", Stated("source") ?? Path.GetFileName(path)))];
    }

    private static FragmentPattern Pattern(string path, string gas, (int Line, string Gas, double Mass, double Intensity)[] rows, bool calibrated, string source)
    {
        var strongest = rows.Max(r => r.Intensity);
        if (!(strongest > 0))
            throw new DataFileException(path, $"line {rows[0].Line}", $"an intensity above 0 was expected for '{gas}'; state its strongest fragment.");
        if (rows.GroupBy(r => r.Mass).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DataFileException(path, $"line {twice.Last().Line}", $"one intensity of '{gas}' was expected at m/z {twice.Key} and {twice.Count()} were found; keep one.");
        return new(gas, rows.ToImmutableSortedDictionary(r => (int)r.Mass, r => r.Intensity / strongest), calibrated) { Source = source };
    }
}
