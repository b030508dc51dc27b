namespace Fickian.Files;

/// <summary>A block <c>data_NAME</c> of a STAR file: names with values, and tables.</summary>
/// <param name="Name">Name behind <c>data_</c>.</param>
/// <param name="Items">Names and values, in the order of the file.</param>
/// <param name="Loops">Tables, in the order of the file.</param>
internal sealed record StarBlock(string Name, List<KeyValuePair<string, string>> Items, List<StarLoop> Loops)
{
    /// <summary>The value of a name, whatever its case; null if there is none.</summary>
    public string? this[string tag] => Items.FirstOrDefault(i => i.Key.Equals(tag, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The blocks of a file; what stands in a save frame belongs to its block.</summary>
    /// <exception cref="DataFileException">A value has no name, a table no whole rows, or a quote is open.</exception>
    public static List<StarBlock> Parse(FileSource source, ReadOnlyMemory<byte> text)
    {
        List<StarBlock> blocks = [];
        using var words = StarTokens.Of(source, text).GetEnumerator();
        var more = words.MoveNext();
        while (more)
        {
            var word = words.Current;
            if (Keyword(word, "data_", out var name))
            {
                blocks.Add(new(name, [], []));
                more = words.MoveNext();
                continue;
            }

            if (blocks.Count == 0)
                blocks.Add(new("", [], []));
            if (Keyword(word, "loop_", out _))
                more = Loop(source, words, blocks[^1]);
            else if (IsTag(word))
                more = Pair(source, words, blocks[^1]);
            else if (Keyword(word, "save_", out _) || Keyword(word, "global_", out _) || Keyword(word, "stop_", out _))
                more = words.MoveNext();
            else
                throw source.Wrong($"line {word.Line}", $"a name that begins with '_' was expected and '{Excerpt(word.Text)}' was found; a value before it may lack its quotes.");
        }

        return blocks;
    }

    private static bool Pair(FileSource source, IEnumerator<StarToken> words, StarBlock block)
    {
        var tag = words.Current;
        if (!words.MoveNext() || !IsValue(words.Current))
            throw source.Wrong($"line {tag.Line}", $"a value behind '{Excerpt(tag.Text)}' was expected and none was found; write '?' for one that is unknown.");
        block.Items.Add(new(tag.Text, words.Current.Text));
        return words.MoveNext();
    }

    private static bool Loop(FileSource source, IEnumerator<StarToken> words, StarBlock block)
    {
        var line = words.Current.Line;
        List<string> tags = [];
        List<string> cells = [];
        var more = words.MoveNext();
        for (; more && IsTag(words.Current); more = words.MoveNext())
            tags.Add(words.Current.Text);
        for (; more && IsValue(words.Current); more = words.MoveNext())
            cells.Add(words.Current.Text);
        if (tags.Count == 0 || cells.Count % tags.Count != 0)
            throw source.Wrong($"line {line}", $"a table of {tags.Count} columns was expected and {cells.Count} values were found, which make no whole rows; a value may lack its quotes.");
        block.Loops.Add(new(tags, cells));
        return more;
    }

    private static bool IsTag(StarToken word) => !word.Quoted && word.Text.StartsWith('_');

    private static bool IsValue(StarToken word) => word.Quoted || !(word.Text.StartsWith('_') || Keyword(word, "data_", out _) || Keyword(word, "loop_", out _) || Keyword(word, "save_", out _) || Keyword(word, "global_", out _) || Keyword(word, "stop_", out _));

    private static bool Keyword(StarToken word, string keyword, out string name)
    {
        var found = !word.Quoted && word.Text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (keyword is "data_" or "save_" || word.Text.Length == keyword.Length);
        name = found ? word.Text[keyword.Length..] : "";
        return found;
    }

    private static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
