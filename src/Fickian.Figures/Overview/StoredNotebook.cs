using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using Fickian.Figures.Print;

namespace Fickian.Figures;

/// <summary>What a notebook file holds of its last run: figures and tables.</summary>
/// <param name="Name">File name.</param>
/// <param name="Title">First heading.</param>
/// <param name="Figures">Figures, in their order.</param>
/// <param name="Tables">Tables, each as rows of cells under its heading.</param>
internal sealed record StoredNotebook(string Name, string Title, ImmutableArray<StoredFigure> Figures, ImmutableArray<ImmutableArray<ImmutableArray<string>>> Tables)
{
    /// <summary>Reads the notebooks of a folder in reading order, without the one that asks.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="except">File name that is left out.</param>
    public static ImmutableArray<StoredNotebook> All(string folder, string except) =>
        [.. Directory.GetFiles(folder, "*.ipynb").Where(p => Path.GetFileName(p) != except).Order(StringComparer.Ordinal).Select(Read)];

    private static StoredNotebook Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var name = Path.GetFileName(path);
            var (title, figures, tables) = ("", ImmutableArray.CreateBuilder<StoredFigure>(), ImmutableArray.CreateBuilder<ImmutableArray<ImmutableArray<string>>>());
            foreach (var cell in document.RootElement.GetProperty("cells").EnumerateArray())
            {
                if (title.Length == 0 && cell.GetProperty("cell_type").GetString() == "markdown")
                    title = Text(cell.GetProperty("source")).Split('\n')[0].TrimStart('#').Trim();
                if (!cell.TryGetProperty("outputs", out var outputs))
                    continue;
                foreach (var data in outputs.EnumerateArray().Where(o => o.TryGetProperty("data", out _)).Select(o => o.GetProperty("data")))
                {
                    if (data.TryGetProperty("image/svg+xml", out var svg) && Figure(name, Text(svg)) is { } figure)
                        figures.Add(figure);
                    if (data.TryGetProperty("text/html", out var html) && Table(Text(html)) is { IsEmpty: false } table)
                        tables.Add(table);
                }
            }

            return new(name, title, figures.ToImmutable(), tables.ToImmutable());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DataFileException(path, $"a notebook was expected ({e.Message.TrimEnd('.')}); run it again.", e);
        }
    }

    private static string Text(JsonElement lines) => lines.ValueKind == JsonValueKind.Array ? string.Concat(lines.EnumerateArray().Select(l => l.GetString())) : lines.GetString() ?? "";

    private static StoredFigure? Figure(string notebook, string svg)
    {
        var data = Parsed(svg)?.Elements(Svg.Space + "metadata").FirstOrDefault(m => (string?)m.Attribute("class") == Svg.DataClass)?.Value;
        if (data is null)
            return null;
        using var document = JsonDocument.Parse(data);
        string Of(string field) => document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return new(notebook, Of("reference"), Of("title"), Of("provenance"), svg);
    }

    // Only tables as this library writes them, one of them alone.
    private static ImmutableArray<ImmutableArray<string>> Table(string html)
    {
        var (from, to) = (html.IndexOf("<table>", StringComparison.Ordinal), html.IndexOf("</table>", StringComparison.Ordinal));
        if (from < 0 || to < from || Parsed(html[from..(to + 8)]) is not { } table)
            return [];
        return [.. table.Descendants("tr").Select(r => r.Elements().Select(c => c.Value).ToImmutableArray())];
    }

    private static XElement? Parsed(string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }
}
