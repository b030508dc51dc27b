using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>Turns the JSON of nbformat 4.5 into a <see cref="Notebook"/>; whatever the format does not know is refused, so that nothing is dropped.</summary>
internal sealed class NotebookReader(string path)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    public Notebook Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return ReadNotebook(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new DataFileException(path, $"line {(e.LineNumber ?? 0) + 1}", "a notebook is a JSON file, but this is not JSON: " + FirstSentence(e.Message));
        }
        catch (InvalidOperationException)
        {
            throw new DataFileException(path, "", "a notebook is text in UTF-8, but this holds half a surrogate pair; write the file anew.");
        }
    }

    private Notebook ReadNotebook(JsonElement root)
    {
        Require(root, "", JsonValueKind.Object);
        var format = $"{Number(root, "nbformat", "")}.{Number(root, "nbformat_minor", "")}";
        if (format != "4.5")
            throw Bad("", $"nbformat 4.5 was expected, found {format}; open the file in a recent JupyterLab and save it.");
        Allow(root, "", "cells", "metadata", "nbformat", "nbformat_minor");
        var cells = Property(root, "cells", "", JsonValueKind.Array).EnumerateArray().Select((cell, i) => ReadCell(cell, $"cell {i + 1}"));
        return new Notebook { Cells = [.. cells], Metadata = Property(root, "metadata", "", JsonValueKind.Object).Clone() };
    }

    private NotebookCell ReadCell(JsonElement cell, string where)
    {
        Require(cell, where, JsonValueKind.Object);
        var kind = Text(cell, "cell_type", where) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw Bad(where, $"cell_type 'code', 'markdown' or 'raw' was expected, found '{other}'."),
        };
        var id = Text(cell, "id", where);
        if (id.Length is 0 or > 64 || id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            throw Bad(where, $"an id of 1 to 64 letters, digits, '-' and '_' was expected, found '{id}'.");
        var read = new NotebookCell(kind, id, MultilineText(cell, "source", where)) { Metadata = Property(cell, "metadata", where, JsonValueKind.Object).Clone() };
        if (kind != CellKind.Code)
        {
            Allow(cell, where, "attachments", "cell_type", "id", "metadata", "source");
            return cell.TryGetProperty("attachments", out var files) ? read with { Attachments = files.Clone() } : read;
        }

        Allow(cell, where, "cell_type", "execution_count", "id", "metadata", "outputs", "source");
        var outputs = Property(cell, "outputs", where, JsonValueKind.Array).EnumerateArray().Select((output, i) => ReadOutput(output, $"{where}, output {i + 1}"));
        return read with { ExecutionCount = Count(cell, where), Outputs = [.. outputs] };
    }

    private CellOutput ReadOutput(JsonElement output, string where)
    {
        Require(output, where, JsonValueKind.Object);
        switch (Text(output, "output_type", where))
        {
            case "stream":
                Allow(output, where, "name", "output_type", "text");
                return new CellOutput.StreamText(Text(output, "name", where), MultilineText(output, "text", where));
            case "display_data":
                Allow(output, where, "data", "metadata", "output_type");
                return ReadDisplay(output, where);
            case "execute_result":
                Allow(output, where, "data", "execution_count", "metadata", "output_type");
                return ReadDisplay(output, where) with { IsResult = true, ExecutionCount = Count(output, where) };
            case "error":
                Allow(output, where, "ename", "evalue", "output_type", "traceback");
                var traceback = Property(output, "traceback", where, JsonValueKind.Array).EnumerateArray().Select(line => String(line, where));
                return new CellOutput.Error(Text(output, "ename", where), Text(output, "evalue", where), [.. traceback]);
            case var other:
                throw Bad(where, $"output_type 'stream', 'display_data', 'execute_result' or 'error' was expected, found '{other}'.");
        }
    }

    private CellOutput.Display ReadDisplay(JsonElement output, string where)
    {
        var data = Property(output, "data", where, JsonValueKind.Object);
        var bundle = data.EnumerateObject().ToImmutableSortedDictionary(
            entry => entry.Name,
            entry => MimeBundle.IsJson(entry.Name) ? CanonicalJson.Text(entry.Value) : MultilineText(data, entry.Name, where),
            StringComparer.Ordinal);
        return new CellOutput.Display(bundle) { Metadata = Property(output, "metadata", where, JsonValueKind.Object).Clone() };
    }

    private string MultilineText(JsonElement owner, string name, string where)
    {
        var value = Property(owner, name, where, null);
        return value.ValueKind == JsonValueKind.Array ? string.Concat(value.EnumerateArray().Select(line => String(line, $"{where}, {name}"))) : String(value, $"{where}, {name}");
    }

    private int? Count(JsonElement owner, string where) =>
        Property(owner, "execution_count", where, null).ValueKind == JsonValueKind.Null ? null : Number(owner, "execution_count", where);

    private int Number(JsonElement owner, string name, string where) =>
        Property(owner, name, where, JsonValueKind.Number).TryGetInt32(out var value) ? value : throw Bad(where, $"'{name}' is a whole number, found {owner.GetProperty(name).GetRawText()}.");

    private string Text(JsonElement owner, string name, string where) => String(Property(owner, name, where, null), $"{where}, {name}");

    private string String(JsonElement value, string where) => Require(value, where, JsonValueKind.String).GetString()!;

    private JsonElement Property(JsonElement owner, string name, string where, JsonValueKind? kind)
    {
        if (!owner.TryGetProperty(name, out var value))
            throw Bad(where, $"'{name}' was expected and is missing; this is not a notebook in nbformat 4.5.");
        return kind is { } expected ? Require(value, $"{where}, {name}", expected) : value;
    }

    private JsonElement Require(JsonElement value, string where, JsonValueKind kind) => value.ValueKind == kind
        ? value
        : throw Bad(where, $"JSON of kind {kind} was expected, found {value.ValueKind}.");

    private void Allow(JsonElement owner, string where, params ReadOnlySpan<string> names)
    {
        foreach (var property in owner.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                throw Bad(where, $"nbformat 4.5 has no '{property.Name}' here; remove it.");
        }
    }

    private DataFileException Bad(string where, string reason) => new(path, where.TrimStart(',', ' '), reason);

    private static string FirstSentence(string message) => message.Split(" LineNumber:", 2)[0];
}
