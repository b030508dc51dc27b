using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fickian.Figures.Print;

/// <summary>Names within a drawing: equal clips share one, and all begin with a fingerprint of the drawing.</summary>
internal static partial class SvgClips
{
    /// <summary>Keeps one of several clips of the same outline, and numbers all names by their order.</summary>
    /// <remarks>Skia counts clips over the life of the process; the count would differ from run to run.</remarks>
    public static void Merge(XElement root)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in root.Descendants().Where(e => e.Attribute("id") is not null && !e.Attribute("id")!.Value.StartsWith('g')).ToArray())
        {
            var id = element.Attribute("id")!;
            var content = element.Name.LocalName + string.Concat(element.Nodes().Select(n => n.ToString())) + element.Attribute(Svg.Link + "href")?.Value;
            if (element.Name == Svg.Space + "clipPath" && kept.TryGetValue(content, out var same))
            {
                names[id.Value] = same;
                element.Remove();
                continue;
            }
            var name = "c" + kept.Count.ToString(CultureInfo.InvariantCulture);
            kept[content] = names[id.Value] = name;
            id.Value = name;
        }
        Refer(root, id => names.GetValueOrDefault(id, id));
    }

    public static void Rename(XElement root, string prefix)
    {
        foreach (var id in root.Descendants().Attributes("id"))
            id.Value = prefix + id.Value;
        Refer(root, id => prefix + id);
    }

    /// <summary>Asks viewers not to blur the pixels of a map.</summary>
    public static void Sharpen(XElement root)
    {
        foreach (var image in root.Descendants(Svg.Space + "image"))
            image.SetAttributeValue("style", "image-rendering:pixelated");
    }

    private static void Refer(XElement root, Func<string, string> name)
    {
        foreach (var attribute in root.Descendants().Attributes().Where(a => a.Value.Contains('#', StringComparison.Ordinal)))
        {
            if (attribute.Name == Svg.Link + "href" && attribute.Value.StartsWith('#'))
                attribute.Value = "#" + name(attribute.Value[1..]);
            else
                attribute.Value = Reference.Replace(attribute.Value, m => $"url(#{name(m.Groups[1].Value)})");
        }
    }

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex Reference { get; }
}
