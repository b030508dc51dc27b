using System.Collections.Immutable;
using System.Globalization;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Text exports of NETZSCH Proteus: thermogravimetry, calorimetry, and the mass spectrometer coupled to them.</summary>
/// <remarks>
/// Lines <c>#KEY:value</c> state decimal sign and separator; a line that begins with ## heads a table, whose columns are <c>name/unit</c>.
/// Tables of one heading are steps of one run; a new head begins another run. Columns <c>QMID(s:1|m:18)/A</c> also make a data set of ion currents.
/// Mass in percent is that of the sample mass in the head, which gives the mass. EXO:1 means exothermic up, EXO:-1 exothermic down.
/// </remarks>
public static class NetzschTextFile
{
    private const int HeadLines = 80;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("netzsch-text", "NETZSCH Proteus text", Recognises, Read);

    /// <summary>Reads the runs of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">A head or a table is missing, or they contradict each other.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        NetzschHead? shared = null;
        foreach (var part in NetzschPart.Of(source, text))
        {
            var head = part.Head.IsEmpty && shared is not null ? shared : new NetzschHead(source, part.Head);
            shared = head;
            Add(sets, source, text, part, head);
        }

        return new(source.Path, Format.Name, sets.DrainToImmutable()) { Variant = encoding };
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text;
        var head = TextStretch.Lines(text).Take(HeadLines).Select(l => l.Text(text).Trim().Trim('"')).Where(l => l.Length > 0).ToArray();
        return head.Length > 0 && head[0].StartsWith('#')
            && head.Any(l => NetzschHead.Key(l) is "EXPORTTYPE" or "FORMAT") && head.Any(l => NetzschHead.Key(l) is "DECIMAL" or "SEPARATOR" or "INSTRUMENT" or "MTYPE");
    }

    private static void Add(ImmutableArray<IDataSet>.Builder sets, FileSource source, ReadOnlyMemory<byte> text, NetzschPart part, NetzschHead head)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var separator = head.Separator(part.Heading);
        var headings = NetzschHead.Headings(part.Heading, separator);
        ThermalPart[] tables = [.. part.Tables.Select((t, i) => TextSection.Part($"table {i + 1}", source, text, t, separator, head.Point, headings))];
        var (columns, steps, more) = ThermalSteps.Joined(tables).First();
        if (columns.IsEmpty || columns[0].Values.Length == 0)
            throw source.Wrong($"line {part.Tables[0].Line}", "rows of numbers were expected below the line that begins with ## and none were found; export the data again.");
        if (steps.Length == 1)
            steps = Segments(columns, head);
        var name = head["IDENTITY"] is { Length: > 0 } identity ? identity : Path.GetFileNameWithoutExtension(source.Name);
        head.Check(findings);
        sets.Add(new ThermalRun(name, columns, head.Metadata)
        {
            SampleMass = head.SampleMass,
            Sign = head["EXO"]?.Trim() switch { "1" or "+1" => HeatFlowSign.ExothermicPositive, "-1" => HeatFlowSign.EndothermicPositive, _ => HeatFlowSign.NotStated },
            PercentOfSampleMass = true,
            Steps = steps,
            Findings = [.. findings, .. more],
        }.ToDataSet());
        if (IonTable.Of($"{name} ions", columns, head.Metadata) is { } ions)
            sets.Add(ions);
    }

    // Rows of one number in the column of segments, with the programme that the head tells for it.
    private static ImmutableArray<ThermalStep> Segments(ImmutableArray<TableColumn> columns, NetzschHead head)
    {
        if (columns.FirstOrDefault(c => c.Name.Equals("Segment", StringComparison.OrdinalIgnoreCase)) is not { } segment)
            return [];
        var numbers = segment.Values.Span;
        var steps = ImmutableArray.CreateBuilder<ThermalStep>();
        for (var first = 0; first < numbers.Length;)
        {
            var end = first + 1;
            while (end < numbers.Length && numbers[end].Equals(numbers[first]))
                end++;
            var number = numbers[first].ToString("R", CultureInfo.InvariantCulture);
            steps.Add(new(head[$"SEG. {number}"] is { } programme ? $"{number}: {programme}" : number, first, end - first));
            first = end;
        }

        return steps.DrainToImmutable();
    }
}
