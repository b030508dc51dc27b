using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>One curve in a STARe text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Names">The line of names over its values.</param>
/// <param name="Units">The line of units over its values.</param>
/// <param name="Rows">Its values; null if there are none.</param>
/// <param name="Notes">Lines below its values by the line that heads them.</param>
internal sealed partial record MettlerCurve(string Name, string Names, string Units, TextStretch? Rows, IReadOnlyList<KeyValuePair<string, string>> Notes)
{
    private const int MostNotes = 2000;
    private const int LongestName = 200;

    /// <summary>What the program says about the curve, under the names that instruments share first.</summary>
    public Metadata Metadata
    {
        get
        {
            var raw = new Metadata(Notes.Where(n => n.Value.Length > 0));
            var sample = SampleAndMass().Match(raw["Sample"] ?? "");
            List<KeyValuePair<string, string>> shared = [];
            Add("instrument", raw["TA Module"]?.Split(',')[0]);
            Add("operator", raw["User"]);
            Add("sample", sample.Success ? sample.Groups["name"].Value : raw["Sample"]);
            Add("sampleMass", sample.Success ? sample.Groups["mass"].Value : null);
            Add("comment", raw["Experiment Comments"] is "-" ? null : raw["Experiment Comments"]);
            return new([.. shared, .. raw.Entries.Where(e => e.Key != "Sample")]);

            void Add(string name, string? text)
            {
                if (text is { Length: > 0 })
                    shared.Add(new(name, text));
            }
        }
    }

    /// <summary>The curves of a text, in their order.</summary>
    public static IReadOnlyList<MettlerCurve> Of(ReadOnlyMemory<byte> text)
    {
        List<MettlerCurve> curves = [];
        List<KeyValuePair<string, string>> notes = [];
        using var lines = TextStretch.Lines(text).GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current.Text(text).TrimEnd();
            if (line == "Curve Name:")
                curves.Add(new("", "", "", null, notes = []));
            else if (line == "Curve Values:" && curves.Count > 0)
                curves[^1] = curves[^1].WithValues(text, lines);
            else if (notes.Count < MostNotes && curves.Count > 0)
                curves[^1] = curves[^1].WithNote(line, notes);
        }

        return curves;
    }

    private MettlerCurve WithValues(ReadOnlyMemory<byte> text, IEnumerator<TextStretch> lines)
    {
        var names = lines.MoveNext() ? lines.Current.Text(text) : "";
        var units = lines.MoveNext() ? lines.Current.Text(text) : "";
        TextStretch? rows = null;
        while (lines.MoveNext() && lines.Current.IsRow(text))
            rows = rows is { } known ? known with { End = lines.Current.End } : lines.Current;
        return this with { Names = names, Units = units, Rows = rows };
    }

    // Indented lines belong to the line above that ends in a colon; those before the values are the name.
    private MettlerCurve WithNote(string line, List<KeyValuePair<string, string>> notes)
    {
        if (line.Length == 0 || line.All(c => c == '_'))
            return this;
        var indented = char.IsWhiteSpace(line[0]);
        if (Rows is null && notes.Count == 0)
            return indented && Name.Length < LongestName ? this with { Name = $"{Name} {line.Trim()}".Trim() } : this;
        if (!indented && line[^1] == ':')
            notes.Add(new(line[..^1].Trim(), ""));
        else if (notes.Count > 0)
            notes[^1] = new(notes[^1].Key, notes[^1].Value.Length == 0 ? line.Trim() : $"{notes[^1].Value}; {line.Trim()}");
        return this;
    }

    [GeneratedRegex(@"^(?<name>.*),\s*(?<mass>[\d.,]+\s*[µmk]?g)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex SampleAndMass();
}
