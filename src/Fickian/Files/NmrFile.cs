using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>One-dimensional NMR spectra over the chemical shift, from a Bruker folder, a zip archive of one, JCAMP-DX, or a table whose first column is in ppm.</summary>
/// <remarks>
/// A spectrum over frequency is put on the shift: δ = δ₁ − (ν₁ − ν)/ν₀, ν₀ the observed frequency in MHz and δ₁ the shift of the first point, as the record <c>.SHIFT REFERENCE</c> or <c>$OFFSET</c> states it.
/// Without such a record the reference is taken at ν = 0 with a finding.
/// </remarks>
public static class NmrFile
{
    private static readonly Quantity Shift = SpectralQuantity.Abscissa("", "ppm")!;

    /// <summary>Reads the real part of a spectrum; shifts ascend.</summary>
    /// <param name="path">Path of the file or folder.</param>
    /// <param name="part">Which of several spectra, counted from 1: the processings of an experiment, the blocks of a file, the columns of a table. Null for the first, with a finding that names the others.</param>
    /// <exception cref="DataFileException">The file holds no spectrum over chemical shift or frequency, or no such part.</exception>
    public static Curve Read(string path, int? part = null)
    {
        var all = Spectra(path);
        var names = string.Join(", ", all.Select((s, i) => $"{i + 1} '{s.Name}'"));
        if (part is { } asked && (asked < 1 || asked > all.Length))
            throw new DataFileException(path, "", $"part {asked} was expected and the file holds {(all.Length == 1 ? "one spectrum" : $"{all.Length} spectra")} ({names}); state one of these.");
        var spectrum = all[(part ?? 1) - 1];
        var curve = spectrum.Axis.Quantity.Name switch
        {
            "chemicalShift" => Ascending(spectrum, spectrum.Axis.Values.ToArray(), []),
            "frequency" => OverShift(path, spectrum),
            var other => throw new DataFileException(path, "", $"a spectrum over chemical shift or frequency was expected and one over {other} was found; export it over ppm."),
        };
        return part is null && all.Length > 1
            ? curve with { Findings = curve.Findings.Add(Finding.Warning($"The file holds {all.Length} spectra ({names}); the first was taken. State the part to have another.")) }
            : curve;
    }

    // Real parts in the order of the file; of an experiment with several processings, one for each.
    private static Spectrum[] Spectra(string path)
    {
        string[] processed = BrukerNmrFile.FilesIn(path);
        if (processed.Length > 1)
            return [.. processed.SelectMany(p => Spectra(p).Select(s => s with { Name = $"{s.Name}, {Path.GetFileName(Path.GetDirectoryName(p))}" }))];
        var contents = DataFile.Open(path);
        Spectrum[] found = [.. contents.DataSets.OfType<Spectrum>().Where(s => !s.Name.StartsWith("imaginary", StringComparison.Ordinal))];
        if (found.Length == 0 && contents.DataSets.OfType<Table>().FirstOrDefault(t => t.Columns.Length >= 2 && t.Columns[0].Unit == "ppm") is { } table)
            found = [.. Enumerable.Range(1, table.Columns.Length - 1).Select(c => OfColumn(path, table, c))];
        return found.Length > 0 ? found
            : throw new DataFileException(path, "", $"an NMR spectrum was expected and {contents.DataSets.FirstOrDefault()?.Kind ?? "nothing"} was found ({contents.Format}); name the file 1r, its folder or a JCAMP-DX file.");
    }

    // Shift in ppm in the first column, intensity in another.
    private static Spectrum OfColumn(string path, Table table, int column)
    {
        var rows = Enumerable.Range(0, table.Rows).Where(r => double.IsFinite(table.At(r, 0)) && double.IsFinite(table.At(r, column))).ToArray();
        return rows.Length > 0
            ? new Spectrum(new Axis(Shift, Array.ConvertAll(rows, r => table.At(r, 0))), Array.ConvertAll(rows, r => table.At(r, column)))
            {
                Name = table.Columns.Length == 2 ? table.Name : table.Columns[column].Name,
                Value = new("intensity", "I", Unit.One),
                Provenance = TextMapFile.Provenances(table.Metadata["provenance"]),
            }
            : throw new DataFileException(path, "", "rows of shift and intensity were expected and none were found; export the spectrum again.");
    }

    private static Curve OverShift(string path, Spectrum spectrum)
    {
        var frequency = Number(spectrum.Metadata["SF"]) ?? Number(spectrum.Metadata[".OBSERVE FREQUENCY"])
            ?? throw new DataFileException(path, "", "the record '.OBSERVE FREQUENCY' was expected with a spectrum over frequency and none was found; export it over ppm.");
        var reference = Number(spectrum.Metadata[".SHIFT REFERENCE"]?.Split(',')[^1]) ?? Number(spectrum.Metadata["OFFSET"]);
        var first = reference ?? (spectrum.Axis.First / frequency);
        Finding[] findings = reference is null ? [Finding.Warning("The file states no reference of the shift; 0 Hz was taken as 0 ppm.")] : [];
        return Ascending(spectrum, [.. spectrum.Axis.Values.ToArray().Select(v => first - ((spectrum.Axis.First - v) / frequency))], findings);
    }

    private static Curve Ascending(Spectrum spectrum, double[] shifts, Finding[] findings)
    {
        var values = spectrum.Values.ToArray();
        if (shifts.Length > 1 && shifts[^1] < shifts[0])
        {
            Array.Reverse(shifts);
            Array.Reverse(values);
        }

        return new(shifts, values) { XQuantity = Shift, YQuantity = spectrum.Value, Name = spectrum.Name, Provenance = spectrum.Provenance, Findings = [.. spectrum.Findings, .. findings] };
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value != 0 ? value : null;
}
