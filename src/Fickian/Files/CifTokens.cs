namespace Fickian.Files;

/// <summary>Parts a STAR text (CIF, AIF) into words.</summary>
/// <remarks>
/// Words are parted by white space. A quote closes only before white space; a semicolon in the first column opens a text that ends at the next one there; # begins a comment outside quotes.
/// Source: S. R. Hall, J. Chem. Inf. Comput. Sci. 31, 326 (1991); S. R. Hall, F. H. Allen, I. D. Brown, Acta Cryst. A 47, 655 (1991).
/// </remarks>
internal static class CifTokens
{
    private const int Most = 4_000_000;

    /// <summary>All words of a text.</summary>
    /// <exception cref="DataFileException">A quote or text has no end, or there are more than 4 million words.</exception>
    public static List<CifToken> Of(FileSource source, ReadOnlySpan<byte> text)
    {
        List<CifToken> tokens = [];
        for (var at = 0; ;)
        {
            at = SkipBlanks(text, at);
            if (at == text.Length)
                return tokens;
            if (tokens.Count == Most)
                throw source.Wrong(Line(text, at), $"at most {Most} words were expected; delete the reflections from the file.");
            if (text[at] == ';' && (at == 0 || text[at - 1] == '\n'))
                tokens.Add(TextBlock(source, text, ref at));
            else if (text[at] is (byte)'\'' or (byte)'"')
                tokens.Add(Quoted(source, text, ref at));
            else
                tokens.Add(Bare(text, ref at));
        }
    }

    /// <summary>The line of a place, for messages.</summary>
    public static string Line(ReadOnlySpan<byte> text, int at) => $"line {text[..at].Count((byte)'\n') + 1}";

    /// <summary>Place of the first word behind blanks and comments.</summary>
    public static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && (IsBlank(text[at]) || text[at] == '#'))
            at = text[at] == '#' ? TextLines.End(text, at) : at + 1;
        return at;
    }

    private static CifToken Bare(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at;
        while (at < text.Length && !IsBlank(text[at]))
            at++;
        return CifToken.Bare(start, at);
    }

    private static CifToken Quoted(FileSource source, ReadOnlySpan<byte> text, ref int at)
    {
        var (start, quote) = (at + 1, text[at]);
        for (at = start; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == quote && (at + 1 == text.Length || IsBlank(text[at + 1])))
                return CifToken.Quoted(start, at++);
        }

        throw source.Wrong(Line(text, start), $"a closing {(char)quote} before a blank was expected and the line ends; put the value in the other kind of quotes.");
    }

    private static CifToken TextBlock(FileSource source, ReadOnlySpan<byte> text, ref int at)
    {
        var start = at + 1;
        var end = text[at..].IndexOf("\n;"u8);
        if (end < 0)
            throw source.Wrong(Line(text, at), "a semicolon that ends this text was expected in the first column and the file ends; it is truncated, copy it again.");
        end += at;
        at = end + 2;
        return CifToken.Quoted(Math.Min(start, end), end);
    }

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
