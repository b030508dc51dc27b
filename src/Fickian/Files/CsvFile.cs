using System.Globalization;
using System.Text;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Comma-separated text for other programs: spectra, tables and maps.</summary>
/// <remarks>
/// The first line names quantity and unit, as in <c>wavenumber / cm-1</c>; numbers carry all their digits; a missing value is an empty cell.
/// A spectrum is two columns. A map has one line per pixel: row, column, their positions, the time if there are several frames, then one value per point of the spectral axis, whose positions stand in the first line.
/// </remarks>
public static class CsvFile
{
    /// <summary>Whether a data set can be written.</summary>
    public static bool Takes(IDataSet set) => set is Spectrum or SpectralMap or ITabular;

    /// <summary>Writes a data set; the file is there as a whole or not at all.</summary>
    /// <param name="path">Path of the file; replaced if it exists.</param>
    /// <param name="set">A spectrum, a map or a table.</param>
    /// <exception cref="ArgumentException">It is another kind of data set.</exception>
    public static void Write(string path, IDataSet set)
    {
        ArgumentNullException.ThrowIfNull(path);
        var lines = set switch
        {
            Spectrum spectrum => Lines(spectrum),
            SpectralMap map => Lines(map),
            ITabular table => Lines(table.ToTable()),
            _ => throw new ArgumentException($"A spectrum, a map or a table was expected; found a {set?.Kind}.", nameof(set)),
        };
        WholeFile.Write(path, partial => File.WriteAllLines(partial, lines, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
    }

    private static IEnumerable<string> Lines(Spectrum spectrum) =>
        Enumerable.Range(0, spectrum.Count).Select(i => $"{Number(spectrum.Axis[i])},{Number(spectrum.Values.Span[i])}").Prepend($"{Heading(spectrum.Axis.Quantity)},{Heading(spectrum.Value)}");

    private static IEnumerable<string> Lines(Table table) =>
        Enumerable.Range(0, table.Rows).Select(r => string.Join(',', table.Columns.Select(c => Number(c.Values.Span[r])))).Prepend(string.Join(',', table.Columns.Select(c => Quoted(c.Heading))));

    private static IEnumerable<string> Lines(SpectralMap map)
    {
        var several = map.Frames.Count > 1;
        yield return $"row index,column index,{Heading(map.Rows.Quantity)},{Heading(map.Columns.Quantity)},{(several ? $"{Heading(map.Frames.Quantity)}," : "")}{string.Join(',', map.Wavenumbers.Values.ToArray().Select(Number))}";
        var line = new StringBuilder();
        for (var frame = 0; frame < map.Frames.Count; frame++)
        {
            for (var pixel = 0; pixel < map.Pixels; pixel++)
            {
                var (row, column) = (pixel / map.Columns.Count, pixel % map.Columns.Count);
                line.Clear().Append(CultureInfo.InvariantCulture, $"{row},{column},{Number(map.Rows[row])},{Number(map.Columns[column])}");
                if (several)
                    line.Append(',').Append(Number(map.Frames[frame]));
                for (var i = 0; i < map.Wavenumbers.Count; i++)
                    line.Append(',').Append(Number(map.Values.Span[(((frame * map.Pixels) + pixel) * map.Wavenumbers.Count) + i]));
                yield return line.ToString();
            }
        }
    }

    private static string Heading(Quantity quantity) => Quoted(quantity.Unit == Unit.One ? quantity.Name : $"{quantity.Name} / {PlainUnit.Of(quantity.Unit)}");

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Number(float value) => float.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
