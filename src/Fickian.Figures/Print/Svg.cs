using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace Fickian.Figures.Print;

/// <summary>A page as vectors: text as outlines, names that no other drawing on the same web page has, two decimals.</summary>
internal static class Svg
{
    public static readonly XNamespace Space = "http://www.w3.org/2000/svg";
    public static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    /// <summary>Class of the element that holds the figure's data.</summary>
    public const string DataClass = "fickian-figure";

    public static string Write(Page page) => Write(page.Data, page.Width, page.Height, page.Draw);

    /// <summary>Anything that can be drawn, with the data that it shows.</summary>
    /// <param name="data">What is shown; its title becomes that of the drawing.</param>
    /// <param name="width">Width, points.</param>
    /// <param name="height">Height, points.</param>
    /// <param name="draw">Draws it.</param>
    public static string Write(FigureData data, float width, float height, Action<SKCanvas> draw)
    {
        var drawn = XDocument.Parse(Draw(width, height, draw)).Root!;
        var glyphs = new GlyphOutlines();
        glyphs.Replace(drawn);
        SvgNumbers.Shorten(drawn);
        SvgClips.Merge(drawn);
        SvgClips.Sharpen(drawn);
        drawn.AddFirst(glyphs.Definitions());
        var body = Text(drawn.Elements());
        var prefix = "f" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..10];
        SvgClips.Rename(drawn, prefix);
        var root = new XElement(
            Space + "svg",
            new XAttribute(XNamespace.Xmlns + "xlink", Link),
            new XAttribute("width", Millimetres(width)),
            new XAttribute("height", Millimetres(height)),
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {SvgNumbers.Round(width)} {SvgNumbers.Round(height)}")),
            new XAttribute("role", "img"),
            new XElement(Space + "title", data.Title),
            new XElement(Space + "metadata", new XAttribute("class", DataClass), data.ToJson()),
            drawn.Elements());
        return Text([root]);
    }

    private static string Draw(float width, float height, Action<SKCanvas> draw)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
            draw(canvas);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Millimetres(float points) =>
        Math.Round(points / Theme.PointsPerMillimetre, 2).ToString(CultureInfo.InvariantCulture) + "mm";

    private static string Text(IEnumerable<XElement> elements)
    {
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n", ConformanceLevel = ConformanceLevel.Fragment, NamespaceHandling = NamespaceHandling.OmitDuplicates };
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, settings))
        {
            foreach (var element in elements)
                element.WriteTo(writer);
        }
        return text.ToString();
    }
}
