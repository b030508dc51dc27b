using System.Globalization;
using System.Xml.Linq;

namespace Fickian.Figures.Print;

/// <summary>Text elements turned into outlines of the embedded typeface, each glyph defined once.</summary>
internal sealed class GlyphOutlines
{
    private readonly Dictionary<(bool Bold, float Size, ushort Glyph), string> _names = [];
    private readonly List<XElement> _definitions = [];

    /// <summary>Replaces every text below an element by outlines; the words stay as its label, so that they can be searched.</summary>
    public void Replace(XElement root)
    {
        foreach (var text in root.Descendants(Svg.Space + "text").ToArray())
            text.ReplaceWith(Outlined(text));
    }

    public XElement Definitions() => new(Svg.Space + "defs", _definitions);

    private XElement Outlined(XElement text)
    {
        var words = text.Value.Trim('\n', '\t', ' ');
        var size = Number(text.Attribute("font-size")!.Value);
        // Skia names the weight one step too light, and names none for regular; there are only two here.
        var bold = text.Attribute("font-weight") is not null;
        var (xs, ys) = (Numbers(text, "x"), Numbers(text, "y"));
        var group = new XElement(Svg.Space + "g", new XAttribute("aria-label", words));
        foreach (var name in new[] { "transform", "fill", "fill-opacity" })
        {
            if (text.Attribute(name) is { } attribute)
                group.Add(attribute);
        }
        // Runs of spaces are one in the file, and only what is drawn has a position.
        var runes = words.EnumerateRunes().ToArray();
        if (runes.Length > xs.Length)
            throw new InvalidOperationException($"The text \"{words}\" has {runes.Length} characters but {xs.Length} positions; it cannot be turned into outlines.");
        for (var i = 0; i < runes.Length; i++)
        {
            if (Define(runes[i].Value, size, bold) is { } id)
                group.Add(new XElement(Svg.Space + "use", new XAttribute(Svg.Link + "href", "#" + id), new XAttribute("x", SvgNumbers.Round(xs[i])), new XAttribute("y", SvgNumbers.Round(ys[Math.Min(i, ys.Length - 1)]))));
        }
        return group;
    }

    private string? Define(int character, float size, bool bold)
    {
        using var font = Words.Font(size, bold);
        var glyph = font.GetGlyph(character);
        if (_names.TryGetValue((bold, size, glyph), out var known))
            return known.Length == 0 ? null : known;
        using var outline = font.GetGlyphPath(glyph);
        // A space has a glyph without an outline.
        var id = outline is null || outline.IsEmpty ? "" : "g" + _definitions.Count.ToString(CultureInfo.InvariantCulture);
        _names[(bold, size, glyph)] = id;
        if (id.Length == 0)
            return null;
        _definitions.Add(new XElement(Svg.Space + "path", new XAttribute("id", id), new XAttribute("d", SvgPath.Shorten(outline!.ToSvgPathData()))));
        return id;
    }

    private static float[] Numbers(XElement text, string name) =>
        [.. text.Attribute(name)!.Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
