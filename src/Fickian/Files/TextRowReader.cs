using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fickian.Files;

/// <summary>Reads the rows of one piece of a text.</summary>
/// <typeparam name="T">Type of the values, single or double precision.</typeparam>
/// <param name="layout">How the rows are written.</param>
/// <param name="leading">Number of columns at the left that are kept apart.</param>
/// <param name="table">Whether rows may be short or hold text.</param>
internal sealed class TextRowReader<T>(TextLayout layout, int leading, bool table)
    where T : struct, INumberBase<T>
{
    private readonly byte separator = layout.Separator;
    private readonly byte point = layout.Point;
    private readonly int columns = layout.Columns;

    /// <summary>What is wrong with the first bad cell or row; empty if nothing.</summary>
    public string Failure { get; private set; } = "";

    /// <summary>Place of the failure in the text.</summary>
    public int At { get; private set; }

    /// <summary>Column of the failure, counted from 1; 0 if it is the whole row.</summary>
    public int Column { get; private set; }

    public int Rows { get; private set; }

    public long Missing { get; private set; }

    public long Texts { get; private set; }

    public long Skipped { get; private set; }

    /// <summary>Reads from a line start to the end of a text.</summary>
    public void Read(ReadOnlySpan<byte> text, int start, Span<T> values, Span<double> lead)
    {
        var width = columns - leading;
        while (start < text.Length)
        {
            var row = Rows * width;
            var end = ReadQuickly(text, start, row < values.Length ? values.Slice(row, width) : default, (Rows * leading) < lead.Length ? lead.Slice(Rows * leading, leading) : default);
            if (end < 0)
            {
                end = TextLines.End(text, start);
                var line = text[start..end];
                if (end - start > TextLines.Longest)
                    Fail(start, 0, $"a line of at most {TextLines.Longest >> 20} MiB was expected; export the table in rows.");
                else if (!TextLines.IsBlank(line) && !TextLines.IsComment(line))
                    ReadCarefully(line, start, values.Slice(row, width), lead.Slice(Rows * leading, leading));
                if (Failure.Length > 0)
                    return;
            }
            else
            {
                Rows++;
            }

            start = end + 1;
        }
    }

    // The usual row: numbers, separators, line end. Returns the place of the line end, or −1 if anything else is there.
    private int ReadQuickly(ReadOnlySpan<byte> text, int at, Span<T> values, Span<double> lead)
    {
        if (values.Length == 0)
            return -1;
        for (var c = 0; c < columns; c++)
        {
            while ((uint)at < (uint)text.Length && text[at] == ' ')
                at++;
            var used = c < leading ? NumberScan.Double(text[at..], point, out lead[c]) : Scan(text[at..], ref values[c - leading]);
            if (used == 0 || !(c < leading ? double.IsFinite(lead[c]) : T.IsFinite(values[c - leading])))
                return -1;
            at += used;
            while ((uint)at < (uint)text.Length && (text[at] == ' ' || (separator == ' ' && text[at] == '\t')))
                at++;
            if (c == columns - 1)
                break;
            if (separator == ' ')
                continue;
            if ((uint)at >= (uint)text.Length || text[at] != separator)
                return -1;
            at++;
        }

        while ((uint)at < (uint)text.Length && text[at] != '\n' && (text[at] is (byte)'\r' or (byte)' ' || text[at] == separator))
            at++;
        return at >= text.Length || text[at] == '\n' ? at : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Scan(ReadOnlySpan<byte> text, ref T value)
    {
        if (typeof(T) == typeof(float))
            return NumberScan.Single(text, point, out Unsafe.As<T, float>(ref value));
        return NumberScan.Double(text, point, out Unsafe.As<T, double>(ref value));
    }

    private void ReadCarefully(ReadOnlySpan<byte> line, int start, Span<T> values, Span<double> lead)
    {
        var (c, numbers, texts) = (0, 0, 0);
        foreach (var range in new CellRanges(line, separator))
        {
            var cell = line[range].Trim(" \t\r\""u8);
            if (c >= columns && cell.Length == 0)
                continue;
            if (c >= columns)
            {
                Fail(start, 0, $"{columns} cells were expected, as in most rows, and more were found{(separator == ',' ? " (a decimal comma is ambiguous beside comma-separated cells)" : "")}; correct the row.");
                return;
            }

            if (ReadCell(cell, c, values, lead))
                numbers++;
            else if (Refused(cell, c, start, ref texts))
                return;
            c++;
        }

        if (table && numbers == 0 && texts > 0)
        {
            Skipped++;
            return;
        }

        if (c < columns && !table)
            Fail(start, 0, $"{columns} cells were expected, as in most rows, and {c} were found; the row is incomplete, export the table again.");
        Texts += texts;
        Missing += columns - numbers - texts;
        values[Math.Min(values.Length, Math.Max(0, c - leading))..].Fill(NaN());
        Rows++;
    }

    private bool ReadCell(ReadOnlySpan<byte> cell, int c, Span<T> values, Span<double> lead)
    {
        var read = c < leading ? NumberScan.Double(cell, point, out lead[c]) : Scan(cell, ref values[c - leading]);
        var whole = read > 0 && read == cell.Length && (c < leading ? double.IsFinite(lead[c]) : T.IsFinite(values[c - leading]));
        if (!whole && c >= leading)
            values[c - leading] = NaN();
        return whole;
    }

    private bool Refused(ReadOnlySpan<byte> cell, int c, int start, ref int texts)
    {
        var found = $"'{TextLines.Excerpt(cell)}'";
        if (TextCell.IsMissing(cell) && c >= leading)
            return false;
        if (TextCell.IsDamaged(cell))
            Fail(start, c + 1, $"a number was expected and {found} has two decimal signs; the export was damaged by a locale conversion, export again.");
        else if (!table || TextCell.LooksLikeNumber(cell))
            Fail(start, c + 1, $"a finite number with a decimal {(point == ',' ? "comma" : "point")} was expected and {(cell.Length == 0 ? "an empty cell" : found)} was found; correct the cell or export again.");
        else
            texts++;
        return Failure.Length > 0;
    }

    private void Fail(int at, int column, string failure) => (At, Column, Failure) = (at, column, failure);

    private static T NaN() => typeof(T) == typeof(float) ? (T)(object)float.NaN : (T)(object)double.NaN;
}
