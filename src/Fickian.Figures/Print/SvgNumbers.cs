using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fickian.Figures.Print;

/// <summary>Coordinates with two decimals, a hundredth of a point, in every element.</summary>
internal static partial class SvgNumbers
{
    private static readonly string[] Lengths =
        ["x", "y", "width", "height", "cx", "cy", "rx", "ry", "r", "x1", "x2", "y1", "y2", "stroke-width", "points", "stroke-opacity", "fill-opacity"];

    public static string Round(double value)
    {
        var rounded = Math.Round(value, 2, MidpointRounding.AwayFromZero);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    public static void Shorten(XElement root)
    {
        foreach (var element in root.Descendants())
        {
            foreach (var attribute in element.Attributes().Where(a => Lengths.Contains(a.Name.LocalName)))
                attribute.Value = Number.Replace(attribute.Value, m => Round(double.Parse(m.Value, CultureInfo.InvariantCulture)));
            if (element.Attribute("d") is { } path)
                path.Value = SvgPath.Shorten(path.Value);
            // Skia states the default of SVG for each stroke.
            if (element.Attribute("stroke-miterlimit") is { Value: "4" } limit)
                limit.Remove();
        }
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][-+]?\d+)?")]
    private static partial Regex Number { get; }
}
