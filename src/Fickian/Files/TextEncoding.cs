using System.Text;
using System.Text.Unicode;

namespace Fickian.Files;

/// <summary>Text files of any common encoding as UTF-8 whose lines end in a line feed.</summary>
/// <remarks>
/// A byte order mark decides. Without one: UTF-16 if every second byte of the beginning is zero, UTF-8 if the bytes are valid, Shift-JIS if the beginning decodes to Japanese letters, Windows-1252 otherwise.
/// Files that are UTF-8 already are not copied.
/// </remarks>
internal static class TextEncoding
{
    private const int Sample = 4096;

    /// <summary>Decodes a whole file.</summary>
    /// <exception cref="DataFileException">The file holds a zero byte, so it is no text.</exception>
    public static (ReadOnlyMemory<byte> Text, string Encoding) Read(FileSource source)
    {
        var (text, encoding) = Decode(source.All());
        var zero = text.Span.IndexOf((byte)0);
        if (zero >= 0)
            throw source.Wrong($"offset {zero}", "text was expected and a zero byte was found: this is a binary file; export it as text.");
        return (WithLineFeeds(WithoutPageBreaks(text)), encoding);
    }

    /// <summary>Decodes the beginning of a file, up to its last line end; null if it is no text.</summary>
    /// <param name="source">The file.</param>
    /// <param name="count">Number of bytes to look at.</param>
    public static ReadOnlyMemory<byte>? Beginning(FileSource source, int count)
    {
        var head = source.Head(count);
        if (head.Length < source.Length)
        {
            // A cut inside a character would make valid UTF-8 look damaged.
            var end = head.Span.LastIndexOfAny((byte)'\n', (byte)'\r');
            head = end < 0 ? head[..Math.Max(0, head.Length - 4)] : head[..(end + 1)];
        }

        var text = Decode(head).Text;
        return text.Length == 0 || text.Span.ContainsAny((byte)0, (byte)1, (byte)2) ? null : WithLineFeeds(WithoutPageBreaks(text));
    }

    private static (ReadOnlyMemory<byte> Text, string Encoding) Decode(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Utf8.IsValid(span) ? (bytes[3..], "UTF-8") : Transcoded(bytes[3..], Western());
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Transcoded(bytes[2..], Encoding.Unicode);
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Transcoded(bytes[2..], Encoding.BigEndianUnicode);
        if (Utf16(span[..Math.Min(span.Length, Sample)]) is { } wide)
            return Transcoded(bytes, wide);
        if (Utf8.IsValid(span))
            return (bytes, "UTF-8");
        return Transcoded(bytes, IsJapanese(span[..Math.Min(span.Length, Sample)]) ? CodePage(932) : Western());
    }

    private static Encoding? Utf16(ReadOnlySpan<byte> sample)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        var few = sample.Length / 3;
        return sample.Length < 4 ? null : odd > few && even == 0 ? Encoding.Unicode : even > few && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    // Kana and the common ideographs, several in a row; Western text with stray accents decodes to few of them, and to single ones: the degree sign of an old code page before C is one.
    private static bool IsJapanese(ReadOnlySpan<byte> sample)
    {
        var text = CodePage(932).GetString(sample);
        var japanese = 0;
        for (var i = 1; i < text.Length; i++)
            japanese += IsJapanese(text[i - 1]) && IsJapanese(text[i]) ? 1 : 0;
        return japanese >= 4 && !text.Contains('\uFFFD') && !text.Contains('\u30FB');
    }

    private static bool IsJapanese(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF');

    private static (ReadOnlyMemory<byte> Text, string Encoding) Transcoded(ReadOnlyMemory<byte> bytes, Encoding encoding) =>
        (Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span)), encoding.WebName);

    private static Encoding Western() => CodePage(1252);

    private static Encoding CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;

    // A form feed, which some programs write before a table, counts as a blank.
    private static ReadOnlyMemory<byte> WithoutPageBreaks(ReadOnlyMemory<byte> text)
    {
        if (!text.Span.Contains((byte)'\f'))
            return text;
        var copy = text.ToArray();
        copy.AsSpan().Replace((byte)'\f', (byte)' ');
        return copy;
    }

    // Line feeds alone or after carriage returns stay as they are: a carriage return counts as a blank. Carriage returns that end a line by themselves become line feeds.
    private static ReadOnlyMemory<byte> WithLineFeeds(ReadOnlyMemory<byte> text)
    {
        var span = text.Span;
        var first = span.IndexOf((byte)'\r');
        if (first < 0 || !HasLoneReturn(span[first..]))
            return text;
        var copy = span.ToArray();
        for (var i = 0; i < copy.Length; i++)
        {
            if (copy[i] == '\r' && (i + 1 == copy.Length || copy[i + 1] is not ((byte)'\n' or (byte)'\r')))
                copy[i] = (byte)'\n';
        }

        return copy;
    }

    private static bool HasLoneReturn(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\r'); at >= 0; at = text.IndexOf((byte)'\r'))
        {
            text = text[(at + 1)..];
            if (text.Length == 0 || text[0] is not ((byte)'\n' or (byte)'\r'))
                return true;
        }

        return false;
    }
}
