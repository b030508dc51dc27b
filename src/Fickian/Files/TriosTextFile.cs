using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Text exports of TA Instruments TRIOS: a head, then steps with their names, headings, units and rows.</summary>
/// <remarks>
/// Steps that follow each other with the same columns make one run. Columns of text, as dates are, hold no numbers.
/// Runs without a column of a balance or a calorimeter, as rheometers write them, stay tables.
/// </remarks>
public static class TriosTextFile
{
    private const int MostSteps = 10_000;

    // Shared name -> names in the head.
    private static readonly (string Name, string[] Keys)[] Shared =
    [
        ("instrument", ["Instrument type", "Instrument name"]), ("serialNumber", ["Instrument serial number"]), ("operator", ["Operator"]), ("sample", ["Sample name"]),
        ("date", ["rundate", "Run date"]), ("sampleMass", ["Sample mass", "Sample Mass", "Size"]), ("comment", ["Comments", "Comment"]),
    ];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("trios-text", "TA Instruments TRIOS text", Recognises, Read);

    /// <summary>Reads the runs of a file.</summary>
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
        List<KeyValuePair<string, string>> head = [];
        List<ThermalPart> parts = [];
        var section = "";
        using var lines = TextStretch.Lines(text).GetEnumerator();
        for (var more = lines.MoveNext(); more;)
        {
            if (IsStep(lines.Current.Of(text)))
            {
                if (parts.Count == MostSteps)
                    throw source.Wrong($"line {lines.Current.Line}", $"at most {MostSteps} steps were expected and more were found; export fewer of them.");
                (var part, more) = Step(source, text, lines);
                parts.Add(part);
                continue;
            }

            var line = lines.Current.Of(text);
            if (line.Length > 2 && line[0] == '[' && line[^1] == ']')
                section = $"{lines.Current.Text(text).Trim()[1..^1]}: ";
            else if (lines.Current.Text(text).Split('\t', 2) is [{ Length: > 0 } key, { Length: > 0 } value])
                head.Add(new(section.StartsWith("File Parameters", StringComparison.Ordinal) ? key.Trim() : section + key.Trim(), value.Trim()));
            more = lines.MoveNext();
        }

        var metadata = Metadata(new(head));
        return new(source.Path, Format.Name, [.. Sets(source, parts, metadata, [])]) { Variant = encoding };
    }

    /// <summary>Data sets of steps.</summary>
    internal static IEnumerable<IDataSet> Sets(FileSource source, IReadOnlyList<ThermalPart> parts, Metadata metadata, ImmutableArray<Finding> findings)
    {
        var stem = metadata["sample"] ?? Path.GetFileNameWithoutExtension(source.Name);
        foreach (var (columns, steps, more) in ThermalSteps.Joined(parts))
        {
            yield return new ThermalRun(steps.Length == parts.Count ? stem : $"{stem}: {string.Join(", ", steps.Take(3).Select(s => s.Name))}", columns, metadata)
            {
                SampleMass = ThermalRun.Kilograms(metadata["sampleMass"]),
                Steps = steps,
                Findings = [.. findings, .. more],
            }.ToDataSet();
        }
    }

    /// <summary>Metadata under the names that instruments share, before those of the program.</summary>
    internal static Metadata Metadata(Metadata raw)
    {
        var shared = Shared.Select(s => KeyValuePair.Create(s.Name, s.Keys.Select(k => raw[k]).FirstOrDefault(t => t is { Length: > 0 }) ?? "")).Where(e => e.Value.Length > 0);
        return new([.. shared, .. raw.Entries]);
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text;
        return text.Span.IndexOf("[step]"u8) >= 0 && TextStretch.Lines(text).Any(l => IsStep(l.Of(text)));
    }

    private static bool IsStep(ReadOnlySpan<byte> line) => line.SequenceEqual("[step]"u8) || line.SequenceEqual("[Step]"u8);

    // Name, headings, units, rows; returns whether there is a line behind them.
    private static (ThermalPart Part, bool More) Step(FileSource source, ReadOnlyMemory<byte> text, IEnumerator<TextStretch> lines)
    {
        var (first, head) = (lines.Current.Line, new string[3]);
        for (var i = 0; i < head.Length; i++)
        {
            if (!lines.MoveNext())
                throw source.Wrong($"line {first}", "name, headings and units were expected below [step] and the file ends; export the data again.");
            head[i] = lines.Current.Text(text).TrimEnd();
        }

        var (names, units) = (head[1].Split('\t', StringSplitOptions.TrimEntries), head[2].Split('\t', StringSplitOptions.TrimEntries));
        if (units.Length > names.Length)
            throw source.Wrong($"line {first + 3}", $"units of {names.Length} columns, as in the line above, were expected and {units.Length} were found; export the data again.");
        ColumnHeading[] headings = [.. names.Select((n, i) => new ColumnHeading(n.Length > 0 ? n : $"column {i + 1}", units.ElementAtOrDefault(i) ?? ""))];
        var rows = new TextStretch(Math.Min(lines.Current.End + 1, text.Length), Math.Min(lines.Current.End + 1, text.Length), lines.Current.Line + 1);
        var more = lines.MoveNext();
        for (; more && lines.Current.Of(text) is { Length: > 0 } line && line[0] != '['; more = lines.MoveNext())
            rows = rows with { End = lines.Current.End };
        return (TextSection.Part(head[0].Trim(), source, text, rows, (byte)'\t', 0, headings), more);
    }
}
