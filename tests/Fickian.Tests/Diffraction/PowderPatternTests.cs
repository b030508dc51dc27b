using Fickian.Diffraction;

namespace Fickian.Tests.Diffraction;

public sealed class PowderPatternTests
{
    // The lists print 0.01°; a line merged from several P 1 reflections may sit half of that aside.
    private const double Angle = 0.02;

    // The lists print whole numbers, and the model of the independent sites differs from the full one by up to 0.7.
    private const double Height = 1.5;

    [Fact]
    public void The_independent_sites_of_ZIF_62_give_the_reference_lines() =>
        Check(ReferenceLines.Zif62, PowderPattern.Of(Structures.Zif62Sites.WithLinkerRatio(7)));

    [Fact]
    public void All_296_atoms_of_ZIF_62_give_the_reference_lines() =>
        Check(ReferenceLines.Zif62, PowderPattern.Of(Structures.Shared("ZIF-62_ordered_Widmer2019_P1.cif")));

    [Fact]
    public void The_independent_sites_of_ZIF_zni_give_the_reference_lines() => Check(ReferenceLines.Zni, PowderPattern.Of(Structures.ZniSites));

    [Fact]
    public void All_544_atoms_of_ZIF_zni_give_the_reference_lines() => Check(ReferenceLines.Zni, PowderPattern.Of(Structures.Shared("ZNI-RelaxedCell.cif")));

    [Fact]
    public void ZIF_4_gives_the_reference_lines() => Check(ReferenceLines.Zif4, PowderPattern.Of(Structures.Shared("ZIF-4.cif")));

