namespace Fickian.Files;

/// <summary>What the writers of text files share.</summary>
internal static class TextFile
{
    /// <summary>Writes a file that appears whole or not at all.</summary>
    /// <param name="path">Path; an existing file is replaced.</param>
    /// <param name="write">Writes the text.</param>
    public static void Write(string path, Action<TextWriter> write)
    {
        var temporary = path + ".part";
        using (var text = new StreamWriter(temporary))
            write(text);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Name over unit, for example <c>wavenumber / cm⁻¹</c>.</summary>
    public static string Heading(Quantity quantity) => quantity.Unit == Unit.One ? quantity.Name : $"{quantity.Name} / {quantity.Unit}";

    /// <summary>A text on one line.</summary>
    public static string Line(string text) => text.ReplaceLineEndings(" ").Trim();

    /// <summary>Comment lines that state what a data set is, where it comes from and what is doubtful about it.</summary>
    public static void WriteComments(TextWriter text, IDataSet set, IEnumerable<KeyValuePair<string, string>> first, Provenance provenance)
    {
        string[] own = ["provenance", "spectral axis", "values"];
        text.Write($"# provenance: {provenance.ToString().ToLowerInvariant()}\n");
        foreach (var (name, value) in first.Concat(set.Metadata.Entries.Where(e => !own.Contains(e.Key, StringComparer.OrdinalIgnoreCase))))
            text.Write($"# {Line(name)}: {Line(value)}\n");
        foreach (var finding in set.Findings)
            text.Write($"# finding: {Line(finding.ToString())}\n");
    }
}
