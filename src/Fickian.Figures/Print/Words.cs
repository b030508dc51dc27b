using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>Words drawn on a canvas in the typeface of the theme.</summary>
internal static class Words
{
    // A capital letter is 0.73 of the size high; half of it centres the words on a position.
    private const float Half = 0.36f * Theme.LabelText;

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

    /// <summary>Draws the words of a mark beside a position.</summary>
    public static void Draw(SKCanvas canvas, TextMark text, SKPoint at)
    {
        var (offset, align) = Offset(text.Alignment);
        Draw(canvas, text.Text, at + offset, Theme.LabelText, text.Colour, align);
    }

    /// <summary>The box the words of a mark fill beside a position, y downwards.</summary>
    public static SKRect Box(TextMark text, SKPoint at)
    {
        var (offset, align) = Offset(text.Alignment);
        var width = Width(text.Text, Theme.LabelText);
        var left = at.X + offset.X - (align switch { SKTextAlign.Left => 0, SKTextAlign.Right => width, _ => width / 2 });
        var baseline = at.Y + offset.Y;
        return new SKRect(left, baseline - (2.2f * Half), left + width, baseline + (0.6f * Half));
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

    private static (SKPoint Offset, SKTextAlign Align) Offset(TextAlignment alignment) => alignment switch
    {
        TextAlignment.Left => (new SKPoint(2, Half), SKTextAlign.Left),
        TextAlignment.Right => (new SKPoint(-2, Half), SKTextAlign.Right),
        TextAlignment.Above => (new SKPoint(0, -3), SKTextAlign.Center),
        TextAlignment.Below => (new SKPoint(0, 3 + (2 * Half)), SKTextAlign.Center),
        _ => (new SKPoint(0, Half), SKTextAlign.Center),
    };
}
