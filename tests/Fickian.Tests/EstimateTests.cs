namespace Fickian.Tests;

public sealed class EstimateTests
{
    [Theory]
    [InlineData(2.81e-12, 0.03e-12, "(2.81 ± 0.03)·10⁻¹² m²/s")]
    [InlineData(2.8134e-12, 0.0312e-12, "(2.813 ± 0.031)·10⁻¹² m²/s")]
    [InlineData(9.996e-12, 0.0996e-12, "(1.00 ± 0.01)·10⁻¹¹ m²/s")]
    [InlineData(12.3456, 0.0996, "(12.35 ± 0.10) m²/s")]
    [InlineData(1e-13, 5e-12, "(0.1 ± 5.0)·10⁻¹² m²/s")]
    [InlineData(-3.2e-7, 1.1e-8, "(−3.20 ± 0.11)·10⁻⁷ m²/s")]
    [InlineData(0, 0.5, "(0.0 ± 0.5) m²/s")]
    public void Two_digits_stand_on_the_error_and_the_value_is_rounded_to_match(double value, double error, string expected) =>
        Assert.Equal(expected, new Estimate(value, error, Unit.SquareMetrePerSecond).ToString());
}
