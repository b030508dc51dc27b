using Fickian.Fitting;
using Fickian.Sorption;

namespace Fickian.Tests.Sorption;

public sealed class IsothermTests(ITestOutputHelper output)
{
    private static readonly double[] Pressures = [1e-3, 1, 100, 3e3, 1e4, 5e4, 1e5, 1.4e5];

    public static TheoryData<string> Names => Laws.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_thermodynamic_factor_is_that_of_differences(string name)
    {
        var isotherm = Laws.Numbers(name);
        var worst = 0.0;
        foreach (var p in Pressures)
        {
            // Five-point difference of ln q in ln p: error h⁴·f⁗/30 with h = 0.005, plus 1e-16/h; near condensation f⁗ grows, so h is kept to a small part of the distance from it.
            var h = Math.Min(0.005, 0.005 * (1 - (p / isotherm.PressureLimit)));
            double Log(double k) => Math.Log(isotherm.Amount(p * Math.Exp(k * h)));
            var slope = ((8 * (Log(1) - Log(-1))) - (Log(2) - Log(-2))) / (12 * h);
            var error = Math.Abs((isotherm.ThermodynamicFactor(p) * slope) - 1);
            worst = Math.Max(worst, error);
            Assert.True(error < 1e-8, $"{name} at {p} Pa: Γ·slope − 1 = {error:E2}");
        }

        output.WriteLine($"{name}: worst {worst:E1}");
    }

