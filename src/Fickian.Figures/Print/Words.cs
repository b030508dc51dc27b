using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>Words drawn on a canvas in the typeface of the theme.</summary>
internal static class Words
{
    public static SKFont Font(float size, bool bold = false) => new(bold ? Typefaces.SemiBold : Typefaces.Regular, size)
    {
        Subpixel = true,
        LinearMetrics = true,
        Hinting = SKFontHinting.None,
        Edging = SKFontEdging.Antialias,
    };

    public static float Width(string text, float size, bool bold = false)
    {
        using var font = Font(size, bold);
        return font.MeasureText(text);
    }

    public static void Draw(SKCanvas canvas, string text, SKPoint at, float size, Colour colour, SKTextAlign align = SKTextAlign.Left, bool bold = false)
    {
        using var font = Font(size, bold);
        using var paint = new SKPaint { Color = colour.ToSkia(), IsAntialias = true };
        canvas.DrawText(text, at.X, at.Y, align, font, paint);
    }

    /// <summary>Breaks a text into lines no wider than stated.</summary>
    public static string[] Wrap(string text, float size, float width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            var longer = lines[^1].Length == 0 ? word : lines[^1] + " " + word;
            if (lines[^1].Length == 0 || Width(longer, size) <= width)
                lines[^1] = longer;
            else
                lines.Add(word);
        }
        return [.. lines];
    }
}
