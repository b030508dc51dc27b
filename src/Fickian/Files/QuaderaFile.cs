using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Text exports of Pfeiffer Quadera: ion currents or partial pressures, each channel with times of its own.</summary>
/// <remarks>
/// Three columns a channel: time of the clock, time since the start, value with its unit. The channels were sampled one after the other and are not put on one clock.
/// Dates follow the computer: a number above 12 tells which of day and month comes first.
/// </remarks>
public static partial class QuaderaFile
{
    private const int HeadLines = 40;
    private const int Width = 3;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("quadera-asc", "Pfeiffer Quadera text", Recognises, Read);

    /// <summary>Reads the channels of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The channels are not named, or a row is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        List<KeyValuePair<string, string>> head = [];
        string[] names = [];
        foreach (var line in TextStretch.Lines(text).Take(HeadLines))
        {
            var cells = line.Text(text).Split('\t', StringSplitOptions.TrimEntries);
            if (names.Length > 0 && cells.Length >= Width && cells[1].StartsWith("Time Relative", StringComparison.Ordinal))
                return new(source.Path, Format.Name, [Currents(source, text, line, names, cells, head)]) { Variant = encoding };
            if (cells.Length >= Width && cells[0].Length == 0 && cells[1].Length == 0 && cells[2].Length > 0)
                names = cells;
            else if (cells is [{ Length: > 0 } key, { Length: > 0 } value, ..])
                head.Add(new(key, value));
        }

        throw source.Wrong("", "a line of channel names and one of 'Time', 'Time Relative [s]' and values were expected and none were found; export the data again.");
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text.StartsWith("Sourcefile\t"u8) && text.IndexOf("\tTime Relative ["u8) >= 0;
    }

    private static IonCurrents Currents(FileSource source, ReadOnlyMemory<byte> text, TextStretch line, string[] names, string[] cells, List<KeyValuePair<string, string>> head)
    {
        var channels = Math.Min(names.Length, cells.Length) / Width;
        ColumnHeading[] headings = [.. Enumerable.Range(0, channels * Width).Select(i => i % Width == 0 ? new ColumnHeading("", "") : Heading(names[(i / Width * Width) + Width - 1], cells[i]))];
        var start = Math.Min(line.End + 1, text.Length);

        // The clock times are text, and channels differ in length by one: neither is worth telling.
        var columns = TextSection.Read(source, text, new(start, text.Length, line.Line + 1), (byte)'\t', 0, headings, ImmutableArray.CreateBuilder<Finding>());
        IonCurrent[] ions = [.. Enumerable.Range(0, channels).Select(i => Channel(names[(i * Width) + Width - 1], columns[2 * i], columns[(2 * i) + 1]))];
        var raw = new Metadata(head);
        var metadata = raw["Start Time"] is { } begin ? new Metadata([new("date", Date(begin)), .. raw.Entries]) : raw;
        Finding[] findings = ions.Any(c => double.IsNaN(c.MassToCharge)) ? [Finding.Hint($"Channels named by the user carry no m/z: {string.Join(", ", ions.Where(c => double.IsNaN(c.MassToCharge)).Select(c => c.Name))}.")] : [];
        return new(new Table(Path.GetFileNameWithoutExtension(source.Name), columns) { Metadata = metadata, Findings = [.. findings] }, [.. ions]);
    }

    private static ColumnHeading Heading(string channel, string cell)
    {
        var heading = ColumnHeading.Parse(cell);
        return new($"{channel}: {heading.Name}", heading.Unit);
    }

    private static IonCurrent Channel(string name, TableColumn time, TableColumn values)
    {
        var kept = time.Values.Length;
        while (kept > 0 && double.IsNaN(time.Values.Span[kept - 1]))
            kept--;
        var seconds = WrittenUnit.Parse(time.Unit) is { Dimension: UnitDimension.Time } unit ? unit.Factor : double.NaN;
        return IonTable.Channel(values with { Values = values.Values[..kept] }, IonName.Parse(name) ?? new(name, double.NaN, false), Array.ConvertAll(time.Values[..kept].ToArray(), t => t * seconds));
    }

    private static string Date(string text)
    {
        var match = DayAndMonth().Match(text);
        if (!match.Success)
            return $"{text} (zone not stated)";
        var (first, second) = (int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["second"].Value, CultureInfo.InvariantCulture));
        if (first > 12 == second > 12)
            return $"{text} (day or month first, zone not stated)";
        var (day, month) = first > 12 ? (first, second) : (second, first);
        return $"{match.Groups["year"].Value}-{month:00}-{day:00}{match.Groups["rest"].Value} (zone not stated)";
    }

    [GeneratedRegex(@"^(?<first>\d{1,2})[/.](?<second>\d{1,2})[/.](?<year>\d{4})(?<rest>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex DayAndMonth();
}
