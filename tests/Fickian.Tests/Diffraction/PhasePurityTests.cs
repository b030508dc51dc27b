using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class PhasePurityTests(ITestOutputHelper report)
{
    private static readonly PowderPattern Zif62 = PowderPattern.Of(Structures.Zif62Sites);
    private static readonly PowderPattern Zni = PowderPattern.Of(Structures.ZniSites);

    [Fact]
    public void A_pure_powder_bounds_the_share_and_the_bound_holds()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var purity = PhasePurity.Of(SimulatedPattern.Mixture(seed, 10_000, 0.1, (Zif62, 1, -0.05)).FitPeaks(), Zif62, Zni);
            report.WriteLine($"{purity.Share}");
            Assert.Equal(Verdict.UpperBound, purity.Share.Verdict);

            // 10⁴ counts at the strongest line.
            Assert.InRange(purity.UpperBound(), 1e-4, 0.02);
            Assert.True(purity.UpperBound(0.99) > purity.UpperBound(0.95));
            Assert.Equal(2, purity.Windows.Length);
        }
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void An_admixture_is_found_with_its_share(double share)
    {
        var purity = PhasePurity.Of(SimulatedPattern.Mixture(3, 10_000, 0.1, (Zif62, 1 - share, -0.05), (Zni, share, 0.06)).FitPeaks(), Zif62, Zni);
        report.WriteLine($"{share}: {purity.Share}");
        Assert.Equal(Verdict.Determined, purity.Share.Verdict);

        // The largest answer over shifts and widths is taken, and the area of the reference line is good to some per cent.
        Assert.Equal(share, purity.Share.Value, Math.Max(0.1 * share, 3 * purity.Share.StandardError));
        // The shapes of the simulated and of the fitted lines differ by a few per cent in area.
        Assert.True(purity.UpperBound() > 0.97 * share);
    }

    [Fact]
    public void The_bound_of_an_admixture_too_small_to_see_lies_above_it()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var purity = PhasePurity.Of(SimulatedPattern.Mixture(seed, 2_000, 0.1, (Zif62, 0.997, 0), (Zni, 0.003, 0.05)).FitPeaks(), Zif62, Zni);
            Assert.True(purity.UpperBound() > 0.003);
        }
    }

    [Fact]
    public void What_cannot_be_tested_gets_one_sentence()
    {
        var narrow = SimulatedPattern.Of(20, 30, 0.02, x => 100 + SimulatedPattern.Line(x, 25, 0.1, 1000), 1).FitPeaks();
        Assert.Contains("does not reach", Assert.Throws<ArgumentException>(() => PhasePurity.Of(narrow, Zif62, Zni)).Message, StringComparison.Ordinal);
        var other = SimulatedPattern.Of(5, 40, 0.02, x => 100 + SimulatedPattern.Line(x, 35, 0.1, 1000), 1).FitPeaks();
        Assert.Contains("simulated partner", Assert.Throws<ArgumentException>(() => PhasePurity.Of(other, Zif62, Zni)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Halo_and_lines_are_told_apart(double halo)
    {
        // A halo 6° wide and a narrow line of together 10 000 counts·degree.
        var area = 6 * Math.Sqrt(Math.PI / Math.Log(2)) / 2;
        var pattern = SimulatedPattern.Of(5, 35, 0.02, x => 50 + (halo * 10_000 / area * Math.Exp(-4 * Math.Log(2) * Math.Pow((x - 17) / 6, 2))) + SimulatedPattern.Line(x, 20, 0.1, (1 - halo) * 10_000 / (0.1 * 1.0644670194), 0), 6).FitPeaks();
        var result = AmorphousFraction.Of(pattern);
        report.WriteLine($"{halo}: {result.Fraction}");

        // Three standard errors.
        Assert.Equal(halo, result.Fraction.Value, 3 * result.Fraction.StandardError);
        Assert.InRange(result.Fraction.StandardError, 1e-4, 0.05);
        Assert.NotEmpty(result.Findings);
        Assert.Throws<ArgumentException>(() => AmorphousFraction.Of(pattern, 10, 10.1));
    }

    [Fact]
    public void A_flat_pattern_has_no_share_of_glass() =>
        Assert.Equal(Verdict.NotDetermined, AmorphousFraction.Of(SimulatedPattern.Of(5, 35, 0.02, _ => 100, 6).FitPeaks()).Fraction.Verdict);

    [Fact]
    public void Lines_without_a_halo_bound_it_from_above()
    {
        var fraction = AmorphousFraction.Of(SimulatedPattern.Of(5, 35, 0.02, x => 50 + SimulatedPattern.Line(x, 20, 0.1, 50_000), 6).FitPeaks()).Fraction;
        Assert.Equal(Verdict.UpperBound, fraction.Verdict);
        Assert.InRange(fraction.Interval(0.95).Upper, 1e-4, 0.03);
    }
}
