using Fickian.Fitting;
using Fickian.Thermal;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Thermal;

public sealed class IsoconversionalTests
{
    private const double Energy = 180e3;
    private static readonly double[] Rates = [3 / 60.0, 10 / 60.0, 20 / 60.0, 30 / 60.0];

    [Fact]
    public void First_order_gives_back_its_activation_energy_by_all_three()
    {
        var runs = Runs(0, 1);

        // Kissinger is exact for first order; what is left are straight lines between points 0.25 K apart and windows of 8 K: 0.2 %.
        const double Grid = 2e-3 * Energy;
        Assert.Equal(Energy, Isoconversional.Kissinger([.. runs]).Value, Grid);
        Assert.All(new[] { 0.2, 0.5, 0.8 }, a => Assert.Equal(Energy, Isoconversional.OzawaFlynnWall(a, [.. runs]).Value, Grid));
        Assert.All(new[] { 0.2, 0.5, 0.8 }, a => Assert.Equal(Energy, Isoconversional.Friedman(a, [.. runs]).Value, 3 * Grid));
    }

    [Fact]
    public void Kissinger_gives_back_the_factor_of_first_order()
    {
        // 10¹³/s; 0.2 % of E = 180 kJ/mol at 620 K are 0.03 in the logarithm.
        Assert.Equal(13, Isoconversional.KissingerFactor([.. Runs(0, 1)]).Value, 0.03);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(60)]
    public void The_factor_agrees_with_the_temperature_integral_by_quadrature(double x)
    {
        // p(x) = ∫ₓ^∞ e⁻ᵘ/u² du, scaled by eˣ: −d ln p/dx = 1/(x²·∫₀^∞ e⁻ᵛ/(x + v)² dv). Senum and Yang: below 10⁻⁵ for x ≥ 10.
        var integral = MathNet.Numerics.Integration.GaussLegendreRule.Integrate(v => Math.Exp(-v) / ((x + v) * (x + v)), 0, 40, 128);
        Assert.Equal(1, Isoconversional.Factor(x) * x * x * integral, 2e-5);
    }

    [Fact]
    public void A_lag_of_the_thermometer_makes_the_energy_smaller_by_its_part_of_the_error()
    {
        var runs = Runs(0, 1);
        var known = Isoconversional.Kissinger([.. runs]);
        var late = Isoconversional.Kissinger([.. runs.Select(r => r.Earlier(-2))]);
        var budget = Isoconversional.WithLag(r => Isoconversional.Kissinger(r), 2, [.. runs]);
        Assert.True(late.Value < known.Value);

        // To first order both directions change it alike.
        Assert.Equal(known.Value - late.Value, budget.Of(ErrorPart.Lag), 0.05 * budget.Of(ErrorPart.Lag));
        Assert.Throws<ArgumentOutOfRangeException>(() => Isoconversional.WithLag(r => Isoconversional.Kissinger(r), -1, [.. runs]));
    }

    [Theory]
    [InlineData(20, 1.1)]
    [InlineData(60, 1.0325)]
    public void The_factor_of_ozawa_flynn_and_wall_is_that_of_the_temperature_integral(double x, double asymptotic)
    {
        // −d ln p/dx → 1 + 2/x for large x; Doyle's 1.052 is its mean between 20 and 60.
        Assert.Equal(asymptotic, Isoconversional.Factor(x), 0.01);
    }

    [Fact]
    public void Intervals_cover_the_truth_with_scatter_between_runs()
    {
        // The thermometer is off by 0.5 K in each run: 200 sets scatter by 1.5 % at 95 %.
        var wide = new int[2];
        var random = new Normal(0, 0.5, new Random(5));
        for (var set = 0; set < 200; set++)
        {
            var runs = Rates.Select(r => Conversion(r, 0, 1, random.Sample())).ToArray();
            wide[0] += Isoconversional.Kissinger([.. runs]).Interval(0.95).Contains(Energy) ? 1 : 0;
            wide[1] += Isoconversional.OzawaFlynnWall(0.5, [.. runs]).Interval(0.95).Contains(Energy) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"95 %: {string.Join(", ", wide.Select(w => w / 200.0))}");
        Assert.All(wide, w => Assert.InRange(w / 200.0, 0.91, 0.99));
    }

    [Fact]
    public void Fewer_than_three_rates_are_refused()
    {
        var runs = Runs(0, 1);
        Assert.Throws<ArgumentException>(() => Isoconversional.Kissinger(runs[0], runs[1]));
        Assert.Throws<ArgumentException>(() => Isoconversional.Kissinger(runs[0], runs[0], runs[0]));
    }

    private static ConversionCurve[] Runs(double noise, int seed) => [.. Rates.Select(r => Conversion(r, noise, seed, 0))];

    // m = 0.1 + 0.9·exp(−∫k dT/β), k = 10¹³/s · exp(−E/RT), integrated in steps of 0.01 K by the trapezoidal rule.
    private static ConversionCurve Conversion(double rate, double noise, int seed, double offset)
    {
        var random = new Normal(0, 1, new Random(seed));
        var (time, temperature, mass) = (new List<double>(), new List<double>(), new List<double>());
        var integral = 0.0;
        for (var i = 0; i <= 40000; i++)
        {
            var t = 500 + (0.01 * i);
            integral += i == 0 ? 0 : 0.005 * (K(t) + K(t - 0.01)) / rate;
            if (i % 25 != 0)
                continue;
            time.Add((t - 500) / rate);
            temperature.Add(t + offset);
            mass.Add(0.1 + (0.9 * Math.Exp(-integral)) + (noise * random.Sample()));
        }

        return ConversionCurve.Of(MassTrace.Of([.. time], [.. temperature], [.. mass], $"{rate * 60} K/min", Provenance.Simulated), new ScanRange(505, 890), 4);

        static double K(double t) => 1e13 * Math.Exp(-Energy / (ThermalActivation.GasConstant * t));
    }
}
