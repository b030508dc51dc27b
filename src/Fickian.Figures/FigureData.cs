using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Fickian.Figures.Print;

namespace Fickian.Figures;

/// <summary>What a figure shows, as data: kept inside its SVG, so that two figures can be compared by what they say.</summary>
/// <param name="Title">What the figure shows.</param>
/// <param name="Letter">Letter of the panel; empty for none.</param>
/// <param name="XLabel">Label of the horizontal axis.</param>
/// <param name="YLabel">Label of the vertical axis.</param>
/// <param name="Provenance">Words of the badge.</param>
/// <param name="Series">What is drawn.</param>
/// <param name="Parts">Panels and insets.</param>
public sealed record FigureData(
    string Title,
    string Letter,
    string XLabel,
    string YLabel,
    string Provenance,
    ImmutableArray<SeriesData> Series,
    ImmutableArray<FigureData> Parts)
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The figure of the paper that it reproduces; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>The data as compact JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Compact);

    /// <summary>Reads the data back from JSON.</summary>
    /// <exception cref="ArgumentException">The text is not the JSON of a figure.</exception>
    public static FigureData FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FigureData>(json, Compact) ?? throw new ArgumentException("The data of a figure is an object; found null.", nameof(json));
        }
        catch (JsonException problem)
        {
            throw new ArgumentException($"The data of a figure is a JSON object; line {problem.LineNumber + 1} is not: {problem.Message}", nameof(json), problem);
        }
    }

    /// <summary>Reads the data back from the SVG of a figure.</summary>
    /// <exception cref="ArgumentException">The text is no SVG, or holds no figure data.</exception>
    public static FigureData FromSvg(string svg)
    {
        try
        {
            var metadata = XDocument.Parse(svg).Descendants(Svg.Space + "metadata").FirstOrDefault(e => e.Attribute("class")?.Value == Svg.DataClass);
            return FromJson(metadata?.Value ?? throw new ArgumentException("The SVG holds no figure data; it was not made by Fickian, or something has stripped its metadata element.", nameof(svg)));
        }
        catch (System.Xml.XmlException problem)
        {
            throw new ArgumentException($"The text is not well-formed SVG: {problem.Message}", nameof(svg), problem);
        }
    }

    internal static FigureData Of(Figure figure)
    {
        var frame = figure.Marks.Length == 0 ? null : PlotFrame.Of(figure);
        return new(
            figure.Title,
            figure.PanelLetter,
            frame?.XLabel ?? "",
            frame?.YLabel ?? "",
            figure.BadgeText,
            frame is null ? [] : [.. figure.Marks.Select(m => SeriesData.Of(figure, m, frame))],
            [.. figure.Insets.Select(i => Of(i.Figure))])
        { Reference = figure.Reference.Length == 0 ? null : figure.Reference };
    }
}
