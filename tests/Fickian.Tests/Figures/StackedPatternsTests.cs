using Fickian.Diffraction;
using Fickian.Figures;
using Fickian.Tests.Diffraction;

namespace Fickian.Tests.Figures;

public sealed class StackedPatternsTests
{
    [Fact]
    public void Patterns_lie_above_each_other_the_first_on_top()
    {
        double[] x = [.. Enumerable.Range(0, 1001).Select(i => 5 + (i * 0.02))];
        var profile = LineProfile.OfWidth(0.1);
        Curve[] curves = [PowderPattern.Of(Structures.Zif62Sites).On(x, profile) with { Name = "one" }, PowderPattern.Of(Structures.ZniSites).On(x, profile) with { Name = "two" }];
        var figure = StackedPatterns.Of("patterns", curves, [.. PhasePurity.ZniInZif62]);
        var lines = figure.Marks.OfType<LineMark>().Select(m => m.Curve.Y.ToArray()).ToArray();
        Assert.True(lines[0].Min() > lines[1].Max());
        Assert.Equal(2, figure.Marks.OfType<BandMark>().Count());
        Assert.Equal(["one", "two"], figure.Marks.OfType<TextMark>().Select(t => t.Text));
        Assert.Equal("computed", figure.BadgeText);
    }

    [Fact]
    public void Points_that_are_left_out_lie_on_the_drawn_line()
    {
        double[] x = [.. Enumerable.Range(0, 1001).Select(i => i * 0.02)];
        double[] y = [.. x.Select(v => SimulatedPattern.Line(v, 10, 0.3, 1000))];
        var drawn = Assert.IsType<LineMark>(Assert.Single(StackedPatterns.Of("line", [new Curve(x, y)]).Marks.OfType<LineMark>())).Curve;
        Assert.InRange(drawn.Count, 10, 200);
        var (a, b) = (drawn.X.ToArray(), drawn.Y.ToArray());
        var (low, high) = (y.Min(), y.Max());
        for (var i = 0; i < x.Length; i++)
        {
            var k = Math.Clamp(Array.FindIndex(a, v => v >= x[i]), 1, a.Length - 1);
            var at = b[k - 1] + ((b[k] - b[k - 1]) * (x[i] - a[k - 1]) / (a[k] - a[k - 1]));

            // 0.3 % of the height, rounding to 0.1 %, and what both ends of a piece are off.
            Assert.Equal((y[i] - low) / (high - low), at, 0.007);
        }
    }

    [Fact]
    public void No_pattern_is_refused_with_a_sentence() =>
        Assert.Contains("Patterns with points", Assert.Throws<ArgumentException>(() => StackedPatterns.Of("none", [])).Message, StringComparison.Ordinal);
}
