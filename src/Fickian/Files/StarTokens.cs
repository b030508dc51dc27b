using System.Text;

namespace Fickian.Files;

/// <summary>The words of a file in the STAR syntax of CIF and AIF.</summary>
/// <remarks>
/// Words are parted by white space; <c>'…'</c> and <c>"…"</c> close only before white space; a text between lines that begin with <c>;</c> is one word; <c>#</c> outside of them begins a comment.
/// Source: S. R. Hall, J. Chem. Inf. Comput. Sci. 31, 326 (1991); the syntax of CIF 1.1.
/// </remarks>
internal static class StarTokens
{
    private const int Longest = 64 << 10;

    /// <summary>Takes the words of a text one after the other.</summary>
    /// <exception cref="DataFileException">A quote or a text block is not closed, or a word is longer than 64 KiB.</exception>
    public static IEnumerable<StarToken> Of(FileSource source, ReadOnlyMemory<byte> text)
    {
        var (at, line) = (0, 1);
        while (true)
        {
            (at, line) = Skip(text.Span, at, line);
            if (at >= text.Length)
                yield break;
            var token = Next(source, text.Span, ref at, ref line);
            yield return token;
        }
    }

    private static (int At, int Line) Skip(ReadOnlySpan<byte> text, int at, int line)
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                at = TextLines.End(text, at);
                continue;
            }

            if (!IsBlank(text[at]))
                break;
            line += text[at] == '\n' ? 1 : 0;
            at++;
        }

        return (at, line);
    }

    private static StarToken Next(FileSource source, ReadOnlySpan<byte> text, ref int at, ref int line)
    {
        var (start, first) = (at, line);
        if (text[at] == ';' && (at == 0 || text[at - 1] == '\n'))
        {
            var length = text[(at + 1)..].IndexOf("\n;"u8);
            if (length < 0)
                throw source.Wrong($"line {line}", "a text that begins with ';' was expected to end with one at the start of a line, and the file ends before; copy it again.");
            at += length + 3;
            line += text[start..at].Count((byte)'\n');
            return new(Decode(source, text.Slice(start + 1, length), first), true, first);
        }

        if (text[at] is (byte)'\'' or (byte)'"')
        {
            var end = TextLines.End(text, at);
            for (var i = at + 1; i < end; i++)
            {
                if (text[i] != text[start] || (i + 1 < text.Length && !IsBlank(text[i + 1])))
                    continue;
                at = i + 1;
                return new(Decode(source, text[(start + 1)..i], first), true, first);
            }

            throw source.Wrong($"line {line}", $"a text in quotes was expected to end on its line and does not: {TextLines.Excerpt(text[start..end])}; close the quote.");
        }

        while (at < text.Length && !IsBlank(text[at]))
            at++;
        return new(Decode(source, text[start..at], first), false, first);
    }

    private static string Decode(FileSource source, ReadOnlySpan<byte> bytes, int line) => bytes.Length <= Longest
        ? Encoding.UTF8.GetString(bytes)
        : throw source.Wrong($"line {line}", $"words of at most {Longest >> 10} KiB were expected and one has {bytes.Length >> 10} KiB; this is no such file.");

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
