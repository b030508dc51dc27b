using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>The head of a run in a NETZSCH text.</summary>
internal sealed partial class NetzschHead
{
    // Shared name -> key.
    private static readonly (string Name, string Key)[] Shared =
        [("instrument", "INSTRUMENT"), ("operator", "OPERATOR"), ("sample", "SAMPLE"), ("date", "DATE/TIME"), ("comment", "REMARK")];

    private readonly FileSource source;
    private readonly Metadata raw;

    public NetzschHead(FileSource source, ImmutableArray<string> lines)
    {
        this.source = source;
        raw = new(lines.Select(Entry).Where(e => e.Key.Length > 0));
        var mass = this["SAMPLE MASS /mg"] is { Length: > 0 } text ? text.Trim() + " mg" : "";
        SampleMass = ThermalRun.Kilograms(mass);
        var shared = Shared.Where(s => this[s.Key] is { Length: > 0 }).Select(s => KeyValuePair.Create(s.Name, s.Name == "date" ? $"{this[s.Key]} (zone not stated)" : this[s.Key]!));
        Metadata = new([.. shared, .. mass.Length > 0 ? new[] { KeyValuePair.Create("sampleMass", mass) } : [], .. raw.Entries.Where(e => e.Value.Length > 0)]);
        Point = (this["DECIMAL"] ?? "").Trim().ToUpperInvariant() switch
        {
            "POINT" => (byte)'.',
            "COMMA" => (byte)',',
            "" => 0,
            var other => throw source.Wrong("#DECIMAL", $"POINT or COMMA was expected and '{Cut(other)}' was found; export the data again."),
        };
    }

    /// <summary>Decimal sign of the rows; 0 if the head does not state it.</summary>
    public byte Point { get; }

    /// <summary>Mass of the sample, kg; NaN if the head does not tell.</summary>
    public double SampleMass { get; }

    public Metadata Metadata { get; }

    /// <summary>Text of a key; null if it is not there.</summary>
    public string? this[string key] => raw[key];

    /// <summary>The key of a line of a head; empty if it has none.</summary>
    public static string Key(string line) => Entry(line).Key;

    /// <summary>What parts the cells of the rows.</summary>
    public byte Separator(string heading)
    {
        var separator = (this["SEPARATOR"] ?? "").Trim().ToUpperInvariant() switch
        {
            "SEMICOLON" => (byte)';',
            "COMMA" => (byte)',',
            "TAB" or "TABULATOR" => (byte)'\t',
            "BLANK" or "SPACE" => (byte)' ',
            "" => (byte)(heading.Contains('\t') ? '\t' : heading.Contains(';') ? ';' : heading.Contains(',') ? ',' : ' '),
            var other => throw source.Wrong("#SEPARATOR", $"SEMICOLON, COMMA, TAB or BLANK was expected and '{Cut(other)}' was found; export the data again."),
        };
        return separator == ',' && Point == ','
            ? throw source.Wrong("#SEPARATOR", "another sign than the comma was expected between cells whose numbers have a decimal comma; export the data with semicolons.")
            : separator;
    }

    /// <summary>Names and units of the columns.</summary>
    public static ImmutableArray<ColumnHeading> Headings(string heading, byte separator)
    {
        // Names hold single blanks themselves.
        string[] cells = separator == ' ' ? Blanks().Split(heading.Trim()) : [.. new TextLayout(separator, (byte)'.', 0, 0, 0, [], []).Cells(heading)];
        return [.. cells.Select(c => SolidusHeading.Parse(c.Trim()))];
    }

    /// <summary>Adds what is doubtful about the head.</summary>
    public void Check(ImmutableArray<Finding>.Builder findings)
    {
        if (double.IsNaN(SampleMass))
            findings.Add(Finding.Hint("The head states no sample mass; masses in percent cannot be given in kilograms."));
    }

    // Key and text of '#KEY:text' and '#KEY   :   ;text', quoted or padded.
    private static KeyValuePair<string, string> Entry(string line)
    {
        var match = KeyAndText().Match(line.Trim().Trim('"'));
        return match.Success ? new(match.Groups["key"].Value.Trim().Trim('"').Trim(), match.Groups["text"].Value.Trim().Trim('"').Trim()) : new("", "");
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"^#(?<key>[^#:][^:]{0,79}?|DATE/TIME)\s*:\s*[;,\t]?\s*(?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyAndText();

    [GeneratedRegex(@"\s{2,}|\t")]
    private static partial Regex Blanks();
}
