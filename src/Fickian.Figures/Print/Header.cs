using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>The strip above a figure: letter and title on the left, badge on the right, so that none covers data.</summary>
internal static class Header
{
    /// <summary>Draws the strip and returns its height.</summary>
    public static float Draw(SKCanvas canvas, Figure figure, SKRect area)
    {
        var badge = Badge(canvas, figure, area);
        var left = area.Left + 2;
        var baseline = area.Top + 9.5f;
        if (figure.PanelLetter.Length > 0)
        {
            Words.Draw(canvas, figure.PanelLetter, new SKPoint(left, baseline), Theme.LetterText, Colour.Black, bold: true);
            left += Words.Width(figure.PanelLetter, Theme.LetterText, bold: true) + 5;
        }
        if (!figure.PrintsTitle)
            return Theme.Strip;
        var lines = Words.Wrap(figure.Title, Theme.TitleText, badge - left - 4);
        for (var i = 0; i < lines.Length; i++)
            Words.Draw(canvas, lines[i], new SKPoint(left, baseline + (i * 8.5f)), Theme.TitleText, Colour.Black);
        return Theme.Strip + ((lines.Length - 1) * 8.5f);
    }

    // Simulated data must never pass for measured, so their badge is filled and in a colour of its own.
    private static float Badge(SKCanvas canvas, Figure figure, SKRect area)
    {
        var text = figure.BadgeText;
        var simulated = figure.Provenances.Contains(Provenance.Simulated);
        var width = Words.Width(text, Theme.BadgeText) + 6;
        var box = new SKRect(area.Right - 7 - width, area.Top + 2, area.Right - 7, area.Top + 11);
        using var paint = new SKPaint { IsAntialias = true, IsStroke = !simulated, StrokeWidth = 0.5f, Color = (simulated ? new Colour(253, 230, 190) : Colour.Grey).ToSkia() };
        canvas.DrawRoundRect(box, 2, 2, paint);
        Words.Draw(canvas, text, new SKPoint(box.MidX, box.Bottom - 2.4f), Theme.BadgeText, simulated ? new Colour(120, 60, 0) : Colour.Grey, SKTextAlign.Center);
        return box.Left;
    }
}
