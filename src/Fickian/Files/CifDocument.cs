using System.Collections.Immutable;
using System.Text;

namespace Fickian.Files;

/// <summary>The blocks of a STAR file (CIF, AIF).</summary>
/// <remarks>Tags and keywords are compared without regard to case. Save frames are kept beside the blocks. A tag that stands twice in a block counts as it stands first.</remarks>
internal static class CifDocument
{
    private const int MostTags = 4096;

    /// <summary>Whether a text begins like a CIF: with <c>data_</c>, behind comments.</summary>
    public static bool Recognises(ReadOnlySpan<byte> text)
    {
        var at = CifTokens.SkipBlanks(text, 0);
        return Begins(text[at..], "data_"u8) && text[at..].IndexOf("\n_"u8) >= 0 | text[at..].IndexOf("loop_"u8) >= 0 | text[at..].IndexOf(" _"u8) >= 0;
    }

    /// <summary>The data blocks, in the order of the file, and the save frames behind them.</summary>
    /// <exception cref="DataFileException">The text breaks the rules of STAR; the message says where.</exception>
    public static ImmutableArray<CifBlock> Read(FileSource source, ReadOnlyMemory<byte> text)
    {
        var words = CifTokens.Of(source, text.Span);
        var blocks = ImmutableArray.CreateBuilder<CifBlock>();
        var frames = ImmutableArray.CreateBuilder<CifBlock>();
        CifBlock? block = null;
        CifBlock? frame = null;
        for (var i = 0; i < words.Count;)
        {
            var word = words[i].In(text.Span);
            if (Keyword(words[i], word, "data_"u8))
            {
                blocks.Add(block = new(Encoding.UTF8.GetString(word[5..]), text));
                frame = null;
                i++;
            }
            else if (Keyword(words[i], word, "save_"u8))
            {
                frame = word.Length > 5 ? new(Encoding.UTF8.GetString(word[5..]), text) : null;
                if (frame is not null)
                    frames.Add(frame);
                i++;
            }
            else if ((frame ?? block) is not { } target)
            {
                throw source.Wrong(CifTokens.Line(text.Span, words[i].Start), $"a data block, as in 'data_name', was expected and '{TextLines.Excerpt(word)}' was found.");
            }
            else if (Keyword(words[i], word, "loop_"u8) && word.Length == 5)
            {
                i = Loop(source, text.Span, words, i + 1, target);
            }
            else if (!words[i].IsQuoted && word[0] == '_')
            {
                i = Item(source, text.Span, words, i, target);
            }
            else
            {
                throw source.Wrong(CifTokens.Line(text.Span, words[i].Start), $"a tag that begins with _ was expected and '{TextLines.Excerpt(word)}' was found; put values of several words in quotes.");
            }
        }

        return [.. blocks, .. frames];
    }

    private static int Item(FileSource source, ReadOnlySpan<byte> text, List<CifToken> words, int at, CifBlock block)
    {
        var tag = words[at].In(text);
        if (at + 1 == words.Count || IsStructure(words[at + 1], words[at + 1].In(text)))
            throw source.Wrong(CifTokens.Line(text, words[at].Start), $"a value of {TextLines.Excerpt(tag)} was expected and none was found; write ? for an unknown one.");
        block.Add(Encoding.UTF8.GetString(tag), words[at + 1]);
        return at + 2;
    }

    private static int Loop(FileSource source, ReadOnlySpan<byte> text, List<CifToken> words, int at, CifBlock block)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        for (; at < words.Count && !words[at].IsQuoted && words[at].In(text)[0] == '_'; at++)
        {
            if (tags.Count == MostTags)
                throw source.Wrong(CifTokens.Line(text, words[at].Start), $"at most {MostTags} tags were expected in a loop.");
            tags.Add(Encoding.UTF8.GetString(words[at].In(text)));
        }

        var first = at;
        while (at < words.Count && !IsStructure(words[at], words[at].In(text)))
            at++;
        var place = CifTokens.Line(text, words[Math.Min(first, words.Count) - 1].Start);
        if (tags.Count == 0)
            throw source.Wrong(place, "tags were expected behind 'loop_' and none was found.");
        if ((at - first) % tags.Count != 0)
            throw source.Wrong(place, $"rows of {tags.Count} values were expected in the loop of {tags[0]} and {at - first} values were found, which leaves {(at - first) % tags.Count} over; a value is missing or needs quotes.");
        block.Add(new CifLoop(tags.ToImmutable(), words, first, (at - first) / tags.Count));
        return at;
    }

    // What ends a list of values.
    private static bool IsStructure(CifToken token, ReadOnlySpan<byte> word) => !token.IsQuoted
        && (word[0] == '_' || Keyword(token, word, "data_"u8) || Keyword(token, word, "save_"u8) || (Keyword(token, word, "loop_"u8) && word.Length == 5));

    private static bool Keyword(CifToken token, ReadOnlySpan<byte> word, ReadOnlySpan<byte> keyword) => !token.IsQuoted && Begins(word, keyword);

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> keyword) => text.Length >= keyword.Length && Ascii.EqualsIgnoreCase(text[..keyword.Length], keyword);
}
