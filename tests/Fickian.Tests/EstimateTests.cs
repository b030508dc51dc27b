namespace Fickian.Tests;

public sealed class EstimateTests
{
    [Theory]
    [InlineData(2.81e-12, 0.03e-12, "(2.81 ± 0.03)·10⁻¹² m²/s")]
    [InlineData(2.8134e-12, 0.0312e-12, "(2.813 ± 0.031)·10⁻¹² m²/s")]
    [InlineData(2.8134e-12, 0.0300e-12, "(2.813 ± 0.030)·10⁻¹² m²/s")]
    [InlineData(9.996e-12, 0.0996e-12, "(1.00 ± 0.01)·10⁻¹¹ m²/s")]
    [InlineData(12.3456, 0.0996, "(12.35 ± 0.10) m²/s")]
    [InlineData(1e-13, 5e-12, "(0.1 ± 5.0)·10⁻¹² m²/s")]
    [InlineData(-3.2e-7, 1.1e-8, "(−3.20 ± 0.11)·10⁻⁷ m²/s")]
    [InlineData(0, 0.5, "(0.0 ± 0.5) m²/s")]
    [InlineData(1234567, 8900, "(1.2346 ± 0.0089)·10⁶ m²/s")]
    public void Two_digits_stand_on_the_error_and_the_value_is_rounded_to_match(double value, double error, string expected) =>
        Assert.Equal(expected, new Estimate(value, error, Unit.SquareMetrePerSecond).ToString());

    [Fact]
    public void A_pure_number_needs_no_brackets() =>
        Assert.Equal("145.0 ± 1.2", new Estimate(145.04, 1.23, Unit.One).ToString());

    [Fact]
    public void A_value_that_is_not_determined_says_so() =>
        Assert.Equal("not determined", new Estimate(1, double.PositiveInfinity, Unit.One) { Verdict = Verdict.NotDetermined }.ToString());

    [Fact]
    public void Bounds_are_printed_as_bounds()
    {
        var bound = new Estimate(1e-14, double.PositiveInfinity, Unit.SquareMetrePerSecond)
        {
            Verdict = Verdict.UpperBound,
            Profile = c => new Interval(double.NegativeInfinity, 4.13e-14, c),
        };
        Assert.Equal("< 4.1·10⁻¹⁴ m²/s (95 %)", bound.ToString());
        Assert.Equal(
            "> 2.0·10⁻¹⁴ m²/s (95 %)",
            (bound with { Verdict = Verdict.LowerBound, Profile = c => new Interval(2e-14, double.PositiveInfinity, c) }).ToString());
    }

    [Fact]
    public void The_interval_of_few_degrees_of_freedom_is_Students()
    {
        // t(0.975; 4) = 2.7764451 and z(0.975) = 1.9599640, from tables.
        Assert.Equal(2.7764451, new Estimate(0, 1, Unit.One) { DegreesOfFreedom = 4 }.Interval().Upper, 1e-6);
        Assert.Equal(1.9599640, new Estimate(0, 1, Unit.One).Interval().Upper, 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, 1, Unit.One).Interval(95));
    }

    [Fact]
    public void The_ratio_of_independent_estimates_adds_relative_errors_in_quadrature()
    {
        var ratio = Estimate.RatioOfIndependent(new(512, 3, Unit.Metre), new(4, 0.04, Unit.Metre));
        Assert.Equal(128, ratio.Value);

        // 128·√[(3/512)² + 0.01²], to the last bits of a square root.
        Assert.Equal(128 * Math.Sqrt(Math.Pow(3.0 / 512, 2) + 1e-4), ratio.StandardError, 1e-13);
        Assert.Equal(Unit.One, ratio.Unit);
        Assert.Throws<ArgumentException>(() => Estimate.RatioOfIndependent(new(0, 1, Unit.One), new(1, 1, Unit.One)));
    }

    [Fact]
    public void The_ratio_with_something_not_determined_is_not_determined() =>
        Assert.Equal(
            Verdict.NotDetermined,
            Estimate.RatioOfIndependent(new(1, 0.1, Unit.One), new(1, 1, Unit.One) { Verdict = Verdict.UpperBound }).Verdict);
}