    [Fact]
    public void The_thermodynamic_factor_is_that_of_the_formulas()
    {
        const double P = 2e4;
        double Filling(string name, double capacity) => Laws.Numbers(name).Amount(P) / capacity;
        Assert.Equal(1, Laws.Numbers("Henry").ThermodynamicFactor(P), 1e-15);
        Assert.Equal(1 / (1 - Filling("Langmuir", 2.5)), Laws.Numbers("Langmuir").ThermodynamicFactor(P), 1e-13);
        Assert.Equal(1 / (0.7 * (1 - Filling("Sips", 2.8))), Laws.Numbers("Sips").ThermodynamicFactor(P), 1e-13);
        Assert.Equal(1 / (1 - Math.Pow(Filling("Tóth", 3), 0.45)), Laws.Numbers("Tóth").ThermodynamicFactor(P), 1e-13);
        Assert.Equal(2.3, Laws.Numbers("Freundlich").ThermodynamicFactor(P), 1e-14);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pressure_is_the_inverse_of_amount(string name)
    {
        var isotherm = Laws.Numbers(name);
        var worst = 0.0;
        foreach (var p in Pressures)
        {
            // Round-off of q, times Γ, and of ln p.
            var error = Math.Abs((isotherm.Pressure(isotherm.Amount(p)) / p) - 1);
            worst = Math.Max(worst, error / Math.Max(1, isotherm.ThermodynamicFactor(p)));
            Assert.True(error < 1e-14 * Math.Max(1, isotherm.ThermodynamicFactor(p)), $"{name} at {p} Pa: {error:E2}");
        }

        Assert.Equal(0, isotherm.Pressure(0));
        output.WriteLine($"{name}: worst {worst:E1}·Γ");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_spreading_pressure_is_the_integral_of_the_amount(string name)
    {
        var isotherm = Laws.Numbers(name);
        var worst = 0.0;
        foreach (var p in Pressures)
        {
            // ∫q d ln p over segments of a quarter in ln p, from where q is below 1e-16 of what it is at p; Freundlich falls slowest.
            const int Segments = 400;
            var integral = Enumerable.Range(0, Segments).Sum(i => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
                u => isotherm.Amount(p * Math.Exp(-u)), i * 0.25, (i + 1) * 0.25, 16));
            var error = Math.Abs((isotherm.SpreadingPressure(p) / integral) - 1);
            worst = Math.Max(worst, error);
            Assert.True(error < 1e-12, $"{name} at {p} Pa: {error:E2}");
        }

        Assert.Equal(0, isotherm.SpreadingPressure(0));
        output.WriteLine($"{name}: worst {worst:E1}");
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(20)]
    public void The_spreading_pressure_of_Toth_holds_for_any_exponent_and_pressure(double exponent)
    {
        var isotherm = Isotherm.Of(new Toth { Capacity = 1, Affinity = 1, Exponent = exponent });
        foreach (var p in new[] { 1e-6, 0.5, 1, 1.001, 30, 1e6, 1e20 })
        {
            // dψ = q d ln p between p and 2p.
            var difference = isotherm.SpreadingPressure(2 * p) - isotherm.SpreadingPressure(p);
            var integral = Enumerable.Range(0, 16).Sum(i => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
                u => isotherm.Amount(p * Math.Exp(u)), i * Math.Log(2) / 16, (i + 1) * Math.Log(2) / 16, 16));

            // Both ψ carry 1e-12 of themselves.
            Assert.Equal(integral, difference, 1e-12 * isotherm.SpreadingPressure(2 * p));
        }

        if (exponent == 1)
            Assert.Equal(Math.Log(1 + 1e6), isotherm.SpreadingPressure(1e6), 1e-11);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Amounts_rise_with_pressure_and_begin_at_zero(string name)
    {
        var isotherm = Laws.Numbers(name);
        Assert.Equal(0, isotherm.Amount(0));
        Assert.All(Pressures.Zip(Pressures[1..]), p => Assert.True(isotherm.Amount(p.First) < isotherm.Amount(p.Second)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fit_without_a_start_gives_the_numbers_back(string name)
    {
        var truth = Laws.Numbers(name);
        var free = Laws.Free(name);

        // Ends where no candidate of the start happens to be the truth.
        var pressure = Enumerable.Range(0, 40).Select(i => 20 * Math.Pow(6500, i / 39.0)).ToArray();
        var fit = free.FitTo(new Curve(pressure, Array.ConvertAll(pressure, truth.Amount)));
        var found = Isotherm.Of(fit);
        output.WriteLine($"{name}: {string.Join(", ", found.Values.Zip(truth.Values, (f, t) => $"{(f / t) - 1:E1}"))}, {fit.Iterations} iterations");
        for (var k = 0; k < truth.Values.Length; k++)
            Assert.Equal(1, found.Values[k] / truth.Values[k], 1e-6);
    }

    [Fact]
    public void Laws_become_each_other_at_their_limits()
    {
        var langmuir = Laws.Numbers("Langmuir");
        var sips = Isotherm.Of(new Sips { Capacity = 2.5, Affinity = 1e-4, Exponent = 1 });
        var toth = Isotherm.Of(new Toth { Capacity = 2.5, Affinity = 1e-4, Exponent = 1 });
        var bet = Laws.Numbers("BET");
        var gab = Isotherm.Of(new Gab(1.5e5) { MonolayerCapacity = 1.1, EnergyConstant = 80, MultilayerConstant = 1 });
        foreach (var p in Pressures)
        {
            Assert.Equal(1, sips.Amount(p) / langmuir.Amount(p), 1e-14);
            Assert.Equal(1, toth.Amount(p) / langmuir.Amount(p), 1e-14);
            Assert.Equal(1, gab.Amount(p) / bet.Amount(p), 1e-14);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_in_a_sentence()
    {
        Assert.Contains("saturates", Assert.Throws<ArgumentOutOfRangeException>(() => Laws.Numbers("Langmuir").Pressure(2.6)).Message, StringComparison.Ordinal);
        Assert.Contains("condenses", Assert.Throws<ArgumentOutOfRangeException>(() => Laws.Numbers("BET").Amount(1.5e5)).Message, StringComparison.Ordinal);
        Assert.Contains("not negative", Assert.Throws<ArgumentOutOfRangeException>(() => Laws.Numbers("Henry").Amount(-1)).Message, StringComparison.Ordinal);
        Assert.Contains("'capacity'", Assert.Throws<ArgumentException>(() => Isotherm.Of(new Langmuir { Affinity = 1 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Langmuir { Capacity = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Langmuir { Affinity = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bet(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Laws.Numbers("Henry").ThermodynamicFactor(0));
    }
}
