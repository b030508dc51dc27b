using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Text exports of TA Instruments Universal Analysis, as Q series instruments write them.</summary>
/// <remarks>
/// Lines of name and text; <c>Nsig</c> signals, <c>Sig1</c> … with their units; rows of blank-separated numbers after <c>StartOfData</c> or after the last line of the head.
/// A row with a negative time is an event, not a measurement: it is kept as a mark before the row that follows it.
/// </remarks>
public static partial class TaTextFile
{
    private const int HeadLines = 400;
    private const int MostSignals = 256;

    // Shared name -> name in the head.
    private static readonly (string Name, string Key)[] Shared =
        [("instrument", "Instrument"), ("serialNumber", "InstSerial"), ("operator", "Operator"), ("sample", "Sample"), ("comment", "Comment")];

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("ta-q-series", "TA Instruments Universal Analysis text", s => Text(s).Any(l => SignalCount().IsMatch(l)), Read);

    /// <summary>Reads the run of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The head does not name the signals, or a row is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        List<KeyValuePair<string, string>> head = [];
        var rows = default(TextStretch?);
        foreach (var line in TextStretch.Lines(text).Take(10 * HeadLines))
        {
            if (line.IsRow(text) || line.Of(text).SequenceEqual("StartOfData"u8))
            {
                rows = line.IsRow(text) ? new(line.Start, text.Length, line.Line) : new(Math.Min(line.End + 1, text.Length), text.Length, line.Line + 1);
                break;
            }

            if (KeyAndText().Match(line.Text(text)) is { Success: true } match)
                head.Add(new(match.Groups["key"].Value.Trim(), match.Groups["text"].Value.Replace('\t', ' ').Trim()));
        }

        if (rows is not { } stretch)
            throw source.Wrong("", "rows of numbers were expected below the head of a TA Instruments export and none were found; export the data again.");
        return new(source.Path, Format.Name, [Run(source, text, stretch, head)]) { Variant = encoding };
    }

    private static IDataSet Run(FileSource source, ReadOnlyMemory<byte> text, TextStretch rows, List<KeyValuePair<string, string>> head)
    {
        var raw = new Metadata(head.Where(e => e.Value.Length > 0));
        if (!int.TryParse(raw["Nsig"], NumberStyles.None, CultureInfo.InvariantCulture, out var signals) || signals is 0 or > MostSignals)
            throw source.Wrong("Nsig", $"the number of signals, at most {MostSignals}, was expected and '{raw["Nsig"]}' was found; export the data again.");
        ColumnHeading[] headings = [.. Enumerable.Range(1, signals).Select(i => ColumnHeading.Parse(raw[$"Sig{i}"] ?? $"signal {i}"))];
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var columns = TextSection.Read(source, text, rows, (byte)' ', 0, headings, findings);
        var marks = Marks(columns, headings);
        if (marks.Length > 0)
            columns = [.. columns.Select(c => c with { Values = Kept(c.Values.Span, columns[0].Values.Span) })];
        var shared = Shared.Where(s => raw[s.Key] is { Length: > 0 }).Select(s => KeyValuePair.Create(s.Name, raw[s.Key]!));
        KeyValuePair<string, string>[] more = [new("sampleMass", raw["Size"] ?? ""), new("date", raw["Date"] is { } date ? $"{date} {raw["Time"]} (zone not stated)" : "")];
        return new ThermalRun(raw["Sample"] ?? Path.GetFileNameWithoutExtension(source.Name), columns, new([.. shared, .. more.Where(e => e.Value.Length > 0), .. raw.Entries]))
        {
            SampleMass = ThermalRun.Kilograms(raw["Size"]),
            Marks = marks,
            Findings = findings.ToImmutable(),
        }.ToDataSet();
    }

    private static ImmutableArray<ThermalMark> Marks(ImmutableArray<TableColumn> columns, ColumnHeading[] headings)
    {
        if (ThermalNames.Of(headings[0].Name) != ThermalName.Time)
            return [];
        var time = columns[0].Values.Span;
        var marks = ImmutableArray.CreateBuilder<ThermalMark>();
        var kept = 0;
        for (var i = 0; i < time.Length; i++)
        {
            if (time[i] < 0)
                marks.Add(new($"event {time[i].ToString("R", CultureInfo.InvariantCulture)}", kept));
            else
                kept++;
        }

        return marks.ToImmutable();
    }

    private static double[] Kept(ReadOnlySpan<double> values, ReadOnlySpan<double> time)
    {
        List<double> kept = new(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (!(time[i] < 0))
                kept.Add(values[i]);
        }

        return [.. kept];
    }

    private static IEnumerable<string> Text(FileSource source)
    {
        var text = TextProbe.Of(source).Text;
        return TextStretch.Lines(text).Take(HeadLines).Select(l => l.Text(text));
    }

    [GeneratedRegex(@"^Nsig\t\s*\d+\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex SignalCount();

    [GeneratedRegex(@"^(?<key>[A-Za-z][^\t]{0,59})\t(?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyAndText();
}
