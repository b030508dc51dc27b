using CsCheck;
using Fickian.Sorption;

namespace Fickian.Tests.Sorption;

public sealed class IdealAdsorbedSolutionTests
{
    // Stated in the documentation.
    private const double StatedError = 1e-11;

    private static readonly Gen<double> Pressure = Gen.Double[0, 6].Select(e => Math.Pow(10, e));

    public static TheoryData<string> Names => Laws.Names;

    [Fact]
    public void Langmuir_isotherms_of_equal_capacity_give_the_extended_Langmuir_isotherm() =>
        Gen.Select(Pressure, Pressure, Gen.Double[-7, -1], Gen.Double[-7, -1]).Sample((p1, p2, e1, e2) =>
        {
            var (b1, b2) = (Math.Pow(10, e1), Math.Pow(10, e2));
            var mixture = new IdealAdsorbedSolution(Langmuir(2.5, b1), Langmuir(2.5, b2)).At(p1, p2);
            var denominator = 1 + (b1 * p1) + (b2 * p2);
            Assert.Equal(1, mixture.First / (2.5 * b1 * p1 / denominator), StatedError);
            Assert.Equal(1, mixture.Second / (2.5 * b2 * p2 / denominator), StatedError);
            Assert.Equal(1, mixture.Selectivity / (b1 / b2), StatedError);
        });

    [Fact]
    public void Dual_site_isotherms_of_equal_capacities_and_ratios_give_the_extended_one() =>
        Gen.Select(Pressure, Pressure, Gen.Double[-3, 3]).Sample((p1, p2, exponent) =>
        {
            // With b₁ of every site the same multiple r of b₂, the second gas acts like the first at p/r: an identity of the theory.
            var ratio = Math.Pow(10, exponent);
            var (strong, weak) = (1e-3, 1e-5);
            var first = Isotherm.Of(new DualSiteLangmuir { StrongCapacity = 1.2, StrongAffinity = strong, WeakCapacity = 3, WeakAffinity = weak });
            var second = Isotherm.Of(new DualSiteLangmuir { StrongCapacity = 1.2, StrongAffinity = strong / ratio, WeakCapacity = 3, WeakAffinity = weak / ratio });
            var mixture = new IdealAdsorbedSolution(first, second).At(p1, p2);
            double Extended(double p) =>
                (1.2 * strong * p / (1 + (strong * (p1 + (p2 / ratio))))) + (3 * weak * p / (1 + (weak * (p1 + (p2 / ratio)))));
            Assert.Equal(1, mixture.First / Extended(p1), StatedError);
            Assert.Equal(1, mixture.Second / Extended(p2 / ratio), StatedError);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mixture_of_a_gas_with_itself_is_the_gas(string name)
    {
        var isotherm = Laws.Numbers(name);
        foreach (var (p1, p2) in new[] { (10.0, 30.0), (2e4, 5e4), (1e-3, 5e4) })
        {
            var mixture = new IdealAdsorbedSolution(isotherm, isotherm).At(p1, p2);
            Assert.Equal(1, mixture.Total / isotherm.Amount(p1 + p2), StatedError);
            Assert.Equal(1, mixture.Selectivity, StatedError);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spreading_pressures_and_shares_agree_whatever_the_partner(string name)
    {
        var first = Laws.Numbers(name);
        foreach (var second in Laws.Names.Select(n => Laws.Numbers(n.Data)).Where(s => s.Model.AmountUnit == first.Model.AmountUnit))
        {
            var mixture = new IdealAdsorbedSolution(first, second).At(2e4, 3e4);
            var (x1, x2) = (mixture.First / mixture.Total, mixture.Second / mixture.Total);

            // The definition: pᵢ = xᵢ·pᵢ°, ψ₁(p₁°) = ψ₂(p₂°).
            Assert.Equal(1, x1 + x2, 1e-14);
            if (double.IsInfinity(first.PressureLimit) && double.IsInfinity(second.PressureLimit))
            {
                Assert.Equal(1, first.SpreadingPressure(2e4 / x1) / mixture.SpreadingPressure, StatedError);
                Assert.Equal(1, second.SpreadingPressure(3e4 / x2) / mixture.SpreadingPressure, StatedError);
            }

            var swapped = new IdealAdsorbedSolution(second, first).At(3e4, 2e4);
            Assert.Equal(1, swapped.Second / mixture.First, StatedError);
        }
    }

    [Fact]
    public void Dilute_gases_do_not_feel_each_other()
    {
        var mixture = new IdealAdsorbedSolution(Laws.Numbers("Langmuir"), Laws.Numbers("dual-site Langmuir")).At(1e-6, 1e-6);

        // bp is 1e-9.
        Assert.Equal(1, mixture.First / Laws.Numbers("Langmuir").Amount(1e-6), 1e-8);
        Assert.Equal(1, mixture.Second / Laws.Numbers("dual-site Langmuir").Amount(1e-6), 1e-8);
    }

    [Fact]
    public void A_mixture_that_would_condense_is_refused() =>
        Assert.Contains("condense", Assert.Throws<ArgumentException>(() => new IdealAdsorbedSolution(Laws.Numbers("BET"), Laws.Numbers("BET")).At(1e5, 1e5)).Message, StringComparison.Ordinal);

    [Fact]
    public void Amounts_per_mass_and_per_volume_do_not_mix() =>
        Assert.Contains("one unit", Assert.Throws<ArgumentException>(() => new IdealAdsorbedSolution(Laws.Numbers("Henry"), Laws.Numbers("dual mode"))).Message, StringComparison.Ordinal);

    private static Isotherm Langmuir(double capacity, double affinity) => Isotherm.Of(new Langmuir { Capacity = capacity, Affinity = affinity });
}
