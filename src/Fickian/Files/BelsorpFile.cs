using System.Text;

namespace Fickian.Files;

/// <summary>Isotherms of MicrotracBEL (BELSORP) instruments: <c>.DAT</c>, <c>.csv</c> and <c>.xls</c>, in English or Japanese.</summary>
/// <remarks>The pressure is the equilibrium pressure pe. Sheets of derived results (BET) repeat the data and are not read again.</remarks>
public static class BelsorpFile
{
    /// <summary>The text formats, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("belsorp", "BELSORP isotherm (.DAT, .csv)", Recognises, Read);

    /// <summary>The workbook, for <see cref="DataFile"/>.</summary>
    public static FileFormat WorkbookFormat { get; } = new("belsorp-xls", "BELSORP isotherm (.xls)", s => Sheet(s) is not null, ReadWorkbook);

    /// <summary>Reads the isotherm of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no such report, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Sheet(source) is null ? Read(source) : ReadWorkbook(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (lines, encoding) = ReportText.Lines(source);
        return new(source.Path, Format.Name, [BelsorpReport.Read(source, [.. lines.Select(Cells)])]) { Variant = encoding };
    }

    private static FileContents ReadWorkbook(FileSource source)
    {
        var sheet = Sheet(source) ?? throw source.Wrong("", "a sheet with a table headed No, pe, p0 and the amount was expected and none was found; export the adsorption data again.");
        return new(source.Path, WorkbookFormat.Name, [BelsorpReport.Read(source, sheet.Rows)]) { Variant = $"sheet {sheet.Name}" };
    }

    private static bool Recognises(FileSource source)
    {
        var text = ReportText.Beginning(source);
        for (var start = 0; start < text.Length;)
        {
            var end = TextLines.End(text, start);
            var line = text[start..end];
            start = end + 1;
            if (line.Length < 512 && line.TrimStart("\" "u8).StartsWith("No"u8) && BelsorpReport.IsHeading(Cells(Encoding.UTF8.GetString(line))))
                return true;
        }

        return false;
    }

    private static WorkbookSheet? Sheet(FileSource source) => Workbook.Of(source)?.Sheets.FirstOrDefault(s => s.Rows.Any(BelsorpReport.IsHeading));

    private static string[] Cells(string line) => Array.ConvertAll(line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ','), c => c.Trim().Trim('"').Trim());
}
