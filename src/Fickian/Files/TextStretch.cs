using System.Text;

namespace Fickian.Files;

/// <summary>A stretch of a text: one line, or the rows of one table.</summary>
/// <param name="Start">Place of its first byte.</param>
/// <param name="End">Place behind its last byte.</param>
/// <param name="Line">Number of its first line, counted from 1.</param>
internal readonly record struct TextStretch(int Start, int End, int Line)
{
    /// <summary>Lines above this length are no part of a head.</summary>
    private const int Longest = 1 << 16;

    /// <summary>The lines of a text, one after the other.</summary>
    public static IEnumerable<TextStretch> Lines(ReadOnlyMemory<byte> text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = TextLines.End(text.Span, start);
            yield return new(start, end, ++number);
            start = end + 1;
        }
    }

    /// <summary>The bytes, without the blanks at the end.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlyMemory<byte> text) => text.Span[Start..End].TrimEnd(" \t\r"u8);

    /// <summary>The text of a line; what exceeds any line of a head is cut.</summary>
    public string Text(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetString(text.Span[Start..Math.Min(End, Start + Longest)]).TrimEnd('\r');

    /// <summary>Whether the first cell of a line, behind blanks, is a number.</summary>
    public bool IsRow(ReadOnlyMemory<byte> text)
    {
        var line = Of(text).TrimStart(" \t\""u8);
        return line.Length > 0 && (NumberScan.Double(line, (byte)'.', out _) is > 0 and var n ? n : 0) is > 0 and var used && (used == line.Length || line[used] is (byte)' ' or (byte)'\t' or (byte)';' or (byte)',' or (byte)'"');
    }
}
