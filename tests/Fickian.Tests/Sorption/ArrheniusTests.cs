using Fickian.Fitting;
using Fickian.Sorption;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Sorption;

public sealed class ArrheniusTests(ITestOutputHelper output)
{
    private const double R = 8.31446261815324;
    private const double Energy = 30_000;
    private const double Prefactor = 5e-7;
    private static readonly double[] Temperatures = [280, 295, 310, 325, 340, 355];

    [Fact]
    public void Exact_values_give_energy_and_prefactor_back()
    {
        var law = new Arrhenius();
        var fit = law.FitTo(Arrhenius.Logarithm(Temperatures, Array.ConvertAll(Temperatures, t => Value(t, 0))));
        Assert.Equal(Energy, fit.Values[law.ActivationEnergy], 1e-6);
        Assert.Equal(Math.Log(Prefactor) - (Energy / (R * 298.15)), fit.Values[law.LogarithmAtReference], 1e-10);
        Assert.Equal(1, Arrhenius.Prefactor(fit, Unit.SquareMetrePerSecond).Value / Prefactor, 1e-9);
    }

    [Fact]
    public void The_prefactor_is_the_value_at_infinite_temperature()
    {
        var curve = Noisy(1);
        var law = new Arrhenius { ReferenceTemperature = double.PositiveInfinity };
        var direct = law.FitTo(curve);
        var found = Arrhenius.Prefactor(new Arrhenius().FitTo(curve), Unit.SquareMetrePerSecond);
        Assert.Equal(1, found.Value / Math.Exp(direct.Values[law.LogarithmAtReference]), 1e-8);
        Assert.Equal(1, found.StandardError / found.Value / direct.StandardErrors[0], 1e-6);
    }

    [Fact]
    public void Its_errors_cover_the_truth_as_often_as_they_say()
    {
        const int Runs = 500;
        var (energy, energyInterval, prefactor) = (0, 0, 0);
        var law = new Arrhenius();
        for (var seed = 1; seed <= Runs; seed++)
        {
            var fit = law.FitTo(Noisy(seed));
            energy += Math.Abs(fit.Values[1] - Energy) <= fit.StandardErrors[1] ? 1 : 0;
            energyInterval += fit[law.ActivationEnergy].Interval(0.95).Contains(Energy) ? 1 : 0;
            prefactor += Arrhenius.Prefactor(fit, Unit.SquareMetrePerSecond).Interval(0.95).Contains(Prefactor) ? 1 : 0;
        }

        output.WriteLine($"E: 1σ {energy}, 95 % {energyInterval}; D₀: 95 % {prefactor} of {Runs}");

        // Three standard deviations of the count; errors multiplied by √(χ²/ν) where that exceeds 1, four degrees of freedom, widen the bars: up to 9 % more.
        Assert.InRange(energy / (double)Runs, 0.62, 0.83);
        Assert.InRange(energyInterval / (double)Runs, 0.92, 1);
        Assert.InRange(prefactor / (double)Runs, 0.92, 1);
    }

    [Fact]
    public void A_bound_or_a_temperature_in_Celsius_below_zero_is_refused()
    {
        var bound = Value(300, 0.1) with { Verdict = Verdict.UpperBound };
        Assert.Contains("determined", Assert.Throws<ArgumentException>(() => Arrhenius.Logarithm([300.0], [bound])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Arrhenius.Logarithm([-10.0], [Value(300, 0.1)]));
        Assert.Throws<ArgumentException>(() => Arrhenius.Logarithm([300.0, 310], [Value(300, 0.1), Value(310, 0)]));
    }

    private static Estimate Value(double temperature, double relative)
    {
        var value = Prefactor * Math.Exp(-Energy / (R * temperature));
        return new(value, relative * value, Unit.SquareMetrePerSecond);
    }

    private static Curve Noisy(int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        return Arrhenius.Logarithm(Temperatures, Array.ConvertAll(Temperatures, t =>
        {
            var exact = Value(t, 0.05);
            var factor = Math.Exp(Normal.Sample(random, 0, 0.05));
            return exact with { Value = exact.Value * factor, StandardError = exact.StandardError * factor };
        }));
    }
}
