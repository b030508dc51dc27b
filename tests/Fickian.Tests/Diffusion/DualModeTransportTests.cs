using CsCheck;
using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

public sealed class DualModeTransportTests
{
    private static readonly Gen<DualModeTransport> Glass = Gen.Select(Power(-5, -2), Power(1, 4), Power(-7, -3), Power(-14, -9), Gen.Double[0, 1]).Select(
        (solubility, capacity, affinity, diffusivity, mobile) => new DualModeTransport(solubility, capacity, affinity, diffusivity, mobile));

    [Fact]
    public void Pressure_is_the_inverse_of_concentration() =>
        Gen.Select(Glass, Power(-3, 7)).Sample((glass, pressure) =>
        {
            // Where the holes are nearly full, C hardly depends on p: the round-off of C over the slope d ln C/d ln p.
            var c = glass.Concentration(pressure);
            var slope = (glass.Concentration(pressure * 1.001) / c - 1) / 0.001;
            Assert.Equal(1, glass.Pressure(c) / pressure, 1e-13 / slope);
        });

    [Fact]
    public void The_permeability_is_the_integral_of_the_effective_diffusivity() =>
        Gen.Select(Glass, Power(2, 6), Gen.Double[0, 0.9]).Sample(
            (glass, upstream, part) =>
            {
                var downstream = part * upstream;
                var (low, high) = (glass.Concentration(downstream), glass.Concentration(upstream));

                // D_eff is smooth in ln(1 + bp): fifty segments of ten nodes are exact to the digits asked for.
                const int Segments = 50;
                double At(int i) => glass.Concentration(downstream + ((upstream - downstream) * Math.Pow(i / (double)Segments, 3)));
                var integral = Enumerable.Range(0, Segments).Sum(i =>
                    MathNet.Numerics.Integration.GaussLegendreRule.Integrate(glass.EffectiveDiffusivity, i == 0 ? low : At(i), i == Segments - 1 ? high : At(i + 1), 10));
                Assert.Equal(1, integral / (upstream - downstream) / glass.Permeability(upstream, downstream), 1e-8);
            },
            iter: 300);

    [Fact]
    public void All_alike_the_gas_has_one_diffusivity() =>
        Gen.Select(Glass, Power(0, 5)).Sample((glass, concentration) =>
            Assert.Equal(1, (glass with { MobileFraction = 1 }).EffectiveDiffusivity(concentration) / glass.HenryDiffusivity, 1e-14));

    [Fact]
    public void Permeability_against_pressure_gives_its_parts_back()
    {
        var glass = new DualModeTransport(HenrySolubility: 1e-3, HoleCapacity: 800, HoleAffinity: 5e-6, HenryDiffusivity: 2e-12, MobileFraction: 0.1);
        var pressure = Enumerable.Range(1, 20).Select(i => i * 1e5).ToArray();
        var model = new DualModePermeability();
        var fit = model.FitTo(new Curve(pressure, Array.ConvertAll(pressure, p => glass.Permeability(p))));
        Assert.Equal(1, fit.Values[model.HoleAffinity] / 5e-6, 1e-6);
        Assert.Equal(1, fit.Values[model.DissolvedPermeability] / (1e-3 * 2e-12), 1e-6);
        Assert.Equal(1, fit.Values[model.HolePermeability] / (800 * 5e-6 * 0.1 * 2e-12), 1e-6);
    }

    [Fact]
    public void Impossible_numbers_are_refused()
    {
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => new DualModeTransport(1, 1, 1, 1, 1.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DualModeTransport(1, 1, 1, 1, 0.5).Concentration(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DualModeTransport(1, 1, 1, 0, 0.5));
    }

    private static Gen<double> Power(double lower, double upper) => Gen.Double[lower, upper].Select(exponent => Math.Pow(10, exponent));
}
