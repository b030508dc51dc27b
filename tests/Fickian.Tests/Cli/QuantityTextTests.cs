using Fickian.Cli;

namespace Fickian.Tests.Cli;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("1e-12m2/s", 1e-12)]
    [InlineData("2.5cm2/s", 2.5e-4)]
    [InlineData("3 µm²/s", 3e-12)]
    [InlineData("inf", double.PositiveInfinity)]
    public void Diffusivities(string text, double expected) => Close(expected, QuantityText.Parse(text, Quantity.Diffusivity));

    [Theory]
    [InlineData("0.011/s", 0.011)]
    [InlineData("6 1/min", 0.1)]
    [InlineData("2s-1", 2)]
    [InlineData("36/h", 0.01)]
    public void Rates(string text, double expected) => Close(expected, QuantityText.Parse(text, new("rate", "k", Unit.PerSecond)));

    [Theory]
    [InlineData("25C", 298.15)]
    [InlineData("-40°C", 233.15)]
    [InlineData("300 K", 300)]
    public void Temperatures(string text, double expected) => Close(expected, QuantityText.Kelvins(text));

    [Theory]
    [InlineData("1e-12")]
    [InlineData("m2/s")]
    [InlineData("1e-12m/s")]
    [InlineData("")]
    public void What_is_no_diffusivity_says_what_was_expected(string text) =>
        Assert.Contains("m2/s", Assert.Throws<UsageException>(() => QuantityText.Parse(text, Quantity.Diffusivity)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("-300C")]
    [InlineData("25")]
    [InlineData("warm")]
    public void What_is_no_temperature_says_so(string text) => Assert.Throws<UsageException>(() => QuantityText.Kelvins(text));

    [Fact]
    public void A_unit_at_the_upper_end_counts_for_both()
    {
        Assert.Equal(("10min", "20min"), QuantityText.Range("10..20min", ""));
        Assert.Equal(("10s", "20min"), QuantityText.Range("10s..20min", ""));
        Assert.Equal((null, "30s"), QuantityText.Range("..30s", ""));
        Assert.Equal(("2h", null), QuantityText.Range("2h..", ""));
    }

    // To rounding of one product.
    private static void Close(double expected, double found) => Assert.True(expected == found || Math.Abs((found / expected) - 1) < 1e-15);
}
