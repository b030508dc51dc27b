using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ExcelDataReader;

namespace Fickian.Files;

/// <summary>All sheets of an Excel workbook (.xls, .xlsx) as cells.</summary>
/// <remarks>
/// Formulas are not evaluated: the stored values are read. At most 32 MiB packed, 4 million cells, 4096 columns and 2²⁰ rows; of an .xlsx 64 MiB unpacked and 200 members.
/// The package that reads them was not made for hostile files, so whatever it throws is taken as damage.
/// </remarks>
/// <param name="Sheets">Sheets in their order; empty ones are left out.</param>
internal sealed record Workbook(IReadOnlyList<WorkbookSheet> Sheets)
{
    private const long Largest = 32L << 20;
    private const long LargestUnpacked = 64L << 20;
    private const int MostMembers = 200;
    private const int MostColumns = 4096;
    private const int MostRows = 1 << 20;
    private const int MostCells = 4_000_000;

    private static readonly ConditionalWeakTable<FileSource, StrongBox<Workbook?>> Probed = [];

    // The reader asks for a Windows code page even where a workbook, being UTF-8, has no use for it.
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The workbook in a file; null if it is none, or a damaged one.</summary>
    public static Workbook? Of(FileSource source) => Probed.GetValue(source, static s => new(LooksLikeOne(s) ? TryRead(s) : null)).Value;

    /// <summary>The workbook in a file.</summary>
    /// <exception cref="DataFileException">The file is no workbook, or its parts cannot be read.</exception>
    public static Workbook Read(FileSource source) => Of(source)
        ?? throw source.Wrong("", "an Excel workbook (.xls or .xlsx) was expected and its parts cannot be read; save it anew or export it as text.");

    /// <summary>The first sheet of a name, whatever its case; null if there is none.</summary>
    public WorkbookSheet? this[string name] => Sheets.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeOne(FileSource source)
    {
        if (source.Length is < 512 or > Largest)
            return false;
        return CompoundGuard.Recognises(source.Head(8).Span)
            ? CompoundGuard.HoldsWorkbook(source.All().Span)
            : ZipMembers.Recognises(source) && source.All().Span.IndexOf("xl/workbook."u8) >= 0;
    }

    private static Workbook? TryRead(FileSource source)
    {
        try
        {
            if (ZipMembers.Recognises(source) && !IsBounded(source))
                return null;
            using var stream = source.AsStream();
            using var reader = ExcelReaderFactory.CreateReader(stream);
            List<WorkbookSheet> sheets = [];
            var left = MostCells;
            do
            {
                // The package reserves memory for the rows that a sheet declares.
                if (reader.FieldCount > MostColumns || reader.RowCount is < 0 or > MostRows)
                    return null;
                List<string[]> rows = [];
                while (reader.Read())
                {
                    left -= Math.Max(1, reader.FieldCount);
                    if (left < 0)
                        return null;
                    rows.Add(Cells(reader));
                }

                if (rows.Count > 0)
                    sheets.Add(new(reader.Name ?? "", rows));
            }
            while (reader.NextResult());
            return new(sheets);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    // Declared sizes may lie; ExcelDataReader inflates as it goes, so they are counted here first.
    private static bool IsBounded(FileSource source)
    {
        using var archive = new System.IO.Compression.ZipArchive(source.AsStream(), System.IO.Compression.ZipArchiveMode.Read);
        if (archive.Entries.Count > MostMembers)
            return false;
        var block = new byte[1 << 16];
        var left = Math.Min(LargestUnpacked, Math.Max(4L << 20, 100 * source.Length));
        foreach (var entry in archive.Entries)
        {
            using var unpacked = entry.Open();
            for (int read; (read = unpacked.Read(block)) > 0;)
            {
                if ((left -= read) < 0)
                    return false;
            }
        }

        return true;
    }

    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[reader.FieldCount];
        var used = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Text(reader.GetValue(i));
            used = cells[i].Length > 0 ? i + 1 : used;
        }

        return cells[..used];
    }

    // Numbers keep all their digits; a date of the year 1899 is a time of day.
    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { Year: < 1900 or 1900 and < 1901 } time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours:00}:{span.Minutes:00}:{span.Seconds:00}"),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
