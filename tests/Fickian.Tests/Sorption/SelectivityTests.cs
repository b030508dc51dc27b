using Fickian.Sorption;

namespace Fickian.Tests.Sorption;

public sealed class SelectivityTests
{
    private static readonly Estimate CarbonDioxide = new(5.12e-10, 0.05e-10, Unit.SquareMetrePerSecond);
    private static readonly Estimate Ethane = new(3.82e-12, 0.04e-12, Unit.SquareMetrePerSecond);

    [Fact]
    public void Without_an_isotherm_only_the_diffusion_selectivity_is_stated()
    {
        var selectivity = new Selectivity(new GasTransport("CO₂", CarbonDioxide), new GasTransport("ethane", Ethane));
        Assert.Equal(134.0, selectivity.Diffusion.Value, 0.05);
        Assert.Equal(Verdict.NotDetermined, selectivity.Ideal.Verdict);
        Assert.Equal("not determined", selectivity.Ideal.ToString());
        Assert.Contains("No permselectivity can be stated: there is no isotherm of CO₂ or ethane.", selectivity.Statement, StringComparison.Ordinal);
        var one = selectivity with { First = selectivity.First with { Solubility = Solubility(1e-3) } };
        Assert.Contains("no isotherm of ethane.", one.Statement, StringComparison.Ordinal);
        Assert.Equal(Verdict.NotDetermined, one.Sorption.Verdict);
    }

    [Fact]
    public void With_isotherms_the_ideal_selectivity_is_the_product_of_its_factors()
    {
        var selectivity = new Selectivity(
            new GasTransport("CO₂", CarbonDioxide) { Solubility = Solubility(2e-3) },
            new GasTransport("ethane", Ethane) { Solubility = Solubility(3e-3) });
        Assert.Equal(selectivity.Diffusion.Value * selectivity.Sorption.Value, selectivity.Ideal.Value, 1e-12);
        Assert.Equal(selectivity.First.Permeability.Value / selectivity.Second.Permeability.Value, selectivity.Ideal.Value, 1e-12);

        // Four independent relative errors: 1 %, 1 % of D and 2 %, 2 % of S.
        var relative = Math.Sqrt(Math.Pow(0.05 / 5.12, 2) + Math.Pow(0.04 / 3.82, 2) + (2 * Math.Pow(0.02, 2)));
        Assert.Equal(relative, selectivity.Ideal.StandardError / selectivity.Ideal.Value, 1e-12);
        Assert.Contains("ideal permselectivity", selectivity.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void A_diffusivity_that_is_only_a_bound_gives_no_number()
    {
        var selectivity = new Selectivity(new GasTransport("CO₂", CarbonDioxide), new GasTransport("ethane", Ethane with { Verdict = Verdict.UpperBound }));
        Assert.Equal(Verdict.NotDetermined, selectivity.Diffusion.Verdict);
        Assert.Contains("is not determined, because one diffusivity is not", selectivity.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Barrer_and_GPU_are_what_they_are_defined_to_be()
    {
        // Domain values with five digits.
        Assert.Equal(1, Permeability.Barrer.InSI / 3.3464e-16, 2e-5);
        Assert.Equal(1, Permeability.GasPermeationUnit.InSI / 3.3464e-10, 2e-5);

        // A membrane of 1 Barrer and 1 µm has 1 GPU.
        Assert.Equal(1.0.GasPermeationUnits(), 1.0.Barrers() / 1e-6, 1e-24);
        Assert.Equal(1, Permeability.Of(new(1e-12, 0, Unit.SquareMetrePerSecond), Solubility(1.0.Barrers() / 1e-12)).Value / Permeability.Barrer.InSI, 1e-14);
    }

    [Fact]
    public void Solubility_is_the_secant_of_the_isotherm()
    {
        var isotherm = Isotherm.Of(new Langmuir { Capacity = 2, Affinity = 1e-4 });
        Assert.Equal(1300 * 2 * 1e-4 / (1 + (1e-4 * 4000)), Permeability.Solubility(isotherm, upper: 4000, density: 1300), 1e-12);
        Assert.Equal(1300 * (isotherm.Amount(4000) - isotherm.Amount(1000)) / 3000, Permeability.Solubility(isotherm, 4000, 1000, 1300), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Permeability.Solubility(isotherm, 1000, 4000, 1300));
        Assert.Contains("needs the density", Assert.Throws<ArgumentException>(() => Permeability.Solubility(isotherm, 4000)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Permeability.Solubility(Laws.Numbers("dual mode"), 4000, density: 1300));
        Assert.Equal(Laws.Numbers("dual mode").Amount(4000) / 4000, Permeability.Solubility(Laws.Numbers("dual mode"), 4000), 1e-12);
    }

    [Fact]
    public void Upper_bounds_go_through_their_own_points_and_say_what_is_verified()
    {
        foreach (var bound in RobesonBound.All)
        {
            Assert.Equal(1, bound.SelectivityAt(bound.FrontFactor.Barrers()), 1e-12);
            Assert.Equal(1, bound.PermeabilityAt(bound.SelectivityAt(1e-14)) / 1e-14, 1e-12);
            Assert.Equal(!bound.IsVerified, bound.Source.Contains("unverified", StringComparison.Ordinal));
        }

        Assert.Equal(RobesonBound.OxygenNitrogen, Assert.Single(RobesonBound.All, b => b.IsVerified));
    }

    private static Estimate Solubility(double value) => new(value, 0.02 * value, Permeability.SolubilityUnit);
}
