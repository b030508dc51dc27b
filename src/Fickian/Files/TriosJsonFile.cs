using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>JSON exports of TA Instruments TRIOS (TRIOSJSONExportSchema).</summary>
/// <remarks>Below <c>Results</c>, each set has columns with their units and rows by the names of the columns. Columns of text, dates and identifiers are left out; steps are told by the identifier of each row.</remarks>
public static class TriosJsonFile
{
    private const string Schema = "TRIOSJSONExportSchema";
    private const string StepIdentifier = "Results Step Id";
    private const int MostColumns = 4096;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("trios-json", "TA Instruments TRIOS JSON", Recognises, Read);

    /// <summary>Reads the runs of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The document is damaged or holds no results.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, _) = TextEncoding.Read(source);
        using var document = Parse(source, text);
        try
        {
            return Contents(source, document.RootElement);
        }
        catch (InvalidOperationException)
        {
            throw source.Wrong("", "texts of whole characters were expected in the JSON document and half of one was found; export the data again.");
        }
    }

    private static FileContents Contents(FileSource source, JsonElement root)
    {
        if (Member(root, "Results") is not { ValueKind: JsonValueKind.Object } results)
            throw source.Wrong("Results", "an object of results was expected and none was found; export the data of the steps as well.");
        var metadata = Metadata(root);
        List<IDataSet> sets = [];
        foreach (var result in results.EnumerateObject())
        {
            if (Member(result.Value, "ColumnHeaders") is { ValueKind: JsonValueKind.Object } headers && Member(result.Value, "Rows") is { ValueKind: JsonValueKind.Array } rows)
                sets.Add(Set(source, result, headers, rows, metadata));
        }

        return sets.Count > 0
            ? new(source.Path, Format.Name, [.. sets]) { Variant = "JSON" }
            : throw source.Wrong("Results", "columns and rows were expected and none were found; export the data of the steps as well.");
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] && text.IndexOf(Encoding.UTF8.GetBytes(Schema)) >= 0;
    }

    private static JsonDocument Parse(FileSource source, ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException e)
        {
            throw source.Wrong($"line {e.LineNumber + 1}", "a sound JSON document was expected and it breaks off or is damaged there; export the data again.");
        }
    }

    private static IDataSet Set(FileSource source, JsonProperty result, JsonElement headers, JsonElement rows, Metadata metadata)
    {
        var all = headers.EnumerateObject().ToArray();
        var numbers = all.Where(h => Text(h.Value, "ValueType") is "Number" or "Integer").ToArray();
        var left = all.Except(numbers).Select(h => Text(h.Value, "DisplayName") ?? h.Name).ToArray();
        if (numbers.Length is 0 or > MostColumns || (long)numbers.Length * rows.GetArrayLength() > source.Length)
            throw source.Wrong($"Results/{result.Name}", $"1 to {MostColumns} columns of numbers were expected, each with a value in every row, and {numbers.Length} columns of {rows.GetArrayLength()} rows were found.");
        var values = Array.ConvertAll(numbers, _ => new double[rows.GetArrayLength()]);
        List<string> steps = [];
        foreach (var row in rows.EnumerateArray())
        {
            var at = steps.Count;
            steps.Add(Text(row, StepIdentifier) ?? "");
            for (var c = 0; c < numbers.Length; c++)
                values[c][at] = Number(Member(row, numbers[c].Name));
        }

        TableColumn[] columns = [.. numbers.Select((h, c) => new TableColumn(Text(h.Value, "DisplayName") ?? h.Name, Member(h.Value, "Unit") is { } unit ? Text(unit, "Name") ?? "" : "", values[c]))];
        var name = metadata["sample"] ?? Path.GetFileNameWithoutExtension(source.Name);
        return new ThermalRun(name, [.. columns], metadata.With("results", result.Name))
        {
            SampleMass = ThermalRun.Kilograms(metadata["sampleMass"]),
            Steps = Steps(steps, result.Value),
            Findings = left.Length == 0 ? [] : [Finding.Hint($"{left.Length} columns hold no numbers and were left out: {string.Join(", ", left.Take(8))}.")],
        }.ToDataSet();
    }

    private static ImmutableArray<ThermalStep> Steps(List<string> identifiers, JsonElement result)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        if (Member(result, "ResultsSteps") is { ValueKind: JsonValueKind.Array } known)
        {
            foreach (var step in known.EnumerateArray())
                names[Text(step, "Id") ?? ""] = Text(step, "Name") ?? "";
        }

        var steps = ImmutableArray.CreateBuilder<ThermalStep>();
        for (var first = 0; first < identifiers.Count;)
        {
            var count = 1;
            while (first + count < identifiers.Count && identifiers[first + count] == identifiers[first])
                count++;
            steps.Add(new(names.GetValueOrDefault(identifiers[first], $"step {steps.Count + 1}"), first, count));
            first += count;
        }

        return steps.ToImmutable();
    }

    private static Metadata Metadata(JsonElement root)
    {
        List<KeyValuePair<string, string>> entries = [];
        var sample = Member(root, "Sample");
        Add("sample", sample is { } s ? Text(s, "Name") : null);
        Add("sampleMass", sample is { } m && Member(m, "Mass") is { } mass ? $"{Number(Member(mass, "Value")).ToString("R", CultureInfo.InvariantCulture)} {(Member(mass, "Unit") is { } unit ? Text(unit, "Name") : "")}" : null);
        Add("operator", Member(root, "Operators") is { ValueKind: JsonValueKind.Array } operators ? string.Join(", ", operators.EnumerateArray().Select(o => Text(o, "Name") ?? "")) : null);
        Add("date", Text(root, "StartTime"));
        Add("comment", sample is { } n ? Text(n, "Notes")?.Trim() : null);
        Add("procedure", Member(root, "Procedure") is { } procedure ? Text(procedure, "Name") : null);
        return new(entries);

        void Add(string name, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                entries.Add(new(name, text));
        }
    }

    private static JsonElement? Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double Number(JsonElement? element) => element is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : double.NaN;
}
