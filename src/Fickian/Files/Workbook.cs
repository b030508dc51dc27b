using System.Text;
using ExcelDataReader;

namespace Fickian.Files;

/// <summary>One sheet of an Excel workbook.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Stored values of its cells, row by row; formulas are not evaluated.</param>
internal sealed record Workbook(string Name, IReadOnlyList<object?[]> Rows)
{
    private const int MostSheets = 1000;
    private const int MostColumns = 4096;
    private const long LargestOld = 64L << 20;

    // The reader asks for a Windows code page even where a workbook, being UTF-8, has no use for it.
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether a file is an old workbook (.xls), by its signature.</summary>
    public static bool IsOld(FileSource source) => source.Length is > 512 and <= LargestOld && source.Head(8).Span.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Whether a workbook has a sheet of a name, without reading the sheets.</summary>
    /// <param name="source">The file.</param>
    /// <param name="sheet">Name in letters of ASCII.</param>
    public static bool HasSheet(FileSource source, string sheet) =>
        IsOld(source)
            ? source.All().Span.IndexOf(Encoding.ASCII.GetBytes(sheet)) >= 0
            : ZipMembers.Recognises(source) && ZipMembers.Beginning(source, "xl/workbook.xml", 1 << 16).AsSpan().IndexOf(Encoding.ASCII.GetBytes($"name=\"{sheet}\"")) >= 0;

    /// <summary>The sheets of a workbook, .xlsx or .xls.</summary>
    /// <exception cref="DataFileException">The workbook is damaged or exceeds a limit.</exception>
    public static IReadOnlyList<Workbook> Read(FileSource source)
    {
        if (!IsOld(source))
            ZipMembers.RequireBounded(source);
        try
        {
            using var stream = source.AsStream();
            using var reader = IsOld(source) ? ExcelReaderFactory.CreateBinaryReader(stream) : ExcelReaderFactory.CreateOpenXmlReader(stream);
            List<Workbook> sheets = [];
            var cells = 0L;
            do
            {
                if (sheets.Count == MostSheets)
                    throw source.Wrong("", $"at most {MostSheets} sheets were expected and more were found; keep those of the experiment.");
                List<object?[]> rows = [];
                while (reader.Read())
                {
                    // A row of many empty cells takes memory that its few bytes in the file do not tell.
                    if (reader.FieldCount > MostColumns || (cells += reader.FieldCount) > Math.Max(1 << 16, 8 * source.Length))
                        throw source.Wrong($"sheet {reader.Name}, row {rows.Count + 1}", $"at most {MostColumns} columns and as many cells as the size of the file allows were expected and more were found; keep the columns of the experiment.");
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
                }

                sheets.Add(new(reader.Name ?? "", rows));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (Exception e) when (e is not (DataFileException or OutOfMemoryException or StackOverflowException))
        {
            // What the package throws on damaged workbooks is of no single kind.
            throw new DataFileException(source.Path, "an Excel workbook was expected and its parts cannot be read; save it anew or export it as text.", e);
        }
    }
}
