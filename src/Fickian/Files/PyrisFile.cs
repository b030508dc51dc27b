using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Exports of PerkinElmer Pyris: text with a head and the steps of the method, or comma-separated columns alone.</summary>
/// <remarks>
/// In the text, two lines together name the columns and no line gives their units; they are those in which the head states the sample mass and the method its times, temperatures and flows.
/// Comma-separated exports state no units at all: read them with <see cref="StatedUnits.Pyris"/>.
/// Unsubtracted, subtracted and baseline columns are all kept.
/// </remarks>
public static partial class PyrisFile
{
    private const int HeadLines = 400;

    // Shared name -> name in the head.
    private static readonly (string Name, string Key)[] Shared =
        [("serialNumber", "Serial Number"), ("operator", "Operator ID"), ("sample", "Sample ID"), ("sampleMass", "Sample Weight"), ("date", "Data Collected"), ("comment", "Comment")];

    /// <summary>The text format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("pyris-text", "PerkinElmer Pyris text", Recognises, Read);

    /// <summary>The comma-separated format, for <see cref="DataFile"/>.</summary>
    public static FileFormat CsvFormat { get; } = new("pyris-csv", "PerkinElmer Pyris comma-separated", RecognisesCsv, ReadCsv);

    /// <summary>Reads the run of a text export.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">A step has no headings, or a row is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        List<string> head = [];
        List<ThermalPart> parts = [];
        ColumnHeading[] headings = [];
        using var lines = TextStretch.Lines(text).GetEnumerator();
        for (var more = lines.MoveNext(); more;)
        {
            var line = lines.Current.Text(text);
            more = lines.MoveNext();
            if (!Section().IsMatch(line))
            {
                if (head.Count < HeadLines)
                    head.Add(line);
                continue;
            }

            if (more && !lines.Current.IsRow(text) && lines.Current.Text(text).StartsWith('\t'))
                (headings, more) = Headings(text, lines, StatedIn(head));
            if (!more || headings.Length == 0 || !lines.Current.IsRow(text))
                continue;
            (var rows, more) = Rows(text, lines);
            parts.Add(TextSection.Part(line.Trim(), source, text, rows, (byte)'\t', 0, headings));
        }

        if (parts.Count == 0)
            throw source.Wrong("", "steps with two lines of headings and rows were expected below the method and none were found; export the data again.");
        var metadata = Metadata(head);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        Count(metadata, parts, findings);
        if (StatedIn(head) != new StatedUnits())
            findings.Add(Finding.Hint("The units of the columns are those of the head and the method: the table itself has none."));
        return new(source.Path, Format.Name, [.. TriosTextFile.Sets(source, parts, metadata, findings.ToImmutable())]) { Variant = encoding };
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text.StartsWith("Filename:"u8) && text.IndexOf("Method Steps:"u8) >= 0;
    }

    private static bool RecognisesCsv(FileSource source)
    {
        if (TextProbe.Of(source).Layout is not { Separator: (byte)',' or (byte)';' or (byte)'\t' } layout)
            return false;
        var names = TextHeadings.Of(layout).Columns.Select(c => c.Name).ToArray();
        return names.Contains("Program Temperature", StringComparer.OrdinalIgnoreCase) && names.Any(n => n.StartsWith("Unsubtracted ", StringComparison.OrdinalIgnoreCase));
    }

    private static FileContents ReadCsv(FileSource source)
    {
        var contents = ThermalTableFile.Read(source);
        return contents with { Format = CsvFormat.Name };
    }

    // Two lines, each indented by a tab, which together name the columns; steps without them have those of the step before.
    private static (ColumnHeading[] Headings, bool More) Headings(ReadOnlyMemory<byte> text, IEnumerator<TextStretch> lines, StatedUnits units)
    {
        var first = lines.Current.Text(text).Split('\t', StringSplitOptions.TrimEntries);
        string[] second = lines.MoveNext() ? lines.Current.Text(text).Split('\t', StringSplitOptions.TrimEntries) : [];
        return ([.. first.Select((n, i) => Heading($"{n} {second.ElementAtOrDefault(i)}".Trim(), units))], lines.MoveNext());
    }

    private static (TextStretch Rows, bool More) Rows(ReadOnlyMemory<byte> text, IEnumerator<TextStretch> lines)
    {
        var rows = lines.Current;
        var more = lines.MoveNext();
        for (; more && lines.Current.IsRow(text) && lines.Current.Of(text)[0] == '\t'; more = lines.MoveNext())
            rows = rows with { End = lines.Current.End };
        return (rows, more);
    }

    private static ColumnHeading Heading(string name, StatedUnits units) =>
        new(name, units.Of(name is "Baseline Weight" ? ThermalName.Mass : name is "Baseline Heat Flow" or "Uncorrected Heat Flow" ? ThermalName.HeatFlow : ThermalNames.Of(name)));

    // Units in which the head and the method speak.
    private static StatedUnits StatedIn(List<string> head)
    {
        var text = string.Join('\n', head);
        return new()
        {
            Mass = SampleWeight().Match(text).Groups["unit"].Value,
            Time = HoldTime().Match(text).Groups["unit"].Value,
            Temperature = MethodTemperature().IsMatch(text) ? "°C" : "",
            GasFlow = Flow().Match(text).Groups["unit"].Value,
        };
    }

    private static Metadata Metadata(List<string> head)
    {
        var raw = new Metadata(head.Select(l => l.Split('\t', 2)).Where(p => p is [var key, _] && key.TrimEnd() is [_, .., ':' or ')']).Select(p => KeyValuePair.Create(p[0].Trim().TrimEnd(':'), p[1].Trim())).Where(e => e.Value.Length > 0));
        var shared = Shared.Where(s => raw[s.Key] is not null).Select(s => KeyValuePair.Create(s.Name, s.Name == "date" ? $"{raw[s.Key]} (zone not stated)" : raw[s.Key]!));
        return new([.. shared, .. raw.Entries.Where(e => !Shared.Any(s => s.Key == e.Key))]);
    }

    private static void Count(Metadata metadata, List<ThermalPart> parts, ImmutableArray<Finding>.Builder findings)
    {
        var rows = parts.Sum(p => p.Columns.IsEmpty ? 0L : p.Columns[0].Values.Length);
        if (long.TryParse(metadata["Total Points in Run"], out var told) && told != rows)
            findings.Add(Finding.Warning($"The head tells of {told} points and the steps hold {rows}."));
    }

    [GeneratedRegex(@"^\d{1,3}\) [^\t]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    [GeneratedRegex(@"^Sample Weight:\s*[\d.,]+\s*(?<unit>[µm]?g)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex SampleWeight();

    [GeneratedRegex(@"\bfor [\d.,]+ (?<unit>min|s|h)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex HoldTime();

    [GeneratedRegex(@"[\d.,]+ ?[^\p{L}\d\s]C\b", RegexOptions.ExplicitCapture)]
    private static partial Regex MethodTemperature();

    [GeneratedRegex(@"\bat [\d.,]+ (?<unit>ml/min)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Flow();
}
