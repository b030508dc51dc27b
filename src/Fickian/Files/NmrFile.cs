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
    /// <exception cref="DataFileException">The file holds no spectrum over chemical shift or frequency.</exception>
    public static Curve Read(string path)
    {
        var contents = DataFile.Open(path);
        if (contents.DataSets.OfType<Table>().FirstOrDefault(t => t.Columns.Length >= 2 && t.Columns[0].Unit == "ppm") is { } table && !contents.DataSets.OfType<Spectrum>().Any())
            return OfTable(path, table);
        var spectrum = contents.DataSets.OfType<Spectrum>().FirstOrDefault(s => !s.Name.StartsWith("imaginary", StringComparison.Ordinal))
            ?? throw new DataFileException(path, "", $"an NMR spectrum was expected and {contents.DataSets.FirstOrDefault()?.Kind ?? "nothing"} was found ({contents.Format}); name the file 1r, its folder or a JCAMP-DX file.");
        return spectrum.Axis.Quantity.Name switch
        {
            "chemicalShift" => Ascending(spectrum, spectrum.Axis.Values.ToArray(), []),
            "frequency" => OverShift(path, spectrum),
            var other => throw new DataFileException(path, "", $"a spectrum over chemical shift or frequency was expected and one over {other} was found; export it over ppm."),
        };
    }

    // Shift in ppm and intensity, the first two columns of a table.
    private static Curve OfTable(string path, Table table)
    {
        var rows = Enumerable.Range(0, table.Rows).Where(r => double.IsFinite(table.At(r, 0)) && double.IsFinite(table.At(r, 1))).ToArray();
        return rows.Length > 0
            ? Ascending(new Spectrum(new Axis(Shift, Array.ConvertAll(rows, r => table.At(r, 0))), Array.ConvertAll(rows, r => table.At(r, 1))) { Name = table.Name, Value = new("intensity", "I", Unit.One), Provenance = TextMapFile.Provenances(table.Metadata["provenance"]) }, Array.ConvertAll(rows, r => table.At(r, 0)), [])
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
