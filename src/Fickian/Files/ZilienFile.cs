using System.Collections.Immutable;
using System.Globalization;
using Fickian.Infrared;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Tab-separated files of Spectro Inlets Zilien: series of a mass spectrometer and its gauges, and mass scans.</summary>
/// <remarks>Each series has a time of its own; short ones are filled with the word nan. Lines of the head are key, meaning, context, type and value.</remarks>
public static class ZilienFile
{
    private const int MostHeadLines = 100_000;

    private static readonly Quantity MassToCharge = new("massToCharge", "m/z", Unit.One);
    private static readonly Quantity Current = new("ionCurrent", "I", new Unit("A"));

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("zilien-tsv", "Spectro Inlets Zilien", s => TextProbe.Of(s).Text.Span.StartsWith("num_header_lines\t"u8), Read);

    /// <summary>Reads the series of a file, or its mass scan.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The head does not say where the data begin, or a row is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        List<string[]> head = [];
        List<TextStretch> last = [];
        var begins = int.MaxValue;
        foreach (var line in TextStretch.Lines(text).Take(MostHeadLines))
        {
            if (line.Line > begins)
                break;
            last.Add(line);
            var cells = line.Text(text).Split('\t', StringSplitOptions.TrimEntries);
            if (cells is [{ Length: > 0 }, _, _, _, _])
                head.Add(cells);
            if (cells is ["data_start", _, _, _, var at] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var found))
                begins = found;
        }

        if (begins == int.MaxValue || last.Count != begins || begins < 3)
            throw source.Wrong("data_start", "the number of the first line of data was expected and none, or none inside the file, was found; copy the file again.");
        var rows = new TextStretch(Math.Min(last[^1].End + 1, text.Length), text.Length, begins + 1);
        var metadata = new Metadata(head.Select(c => KeyValuePair.Create(c[2].Length > 0 ? $"{c[2]}: {c[0]}" : Shared(c[0]), c[4])).Where(e => e.Value.Length > 0));
        var columns = last[^1].Text(text).Split('\t', StringSplitOptions.TrimEntries);
        IDataSet set = columns.Length == 2 && columns[0].StartsWith("Mass", StringComparison.Ordinal)
            ? Scan(source, text, rows, columns, metadata)
            : Series(source, text, rows, last[^2].Text(text).Split('\t', StringSplitOptions.TrimEntries), columns, metadata);
        return new(source.Path, Format.Name, [set]) { Variant = encoding };
    }

    private static string Shared(string key) => key switch { "measurement_name" => "sample", "comment" => "comment", _ => key };

    private static Spectrum Scan(FileSource source, ReadOnlyMemory<byte> text, TextStretch rows, string[] columns, Metadata metadata)
    {
        var read = TextRows<double>.Read(source, text, new TextLayout((byte)'\t', (byte)'.', columns.Length, rows.Start, rows.Line, [], []), leading: 1);
        var unit = ColumnHeading.Parse(columns[1]).Unit;
        return new(new Axis(MassToCharge, read.Leading), read.Values)
        {
            Name = Path.GetFileNameWithoutExtension(source.Name),
            Value = unit == "A" ? Current : Current with { Unit = new Unit(unit.Length > 0 ? unit : "not stated") },
            Metadata = metadata,
            Findings = read.Missing == 0 ? [] : [Finding.Hint($"{read.Missing} cells are empty and were kept as missing.")],
        };
    }

    private static IonCurrents Series(FileSource source, ReadOnlyMemory<byte> text, TextStretch rows, string[] series, string[] columns, Metadata metadata)
    {
        var read = TextSection.Read(source, text, rows, (byte)'\t', (byte)'.', Headings(columns), ImmutableArray.CreateBuilder<Finding>());

        // The name of a series stands over its first column, which is its time.
        List<IonCurrent> channels = [];
        List<TableColumn> named = [];
        var (of, time) = ("", 0);
        for (var i = 0; i < read.Length; i++)
        {
            if (series.ElementAtOrDefault(i) is { Length: > 0 } name)
                (of, time) = (name, i);
            named.Add(read[i] with { Name = of.Length > 0 ? $"{of}: {read[i].Name}" : read[i].Name });
            if (i > time && IonName.Parse(read[i].Name) is { Certain: true } ion)
                channels.Add(Channel(read[time], read[i], ion));
        }

        Finding[] findings = channels.Count == 0 ? [Finding.Warning("None of the series is named as that of an ion.")] : [];
        return new(new Table(Path.GetFileNameWithoutExtension(source.Name), [.. named]) { Metadata = metadata, Findings = [.. findings] }, [.. channels]);
    }

    private static ColumnHeading[] Headings(string[] columns) => [.. columns.Select((c, i) => ColumnHeading.Parse(c) is var h && h.Name.Length == 0 ? new($"column {i + 1}", h.Unit) : h)];

    private static IonCurrent Channel(TableColumn time, TableColumn values, IonName ion)
    {
        var seconds = WrittenUnit.Parse(time.Unit) is { Dimension: UnitDimension.Time } unit ? unit.Factor : double.NaN;
        var count = time.Values.Length;
        while (count > 0 && double.IsNaN(time.Values.Span[count - 1]))
            count--;
        return IonTable.Channel(values with { Values = values.Values[..count] }, ion, Array.ConvertAll(time.Values[..count].ToArray(), t => t * seconds));
    }
}
