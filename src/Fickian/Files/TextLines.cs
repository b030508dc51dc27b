using System.Text;

namespace Fickian.Files;

/// <summary>Lines of a text held as UTF-8.</summary>
internal static class TextLines
{
    /// <summary>A line above this length is refused: no instrument writes one.</summary>
    public const int Longest = 1 << 20;

    /// <summary>End of the line that begins at a place: the place of its line feed, or of the end of the text.</summary>
    public static int End(ReadOnlySpan<byte> text, int start)
    {
        var length = text[start..].IndexOf((byte)'\n');
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>Whether a line holds nothing but blanks.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r"u8);

    /// <summary>Whether a line is a comment.</summary>
    public static bool IsComment(ReadOnlySpan<byte> line)
    {
        var text = line.TrimStart(" \t"u8);
        return text.Length > 0 && text[0] is (byte)'#' or (byte)'%';
    }

    /// <summary>Text of a line.</summary>
    public static string Text(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line);

    /// <summary>Text for a message, cut where it is long.</summary>
    public static string Excerpt(ReadOnlySpan<byte> text)
    {
        var excerpt = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 160)]).Trim().ReplaceLineEndings(" ");
        return excerpt.Length <= 40 ? excerpt : excerpt[..40] + "…";
    }
}