    [Theory]
    [InlineData(4.8, "102 82; 112 38; 210 32; 202 20; 113 13; 311 14")]
    [InlineData(7, "111 4; 102 83; 112 35")]
    [InlineData(double.PositiveInfinity, "111 23; 002 15")]
    public void The_ratio_of_the_linkers_changes_the_lines_as_listed(double ratio, string lines)
    {
        var pattern = PowderPattern.Of(Structures.Zif62Sites.WithLinkerRatio(ratio));
        foreach (var line in lines.Split("; ").Select(l => l.Split(' ')))
        {
            var (h, k, l) = ReferenceLines.Hkl(line[0]);
            Assert.Equal(double.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture), pattern.Line(h, k, l)!.Intensity, Height);
        }
    }

    [Fact]
    public void The_line_111_over_102_senses_the_ratio_of_the_linkers()
    {
        var ratios = new[] { 3, 4.8, 7, 15, double.PositiveInfinity }.Select(r => PowderPattern.Of(Structures.Zif62Sites.WithLinkerRatio(r)))
            .Select(p => p.Line(1, 1, 1)!.Intensity / p.Line(1, 0, 2)!.Intensity).ToArray();
        Assert.Equal(ratios.Order(), ratios);
        Assert.True(ratios[1] < 0.03 / 0.82);
    }

    [Fact]
    public void ZIF_62_leaves_the_windows_of_ZIF_zni_free()
    {
        foreach (var pattern in new[] { 4.8, 7 }.Select(r => PowderPattern.Of(Structures.Zif62Sites.WithLinkerRatio(r))))
            Assert.DoesNotContain(pattern.Lines, l => l.TwoTheta is (> 14.95 and < 15.90) or (> 16.75 and < 18.40) && l.Intensity > 0.3);
    }

    [Fact]
    public void Rock_salt_has_the_structure_factors_of_its_formula()
    {
        var salt = Structures.RockSalt();
        var pattern = PowderPattern.Of(salt, new() { To = 120, Displacement = 0 });
        Assert.All(pattern.Reflections, r => Assert.True((r.H - r.K) % 2 == 0 && (r.K - r.L) % 2 == 0, $"{r.Indices} is mixed"));
        foreach (var r in pattern.Reflections)
        {
            // 4(f_Na + f_Cl) for even indices, 4(f_Na − f_Cl) for odd ones.
            var (na, cl) = (Element.Find("Na")!.ScatteringFactor(1 / (4 * r.Spacing * r.Spacing)), Element.Find("Cl")!.ScatteringFactor(1 / (4 * r.Spacing * r.Spacing)));
            var f = 4 * (na + (r.H % 2 == 0 ? cl : -cl));
            Assert.Equal(1, r.StructureFactorSquared / (f * f), 1e-9);
        }

        Assert.Equal(27.37, pattern.Line(1, 1, 1)!.TwoTheta, 0.01);
        Assert.Equal((8, 6, 12), (pattern.Line(1, 1, 1)!.Multiplicity, pattern.Line(2, 0, 0)!.Multiplicity, pattern.Line(2, 2, 0)!.Multiplicity));
    }

    [Fact]
    public void Caesium_chloride_has_the_sum_on_even_planes_and_the_difference_on_odd_ones()
    {
        foreach (var r in PowderPattern.Of(Structures.CaesiumChloride(), new() { To = 90, Displacement = 0 }).Reflections)
        {
            var s = 1 / (4 * r.Spacing * r.Spacing);
            var f = Element.Find("Cs")!.ScatteringFactor(s) + ((r.H + r.K + r.L) % 2 == 0 ? 1 : -1) * Element.Find("Cl")!.ScatteringFactor(s);
            Assert.Equal(1, r.StructureFactorSquared / (f * f), 1e-9);
        }

        // Equal atoms make it body-centred: odd planes vanish.
        Assert.DoesNotContain(PowderPattern.Of(Structures.CaesiumChloride("Cl", "Cl"), new() { To = 90 }).Reflections, r => (r.H + r.K + r.L) % 2 != 0);
    }

    [Fact]
    public void Glide_planes_and_centring_extinguish_lines()
    {
        // Pbca: 0kl with k odd, h0l with l odd, hk0 with h odd are absent.
        Assert.DoesNotContain(
            PowderPattern.Of(Structures.Zif62Sites).Reflections,
            r => (r.H == 0 && r.K % 2 != 0) || (r.K == 0 && r.L % 2 != 0) || (r.L == 0 && r.H % 2 != 0));

        // I4₁cd: h + k + l is even; h0l with odd l is absent.
        Assert.DoesNotContain(PowderPattern.Of(Structures.ZniSites).Reflections, r => (r.H + r.K + r.L) % 2 != 0 || (r.K == 0 && r.L % 2 != 0));
    }

    [Fact]
    public void Displacement_weakens_a_line_by_the_Debye_Waller_factor()
    {
        var (still, moving) = (PowderPattern.Of(Structures.RockSalt(), new() { Displacement = 0 }), PowderPattern.Of(Structures.RockSalt(), new() { Displacement = 2e-20 }));
        foreach (var (a, b) in still.Reflections.Zip(moving.Reflections))
            Assert.Equal(Math.Exp(-2 * 2e-20 / (4 * a.Spacing * a.Spacing)), b.Intensity / a.Intensity, 1e-12);
    }

    [Fact]
    public void The_profile_keeps_the_area_of_the_lines_and_adds_the_second_wavelength()
    {
        var salt = PowderPattern.Of(Structures.RockSalt(), new() { Radiation = Radiation.CopperKAlpha, From = 44, To = 47 });
        double[] angles = [.. Enumerable.Range(0, 20001).Select(i => 40 + (i * 5e-4))];
        var curve = salt.On(angles, LineProfile.OfWidth(0.05) with { Mixing = 0 });

        // Only 220 lies in the range; half as much again comes from Kα2. The sum of a smooth line is its integral to rounding.
        Assert.Equal(150, curve.Y.ToArray().Sum() * 5e-4, 1e-6);
        Assert.Equal(Provenance.Computed, curve.Provenance);
    }

    [Fact]
    public void What_makes_no_pattern_gets_one_sentence()
    {
        var salt = Structures.RockSalt();
        Assert.Contains("ascending", Assert.Throws<ArgumentException>(() => PowderPattern.Of(salt, new() { From = 50 })).Message, StringComparison.Ordinal);
        Assert.Contains("states none", Assert.Throws<ArgumentException>(() => PowderPattern.Of(salt, new() { Displacement = null })).Message, StringComparison.Ordinal);
        Assert.Contains("planes", Assert.Throws<ArgumentException>(() => PowderPattern.Of(salt, new() { Radiation = new(1e-13), To = 170 })).Message, StringComparison.Ordinal);
        Assert.Empty(PowderPattern.Of(salt, new() { From = 5, To = 6 }).Lines);
    }

    private static void Check((double TwoTheta, string Indices, double Intensity)[] expected, PowderPattern pattern)
    {
        Assert.All(expected, e =>
        {
            // In P 1 the planes that symmetry would make equal lie at angles that differ in the fourth digit: one line holds them.
            var line = pattern.Lines.Where(l => Math.Abs(l.TwoTheta - e.TwoTheta) < Angle).MinBy(l => Math.Abs(l.Intensity - e.Intensity));
            Assert.True(line is not null && Math.Abs(line.Intensity - e.Intensity) < Height, $"{e.Indices} at {e.TwoTheta}° with {e.Intensity}: found {line?.ToString() ?? "nothing"}");
        });
    }
}
