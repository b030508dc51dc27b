using CsCheck;
using Fickian.Fitting;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Concentrations, stray light, and division by a reference band.</summary>
public sealed class QuantityFromAbsorbanceTests
{
    private static readonly Unit SquareMetrePerMole = new("m²/mol");

    [Fact]
    public void A_concentration_carries_all_three_errors()
    {
        // 100 L/(mol cm) over 200 µm: A = 0.5 is 250 mol/m³.
        var law = new BeerLambert(new(10, 0.3, SquareMetrePerMole), new(200.Micrometres(), 4e-6, Unit.Metre));
        var c = law.Concentration(new Estimate(0.5, 0.005, Unit.One) { DegreesOfFreedom = 10 });
        Assert.Equal(250, c.Value, 1e-10);
        Assert.Equal(250 * Math.Sqrt((0.03 * 0.03) + (0.02 * 0.02) + (0.01 * 0.01)), c.StandardError, 1e-10);
        // Welch and Satterthwaite: only a fourteenth of the variance has 10 degrees of freedom.
        Assert.Equal(10 * 14 * 14, c.DegreesOfFreedom, 1e-6);
        Assert.Equal(Math.Sqrt(0.0013), law.ScaleError, 1e-12);
        Assert.Equal(-5, law.Concentration(new Estimate(-0.01, 0.02, Unit.One)).Value, 1e-12);
        Assert.Equal(Verdict.NotDetermined, law.Concentration(new Estimate(1, double.PositiveInfinity, Unit.One) { Verdict = Verdict.NotDetermined }).Verdict);
        Assert.Throws<ArgumentException>(() => new BeerLambert(new(0, 0, SquareMetrePerMole), new(1, 0, Unit.Metre)));
    }

    [Fact]
    public void Curves_and_maps_of_absorbance_become_concentrations()
    {
        var law = new BeerLambert(new(10, 0, SquareMetrePerMole), new(1e-3, 0, Unit.Metre));
        var curve = law.Concentration(new Curve([0, 1], [0.1, 0.2], [0.01, 0.01]));
        Assert.Equal(10, curve.Y.Span[0], 1e-12);
        Assert.Equal(1, curve.StandardDeviation!.Value.Span[1], 1e-12);
        Assert.Equal("c / mol/m³", curve.YQuantity.AxisLabel);
        Assert.Equal(20, law.Concentration(new Image([0.1, 0.2], [0, 1], [0]))[0, 1], 1e-12);
    }

    [Fact]
    public void Shown_and_true_absorbance_are_inverse_and_bounded() =>
        Gen.Select(Gen.Double[0, 3], Gen.Double[1e-5, 0.1]).Sample(
            (a, s) =>
            {
                var shown = StrayLight.Shown(a, s);
                Assert.InRange(shown, 0, Math.Min(a + 1e-14, Math.Log10((1 + s) / s)));
                // The inverse loses as many digits as T is smaller than s.
                Assert.Equal(a, StrayLight.True(shown, s), 1e-13 * (1 + s) / Math.Pow(10, -a));
                Assert.Equal(double.PositiveInfinity, StrayLight.True(Math.Log10((1 + s) / s) + 1e-9, s));
            },
            seed: "0000KN3JVrK4",
            iter: 300);

    [Fact]
    public void The_limit_of_linearity_is_where_the_error_is_what_was_asked_for()
    {
        foreach (var s in new[] { 1e-4, 1e-3, 3e-3 })
        {
            var limit = StrayLight.LinearUpTo(s, 0.01);
            Assert.Equal(0.99, limit / StrayLight.True(limit, s), 1e-9);
        }

        Assert.Equal(double.PositiveInfinity, StrayLight.LinearUpTo(0, 0.01));
        // One per cent of stray light bends by 1 % from the very start.
        Assert.Equal(0, StrayLight.LinearUpTo(0.02, 0.01), 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => StrayLight.LinearUpTo(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StrayLight.LinearUpTo(-1, 0.1));
    }

    [Fact]
    public void A_saturated_band_is_found_out_by_a_weak_one()
    {
        var random = new Random(1);
        double[] weak = [.. Enumerable.Range(1, 40).Select(i => 0.01 * i)];
        var curve = new Curve(weak, [.. weak.Select(w => StrayLight.Shown(7 * w, 0.01) + (0.002 * SyntheticSpectra.Normal(random)))]);
        var check = DetectorLinearity.Of(curve);
        Assert.True(check.StrayLight.Interval(0.99).Contains(0.01));
        Assert.True(check.Ratio.Interval(0.99).Contains(7));
        Assert.Contains("too low", Assert.Single(check.Findings).Message, StringComparison.Ordinal);
        var straight = DetectorLinearity.Of(new Curve(weak, [.. weak.Select(w => (2 * w) + (0.001 * SyntheticSpectra.Normal(random)))]));
        Assert.True(straight.StrayLight.Interval(0.95).Upper < 0.003);
        Assert.True(straight.LinearUpTo > 0.4);
    }

    [Fact]
    public void The_slopes_of_stray_light_are_those_of_differences()
    {
        var model = new StrayLight();
        double[] x = [0.1, 0.5, 1.2];
        var (columns, slopes) = (new double[3], new double[6]);
        model.TryDifferentiate(x, [0.01, 2], columns, slopes);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal((StrayLight.Shown(2 * x[i], 0.01 + 1e-6) - StrayLight.Shown(2 * x[i], 0.01 - 1e-6)) / 2e-6, slopes[i], 1e-5);
            Assert.Equal((StrayLight.Shown((2 + 1e-6) * x[i], 0.01) - StrayLight.Shown((2 - 1e-6) * x[i], 0.01)) / 2e-6, slopes[3 + i], 1e-7);
        }

        var fixedStray = new StrayLight { Fraction = 0.01 };
        fixedStray.TryDifferentiate(x, [0.01, 2], columns, slopes.AsSpan(0, 3));
        Assert.Equal(2, fixedStray.FitTo(new Curve(x, Array.ConvertAll(x, v => StrayLight.Shown(2 * v, 0.01)))).Values[fixedStray.Ratio], 1e-8);
    }

    [Fact]
    public void Division_by_a_reference_removes_the_thickness_and_empties_bare_pixels()
    {
        var (x, y) = (new double[] { 0, 1, 2 }, new double[] { 0 });
        var area = new Image([2, 4, 0.1], x, y) { Quantity = InfraredQuantity.IntegratedAbsorbance };
        var reference = new ReferenceBand(area, new([0.02, 0.04, 0.05], x, y));
        var (ratio, error) = reference.Ratio(new([1, 2, 5], x, y), new([0.01, 0.02, 0.1], x, y));
        Assert.Equal([0.5, 0.5, double.NaN], ratio.Values.ToArray());
        Assert.Equal(0.5 * Math.Sqrt((0.01 * 0.01) + (0.01 * 0.01)), error[0, 0], 1e-12);
        var (thickness, spread) = reference.Thickness(new(2e4, 100, new("cm⁻¹/m")));
        Assert.Equal(1e-4, thickness[0, 0], 1e-15);
        Assert.Equal(2e-6, spread[0, 1], 1e-15);
        Assert.True(double.IsNaN(thickness[0, 2]) && double.IsNaN(spread[0, 2]));
        Assert.Throws<ArgumentException>(() => reference.Ratio(new Image([1, 2], [0, 1], [0])));
        Assert.Throws<ArgumentException>(() => reference.Thickness(new(0, 0, Unit.One)));
    }
}
