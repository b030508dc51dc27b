using CsCheck;
using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Tests.Diffusion;

public sealed class DiffusivityLawTests
{
    private const double Corrected = 3e-12;

    private static readonly (string Name, IDiffusivityLaw Law)[] Laws =
    [
        ("constant", new ConstantDiffusivity(Corrected)),
        ("Langmuir", new LangmuirDiffusivity(Corrected, Saturation: 1.05)),
        ("Sips", new SipsDiffusivity(Corrected, Saturation: 1.1, Exponent: 0.7)),
        ("dual-site", new DualSiteDiffusivity(Corrected, SaturationA: 0.9, AffinityA: 5, SaturationB: 0.4, AffinityB: 0.1)),
        ("Tóth", DarkenDiffusivity.Toth(Corrected, saturation: 1.2, exponent: 0.6)),
        ("exponential", new ExponentialDiffusivity(Corrected, Steepness: 3)),
        ("nearly constant", new ExponentialDiffusivity(Corrected, Steepness: 1e-9)),
        ("table", new TabulatedDiffusivity([0, 0.2, 0.5, 1], [1e-12, 3e-12, 3e-12, 9e-12])),
    ];

    public static TheoryData<string> Names => [.. Laws.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_potential_is_the_integral_of_the_diffusivity(string name)
    {
        var law = Laws.First(l => l.Name == name).Law;
        Assert.Equal(0, law.Potential(0));
        Gen.Double[1e-3, 0.999].Sample(c =>
        {
            // Eight-point Gauss–Legendre would do for smooth laws; Simpson over 200 panels errs below 1e-7 for all of them.
            const int Panels = 200;
            var h = c / Panels;
            var sum = 0.0;
            for (var i = 0; i < Panels; i++)
                sum += h / 6 * (law.Diffusivity(i * h) + (4 * law.Diffusivity((i + 0.5) * h)) + law.Diffusivity((i + 1) * h));

            // Tóth's Γ starts as θᵗ, which Simpson's rule resolves to 1e-4 of the first panel only.
            Assert.Equal(1, law.Potential(c) / sum, name is "Tóth" ? 1e-4 : 1e-6);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Many_concentrations_at_once_give_what_each_gives_alone(string name)
    {
        var law = Laws.First(l => l.Name == name).Law;
        double[] c = [0, 1e-12, 0.3, 0.1, 0.9, 0.5, 1, 0.7, 0.05];
        var (d, p) = (new double[c.Length], new double[c.Length]);
        law.Diffusivities(c, d);
        law.Potentials(c, p);
        for (var i = 0; i < c.Length; i++)
        {
            // Exponentials and logarithms of four numbers at once may differ from single ones by an ulp or two.
            Assert.Equal(1, d[i] / law.Diffusivity(c[i]), 1e-14);
            Assert.Equal(law.Potential(c[i]), p[i], 1e-15 * Corrected * 10);
        }
    }

    [Fact]
    public void Darken_factors_are_the_slopes_of_their_isotherms()
    {
        AssertFactor(new LangmuirDiffusivity(1, 2), p => 2 * p / (1 + p));
        AssertFactor(new SipsDiffusivity(1, 2, 0.7), p => 2 * Math.Pow(p, 0.7) / (1 + Math.Pow(p, 0.7)));
        AssertFactor(DarkenDiffusivity.Toth(1, 2, 0.6), p => 2 * p / Math.Pow(1 + Math.Pow(p, 0.6), 1 / 0.6));
        AssertFactor(new DualSiteDiffusivity(1, 1.5, 4, 0.5, 0.02), p => (1.5 * 4 * p / (1 + (4 * p))) + (0.5 * 0.02 * p / (1 + (0.02 * p))));
        AssertFactor(new DarkenDiffusivity(1, _ => 1.7, limit: 100), p => Math.Pow(p, 1 / 1.7));
    }

    [Fact]
    public void A_dual_site_isotherm_with_equal_sites_is_that_of_Langmuir() =>
        Assert.All(new[] { 0, 0.2, 0.9 }, c => Assert.Equal(new LangmuirDiffusivity(1, 1).Potential(c), new DualSiteDiffusivity(1, 0.3, 2, 0.7, 2).Potential(c), 1e-14));

    [Fact]
    public void A_table_is_monotone_between_its_points_and_meets_them()
    {
        var table = new TabulatedDiffusivity([0, 0.2, 0.5, 1], [1, 3, 3, 9]);
        Assert.Equal([1, 3, 3, 9], new[] { 0, 0.2, 0.5, 1 }.Select(table.Diffusivity).Select(d => Math.Round(d, 12)));
        Gen.Double[0, 0.99].Sample(c => Assert.True(table.Diffusivity(c + 0.01) >= table.Diffusivity(c) - 1e-12));
    }

    [Fact]
    public void A_law_has_no_value_far_beyond_its_range()
    {
        Assert.True(double.IsNaN(new LangmuirDiffusivity(1, 1).Diffusivity(1.2)));
        Assert.True(double.IsNaN(new DualSiteDiffusivity(1, 1, 1, 1, 2).Diffusivity(2.1)));
        Assert.True(double.IsNaN(new TabulatedDiffusivity([0, 1, 2], [1, 2, 3]).Diffusivity(2.5)));
        Assert.Equal(3, new TabulatedDiffusivity([0, 1, 2], [1, 2, 3]).Diffusivity(2.001));
    }

    [Fact]
    public void A_law_from_wrong_numbers_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantDiffusivity(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LangmuirDiffusivity(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SipsDiffusivity(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialDiffusivity(1, double.NaN));
        Assert.Throws<ArgumentException>(() => new DarkenDiffusivity(1, c => 0.5 - c, limit: 1));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new TabulatedDiffusivity([0, 0, 1], [1, 1, 1])).Message, StringComparison.Ordinal);
    }

    private static void AssertFactor(IDiffusivityLaw law, Func<double, double> isotherm)
    {
        foreach (var p in new[] { 1e-3, 0.1, 1, 10 })
        {
            // Central difference in ln p: truncation 1e-8 squared over round-off 1e-12.
            var slope = (Math.Log(isotherm(p * Math.Exp(1e-4))) - Math.Log(isotherm(p * Math.Exp(-1e-4)))) / 2e-4;
            Assert.Equal(1, law.Diffusivity(isotherm(p)) * slope, 1e-7);
        }
    }
}
