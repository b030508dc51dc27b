using System.Numerics;

namespace Fickian.Files;

/// <summary>Rows of numbers of a text, read by all processors at once.</summary>
/// <remarks>The text is cut at line ends; each piece is read straight into its place. Blank lines and comments count as no rows.</remarks>
/// <typeparam name="T">Type of the values, single or double precision.</typeparam>
internal sealed class TextRows<T>
    where T : struct, INumberBase<T>
{
    private const int Piece = 1 << 20;
    private const long MostValues = 50_000_000;

    private readonly FileSource source;
    private readonly ReadOnlyMemory<byte> text;
    private readonly TextLayout layout;
    private readonly int leading;
    private readonly bool table;

    private TextRows(FileSource source, ReadOnlyMemory<byte> text, TextLayout layout, int leading, bool table)
    {
        (this.source, this.text, this.layout, this.leading, this.table) = (source, text, layout, leading, table);
        if (layout.Mixed)
            throw source.Wrong($"line {layout.FirstLine}", "one decimal sign was expected and points and commas are mixed in the rows that follow; export the table again with one of them.");
        var ends = Pieces();
        var rows = new int[ends.Length];
        Parallel.For(0, ends.Length, i => rows[i] = CountRows(i == 0 ? layout.Start : ends[i - 1], ends[i]));
        var total = rows.Sum(r => (long)r);
        if (total * layout.Columns > Math.Min(text.Length, MostValues))
            throw source.Wrong("", $"rows of {layout.Columns} cells and at most {MostValues} values were expected and {total} rows were found, many of them shorter or too many; split the file.");
        Values = new T[total * (layout.Columns - leading)];
        Leading = new double[total * leading];
        Rows = Fill(ends, rows);
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Values behind the leading columns, [rows × (columns − leading)].</summary>
    public T[] Values { get; private set; }

    /// <summary>Values of the leading columns, [rows × leading].</summary>
    public double[] Leading { get; private set; }

    /// <summary>Number of cells without a value.</summary>
    public long Missing { get; private set; }

    /// <summary>Number of cells that hold text, which only tables may have.</summary>
    public long Texts { get; private set; }

    /// <summary>Number of lines below the first row that hold no number, which only tables may have.</summary>
    public long Skipped { get; private set; }

    /// <summary>Reads rows that must all have the cells of the layout.</summary>
    /// <param name="source">The file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="layout">Where the rows begin and how they are written.</param>
    /// <param name="leading">Number of columns at the left that are kept apart in double precision and must hold finite numbers.</param>
    public static TextRows<T> Read(FileSource source, ReadOnlyMemory<byte> text, TextLayout layout, int leading) => new(source, text, layout, leading, table: false);

    /// <summary>Reads rows that may be short or hold text; such cells are NaN.</summary>
    public static TextRows<T> ReadTable(FileSource source, ReadOnlyMemory<byte> text, TextLayout layout) => new(source, text, layout, 0, table: true);

    private int[] Pieces()
    {
        List<int> ends = [];
        var span = text.Span;
        for (var start = layout.Start; start < span.Length;)
        {
            var end = TextLines.End(span, Math.Min(start + Piece, span.Length - 1));
            ends.Add(start = Math.Min(end + 1, span.Length));
        }

        return [.. ends];
    }

    private int CountRows(int start, int end)
    {
        var span = text.Span[..end];
        var rows = 0;
        for (; start < end; start++)
        {
            var to = TextLines.End(span, start);
            if (to - start > TextLines.Longest)
                return rows + 1;
            var line = span[start..to];
            if (!TextLines.IsBlank(line) && !TextLines.IsComment(line))
                rows++;
            start = to;
        }

        return rows;
    }

    private int Fill(int[] ends, int[] rows)
    {
        var first = new int[rows.Length];
        for (var i = 1; i < rows.Length; i++)
            first[i] = first[i - 1] + rows[i - 1];
        var readers = new TextRowReader<T>[rows.Length];
        Parallel.For(0, rows.Length, i =>
        {
            readers[i] = new(layout, leading, table);
            var values = Values.AsSpan(first[i] * (layout.Columns - leading), rows[i] * (layout.Columns - leading));
            readers[i].Read(text.Span[..ends[i]], i == 0 ? layout.Start : ends[i - 1], values, Leading.AsSpan(first[i] * leading, rows[i] * leading));
        });
        var failed = readers.FirstOrDefault(r => r.Failure.Length > 0);
        if (failed is not null)
            throw source.Wrong($"line {text.Span[..failed.At].Count((byte)'\n') + 1}" + (failed.Column > 0 ? $", column {failed.Column}" : ""), failed.Failure);
        (Missing, Texts, Skipped) = (readers.Sum(r => r.Missing), readers.Sum(r => r.Texts), readers.Sum(r => r.Skipped));
        return Skipped == 0 ? rows.Sum() : Close(first, readers);
    }

    // Tables only, so there are no leading columns: moves the rows of each piece to the end of those before it.
    private int Close(int[] first, TextRowReader<T>[] readers)
    {
        var total = 0;
        for (var i = 0; i < readers.Length; i++)
        {
            Array.Copy(Values, first[i] * layout.Columns, Values, total * layout.Columns, readers[i].Rows * layout.Columns);
            total += readers[i].Rows;
        }

        Values = Values[..(total * layout.Columns)];
        return total;
    }
}
