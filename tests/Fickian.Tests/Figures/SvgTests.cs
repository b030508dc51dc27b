using System.Text.RegularExpressions;
using System.Xml.Linq;
using Fickian.Figures;
using Fickian.Figures.Print;

namespace Fickian.Tests.Figures;

public sealed class SvgTests
{
    public static TheoryData<string> Names => ["curves", "heatmap", "schematic", "panels"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_is_well_formed_and_its_text_is_outlines(string name)
    {
        var root = XDocument.Parse(Draw(name)).Root!;
        Assert.Empty(root.Descendants(Svg.Space + "text"));
        Assert.NotEmpty(root.Descendants(Svg.Space + "use"));
        Assert.EndsWith("mm", root.Attribute("width")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_twice_gives_the_same_bytes(string name) => Assert.Equal(Draw(name), Draw(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_that_is_used_is_defined_once(string name)
    {
        var svg = Draw(name);
        var defined = Defined(svg);
        var used = Regex.Matches(svg, "(?:href=\"#|url\\(#)([^\")]+)").Select(m => m.Groups[1].Value);
        Assert.Equal(defined.Length, defined.ToHashSet(StringComparer.Ordinal).Count);
        Assert.All(used, id => Assert.True(Array.IndexOf(defined, id) >= 0, id));
    }

    [Fact]
    public void Names_in_two_drawings_do_not_collide()
    {
        var all = new[] { "curves", "heatmap", "panels" }.SelectMany(n => Defined(Draw(n))).ToArray();
        Assert.Equal(all.Length, all.ToHashSet(StringComparer.Ordinal).Count);
    }

    [Fact]
    public void Words_can_still_be_searched() => Assert.Contains("aria-label=\"M / M∞\"", Draw("curves"), StringComparison.Ordinal);

    [Fact]
    public void Each_series_is_drawn_once()
    {
        var figure = new Figure("once").Points(Samples.Uptake("series", 1e-3, 7)).WithoutLegend();
        Assert.Single(Regex.Matches(figure.ToSvg(), "stroke=\"#0072B2\"[^>]*stroke-linecap=\"round\""));
    }

    [Fact]
    public void Six_series_of_two_hundred_points_stay_below_150_kB()
    {
        // What a notebook may carry for one figure.
        const int Most = 150 * 1024;
        var figure = Enumerable.Range(1, 6).Aggregate(new Figure("six"), (f, k) => f.Points(Samples.Uptake($"series {k}", k * 2e-4, 200)));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(figure.ToSvg()), 1, Most);
    }

    [Fact]
    public void Numbers_have_two_decimals()
    {
        var numbers = Regex.Matches(Draw("curves"), " d=\"([^\"]+)\"").SelectMany(m => Regex.Matches(m.Groups[1].Value, @"\.\d+").Select(n => n.Value));
        Assert.All(numbers, n => Assert.InRange(n.Length, 2, 3));
    }

    [Fact]
    public void A_path_in_steps_ends_where_it_did() =>
        Assert.Equal("M1 2l2.5-1v3h-2.5zM5 5h0", SvgPath.Shorten("M1 2L3.5 1L3.5 4L1 4ZM5 5L5 5"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Data_survive_the_drawing(string name)
    {
        var data = FigureData.FromSvg(Draw(name));
        Assert.Equal(data.ToJson(), FigureData.FromJson(data.ToJson()).ToJson());
        Assert.NotEmpty(data.Title);
    }

    [Fact]
    public void Data_are_in_the_printed_unit_to_six_digits()
    {
        var map = FigureData.FromSvg(Draw("heatmap")).Series[0];
        Assert.Equal([0, 10, 20, 30, 40], map.X);
        Assert.Equal(2.1, map.Values![1]);
        Assert.Null(map.Values[^1]);
        var points = FigureData.FromSvg(Draw("curves")).Series[0];
        var source = Samples.Uptake("CO₂", 1e-3);
        // Half a unit of the sixth digit.
        Assert.All(points.Y.Zip(source.Y.ToArray()), p => Assert.Equal(p.Second, p.First, 5e-6 * Math.Abs(p.Second)));
        Assert.Equal(0.02, points.Error![3]);
    }

    [Fact]
    public void A_drawing_by_others_is_refused() =>
        Assert.Contains("holds no figure data", Assert.Throws<ArgumentException>(() => FigureData.FromSvg("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")).Message, StringComparison.Ordinal);

    private static string[] Defined(string svg) => [.. Regex.Matches(svg, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value)];

    private static string Draw(string name) => name switch
    {
        "curves" => Samples.Curves().ToSvg(),
        "heatmap" => Samples.Heatmap().ToSvg(),
        "schematic" => Samples.Schematic().ToSvg(),
        _ => Samples.Both().ToSvg(),
    };
}
