using System.Globalization;
using System.Xml.Linq;
using Fickian.Figures.Print;
using SkiaSharp;

namespace Fickian.Figures;

/// <summary>A figure that this library wrote as SVG, drawn again as pixels: what such files use of the format, and no more.</summary>
internal sealed class SvgPicture
{
    private readonly XElement root;
    private readonly Dictionary<string, XElement> named;

    public SvgPicture(string svg)
    {
        root = XElement.Parse(svg);
        named = root.Descendants().Where(e => e.Attribute("id") is not null).GroupBy(e => e.Attribute("id")!.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var box = Array.ConvertAll(root.Attribute("viewBox")!.Value.Split(' '), Number);
        (Width, Height) = (box[2], box[3]);
    }

    /// <summary>Width, points.</summary>
    public float Width { get; }

    /// <summary>Height, points.</summary>
    public float Height { get; }

    /// <summary>The figure at a width.</summary>
    /// <param name="pixels">Width, pixels.</param>
    public SKImage ToImage(int pixels)
    {
        var scale = pixels / Width;
        using var surface = SKSurface.Create(new SKImageInfo(pixels, Math.Max(1, (int)MathF.Round(Height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        Children(surface.Canvas, root, SKColors.Black);
        return surface.Snapshot();
    }

    private void Children(SKCanvas canvas, XElement parent, SKColor fill)
    {
        foreach (var element in parent.Elements())
            Draw(canvas, element, fill);
    }

    private void Draw(SKCanvas canvas, XElement element, SKColor fill)
    {
        if (element.Name.LocalName is "defs" or "clipPath" or "title" or "metadata")
            return;
        var saved = canvas.Save();
        if (Text(element, "transform") is { } transform)
            canvas.Concat(Transform(transform));
        if (Text(element, "clip-path") is { } clip && named.TryGetValue(clip[5..^1], out var area))
            canvas.ClipPath(Outline(area.Elements().First()), antialias: true);
        var inherited = Text(element, "fill") is { } own && own != "none" ? Colour(own, 1) : fill;
        switch (element.Name.LocalName)
        {
            case "g":
                Children(canvas, element, inherited);
                break;
            case "use":
                canvas.Translate(Value(element, "x"), Value(element, "y"));
                if (element.Attribute(Svg.Link + "href") is { } link && named.TryGetValue(link.Value[1..], out var used))
                    Draw(canvas, used, inherited);
                break;
            case "image":
                DrawImage(canvas, element);
                break;
            default:
                DrawShape(canvas, element, inherited);
                break;
        }

        canvas.RestoreToCount(saved);
    }

    private static void DrawImage(SKCanvas canvas, XElement element)
    {
        var data = element.Attribute(Svg.Link + "href")?.Value ?? "";
        using var image = SKImage.FromEncodedData(Convert.FromBase64String(data[(data.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        canvas.DrawImage(image, new SKRect(0, 0, Value(element, "width"), Value(element, "height")), new SKSamplingOptions(SKFilterMode.Nearest));
    }

    private static void DrawShape(SKCanvas canvas, XElement element, SKColor fill)
    {
        using var path = Outline(element);
        if (Text(element, "fill") != "none")
        {
            using var paint = new SKPaint { IsAntialias = true, Color = fill.WithAlpha((byte)(255 * Value(element, "fill-opacity", 1))) };
            canvas.DrawPath(path, paint);
        }

        if (Text(element, "stroke") is { } stroke && stroke != "none")
        {
            using var pen = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = Value(element, "stroke-width", 1), Color = Colour(stroke, Value(element, "stroke-opacity", 1)), StrokeCap = Text(element, "stroke-linecap") == "round" ? SKStrokeCap.Round : SKStrokeCap.Butt };
            canvas.DrawPath(path, pen);
        }
    }

    private static SKPath Outline(XElement element)
    {
        if (element.Name.LocalName == "path")
            return SKPath.ParseSvgPathData(Text(element, "d") ?? "") ?? new SKPath();
        var path = new SKPath();
        if (element.Name.LocalName == "rect")
            path.AddRect(SKRect.Create(Value(element, "x"), Value(element, "y"), Value(element, "width"), Value(element, "height")));
        else if (element.Name.LocalName is "ellipse" or "circle")
            path.AddOval(new SKRect(Value(element, "cx") - Value(element, "rx"), Value(element, "cy") - Value(element, "ry"), Value(element, "cx") + Value(element, "rx"), Value(element, "cy") + Value(element, "ry")));
        return path;
    }

    private static SKMatrix Transform(string text)
    {
        var matrix = SKMatrix.Identity;
        foreach (var part in text.Split(')', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var v = Array.ConvertAll(part[(part.IndexOf('(', StringComparison.Ordinal) + 1)..].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), Number);
            var next = part.Split('(')[0].Trim() switch
            {
                "translate" => SKMatrix.CreateTranslation(v[0], v.ElementAtOrDefault(1)),
                "scale" => SKMatrix.CreateScale(v[0], v.Length > 1 ? v[1] : v[0]),
                "rotate" when v.Length > 2 => SKMatrix.CreateRotationDegrees(v[0], v[1], v[2]),
                "rotate" => SKMatrix.CreateRotationDegrees(v[0]),
                _ => new SKMatrix(v[0], v[2], v[4], v[1], v[3], v[5], 0, 0, 1),
            };
            matrix = matrix.PreConcat(next);
        }

        return matrix;
    }

    private static SKColor Colour(string text, float opacity) =>
        (SKColor.TryParse(text, out var colour) ? colour : text == "white" ? SKColors.White : SKColors.Black).WithAlpha((byte)(255 * opacity));

    private static string? Text(XElement element, string name) => element.Attribute(name)?.Value;

    private static float Value(XElement element, string name, float otherwise = 0) => Text(element, name) is { } text ? Number(text) : otherwise;

    private static float Number(string text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
