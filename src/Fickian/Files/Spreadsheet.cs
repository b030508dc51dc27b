using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Fickian.Files;

/// <summary>The first sheet of an Excel workbook (.xlsx) as headings and rows of cells.</summary>
/// <remarks>Formulas are not evaluated: the stored values are read. Limits as for any archive: 2000 members, 512 MiB unpacked.</remarks>
internal sealed record Spreadsheet(string Path, IReadOnlyList<string> Headings, IReadOnlyList<object?[]> Rows)
{
    private const int MostMembers = 2000;
    private const long LargestUnpacked = 512L << 20;
    private const int MostColumns = 4096;

    // The reader asks for a Windows code page even where a workbook, being UTF-8, has no use for it.
    static Spreadsheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether a file begins like an archive, as every .xlsx does.</summary>
    public static bool IsArchive(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PK\x03\x04"u8);
    }

    /// <summary>Reads the first sheet; its first row holds the headings.</summary>
    /// <exception cref="DataFileException">The file is no workbook, is too large, or its first sheet is empty.</exception>
    public static Spreadsheet Read(string path)
    {
        try
        {
            RequireBounded(path);
            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            if (!reader.Read() || reader.FieldCount == 0)
                throw new DataFileException(path, "first sheet", "headings in row 1 and rows below were expected and the sheet is empty; move the table to the first sheet.");
            if (reader.FieldCount > MostColumns)
                throw new DataFileException(path, "row 1", $"at most {MostColumns} columns were expected and {reader.FieldCount} were found; keep the columns of the experiment.");
            string[] headings = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString()?.Trim() ?? "")];
            List<object?[]> rows = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, headings.Length).Select(i => i < reader.FieldCount ? reader.GetValue(i) : null)]);
            return new(path, headings, rows);
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or FormatException or OverflowException or IndexOutOfRangeException or ArgumentException or NullReferenceException or KeyNotFoundException)
        {
            throw new DataFileException(path, "an Excel workbook (.xlsx) was expected and its parts cannot be read; save it anew or export it as text.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(path, $"the file cannot be read ({e.Message.TrimEnd('.')}); check that no other program holds it and that you may read it.", e);
        }
    }

    /// <summary>The numbers of a column.</summary>
    /// <param name="column">Index of the column.</param>
    public double[] Numbers(int column) => [.. Rows.Select((row, i) => row[column] switch
    {
        double number when double.IsFinite(number) => number,
        int number => number,
        null => throw Missing(i, column, "an empty cell"),
        var other => throw Missing(i, column, $"'{other}'"),
    })];

    private DataFileException Missing(int row, int column, string found) =>
        new(Path, $"row {row + 2}", $"a finite number was expected in column '{Headings[column]}' and {found} was found; correct the cell or delete the row.");

    private static void RequireBounded(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Count > MostMembers || archive.Entries.Sum(e => e.Length) > LargestUnpacked)
            throw new DataFileException(path, "", $"a workbook of at most {MostMembers} parts and {LargestUnpacked >> 20} MiB unpacked was expected; keep the sheet of the experiment only.");
    }
}
