using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fickian.Figures.Print;

/// <summary>Coordinates with two decimals, a hundredth of a point, and paths without needless letters.</summary>
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
                path.Value = ShortPath(path.Value);
            // Skia states the default of SVG for each stroke.
            if (element.Attribute("stroke-miterlimit") is { Value: "4" } limit)
                limit.Remove();
        }
    }

    /// <summary>A path with rounded numbers, where a line after a line needs no letter of its own.</summary>
    public static string ShortPath(string path)
    {
        var rounded = Number.Replace(path, m => Round(double.Parse(m.Value, CultureInfo.InvariantCulture)));
        var vertical = Whisker.Replace(rounded, "M$1 $2V$3");
        var dots = Dot.Replace(vertical, "M$1 $2h0");
        return Chain.Replace(dots, m => m.Value[0] + m.Value[1..].Replace('L', ' '));
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][-+]?\d+)?")]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"M(\S+?) (\S+?)L\1 (-?[\d.]+)(?=M|$)")]
    private static partial Regex Whisker { get; }

    [GeneratedRegex(@"M([-\d.]+) ([-\d.]+)V\2(?=M|$)")]
    private static partial Regex Dot { get; }

    [GeneratedRegex(@"[ML][^A-KN-Za-z]*")]
    private static partial Regex Chain { get; }
}
