using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>A page as pixels.</summary>
internal static class Png
{
    private const double PointsPerInch = 72;

    public static byte[] Write(Page page, double dpi)
    {
        if (!(dpi is >= 36 and <= 2400))
            throw new ArgumentOutOfRangeException(nameof(dpi), dpi, "A resolution lies between 36 and 2400 pixels per inch.");
        var scale = (float)(dpi / PointsPerInch);
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(page.Width * scale), (int)MathF.Round(page.Height * scale), SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        page.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
