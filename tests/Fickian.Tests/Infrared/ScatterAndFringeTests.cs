using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

/// <summary>Multiplicative scatter correction and interference fringes, against what was put in.</summary>
public sealed class ScatterAndFringeTests
{
    private static readonly double[] X = SyntheticSpectra.Descending(800, first: 3000, step: 2);
    private static readonly Axis Wavenumbers = SyntheticSpectra.Wavenumbers(X);

    private static readonly Spectrum Reference = new(Wavenumbers, [.. X.Select((_, i) => SyntheticSpectra.Bands(i / 799.0))]) { Name = "glass" };
    private static readonly Spectrum Vapour = new(Wavenumbers, [.. X.Select((_, i) => 0.3 * Math.Pow(Math.Sin(i / 3.0), 8))]) { Name = "water vapour" };

    [Fact]
    public void Every_coefficient_comes_back_within_its_error_as_often_as_it_should()
    {
        var correction = new MultiplicativeScatterCorrection(Reference, degree: 2, Vapour);
        var (inside, random) = (0, new Random(5));
        for (var trial = 0; trial < 100; trial++)
        {
            var fit = correction.Fit(Mixed(0.7, 0.4, 0.01, random));
            inside += Math.Abs(fit.Multiplier.Value - 0.7) < fit.Multiplier.StandardError ? 1 : 0;
            inside += Math.Abs(fit.Interferents[0].Value - 0.4) < fit.Interferents[0].StandardError ? 1 : 0;
            inside += Math.Abs(fit.Baseline[1].Value + 0.1) < fit.Baseline[1].StandardError ? 1 : 0;
        }

        // 300 draws of probability 0.683: three standard deviations are 24.
        Assert.InRange(inside, 181, 229);
    }

    [Fact]
    public void The_corrected_spectrum_is_the_reference_gaps_stay_and_maps_agree()
    {
        var correction = new MultiplicativeScatterCorrection(Reference, degree: 2, Vapour);
        var exact = correction.Fit(Mixed(0.7, 0.4, 0, new Random(1)));
        Assert.All(exact.Corrected.Values.ToArray().Zip(Reference.Values.ToArray()), p => Assert.Equal(p.Second, p.First, 1e-12));
        var values = Mixed(0.7, 0.4, 0.01, new Random(2)).Values.ToArray();
        values[9] = double.NaN;
        var corrected = new Spectrum(Wavenumbers, values).Filter(correction);
        Assert.Equal([9], Enumerable.Range(0, 800).Where(i => double.IsNaN(corrected.Values.Span[i])));
        var map = SyntheticSpectra.Map(X, 1, 3, (_, c, _) => c == 1 ? [.. values.Select(v => -v)] : values);
        var result = map.Filter(correction, cancellation: TestContext.Current.CancellationToken);
        Assert.All(Enumerable.Range(0, 800).Where(i => i != 9), i => Assert.Equal(corrected.Values.Span[i], result.Span(0, 2)[i], 1e-5));
        Assert.True(float.IsNaN(result.Span(0, 1)[0]));
        Assert.Contains("1 of 3 spectra", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_axes_and_terms_that_depend_on_each_other_are_refused()
    {
        var shifted = new Spectrum(SyntheticSpectra.Wavenumbers(Array.ConvertAll(X, v => v + 1)), Reference.Values.ToArray());
        Assert.Contains("on the axis of the reference", Assert.Throws<ArgumentException>(() => shifted.Filter(new MultiplicativeScatterCorrection(Reference))).Message, StringComparison.Ordinal);
        Assert.Contains("do not depend on each other", Assert.Throws<ArgumentException>(() => new MultiplicativeScatterCorrection(Reference, 1, Reference).Fit(Reference)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiplicativeScatterCorrection(Reference, 9));
    }

    [Theory]
    [InlineData(20e-6)]
    [InlineData(76e-6)]
    [InlineData(200e-6)]
    public void Fringes_measure_the_optical_thickness_within_its_error(double thickness)
    {
        var inside = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var fit = Finder().Find(Fringed(thickness, amplitude: 0.02, noise: 0.01, seed));
            inside += fit.OpticalThickness.Interval(0.95).Contains(1.5 * thickness) ? 1 : 0;
            Assert.Equal(0.02, fit.Amplitude, 0.005);
            Assert.Equal(thickness, fit.Thickness.Value, 5 * fit.Thickness.StandardError);
            Assert.True(fit.Thickness.StandardError >= 0.01 / 1.5 * fit.Thickness.Value);
        }

        // 20 draws of probability 0.95: fewer than 15 happen once in 3000.
        Assert.InRange(inside, 15, 20);
    }

    [Fact]
    public void Removal_leaves_bands_and_background_as_they_were()
    {
        var clean = Fringed(76e-6, amplitude: 0, noise: 0.001, seed: 4);
        var filtered = Fringed(76e-6, amplitude: 0.05, noise: 0.001, seed: 4).Filter(Finder());
        // The noise in the seven numbers of the fringes, of 800 points, and their amplitude of 0.05 in between.
        Assert.All(filtered.Values.ToArray().Zip(clean.Values.ToArray()), p => Assert.Equal(p.Second, p.First, 0.002));
    }

    [Fact]
    public void Without_fringes_nothing_is_found_and_nothing_changed()
    {
        var spectrum = Fringed(76e-6, amplitude: 0, noise: 0.01, seed: 3);
        var fit = Finder().Find(spectrum);
        Assert.Equal(Verdict.NotDetermined, fit.OpticalThickness.Verdict);
        Assert.Equal(Verdict.NotDetermined, fit.Thickness.Verdict);
        Assert.True(fit.FalseAlarmProbability > 1e-3);
        Assert.Equal(spectrum.Values.ToArray(), spectrum.Filter(Finder()).Values.ToArray());
    }

    [Fact]
    public void Thicknesses_that_the_axis_cannot_show_are_refused()
    {
        var spectrum = Fringed(76e-6, 0.02, 0.01, seed: 1);
        Assert.Contains("wider than two steps", Assert.Throws<ArgumentException>(() => (Finder() with { Thickest = 0.01 }).Find(spectrum)).Message, StringComparison.Ordinal);
        Assert.Contains("has fewer", Assert.Throws<ArgumentException>(() => (Finder() with { Excluded = [new(0, 2990)] }).Find(spectrum)).Message, StringComparison.Ordinal);
    }

    private static InterferenceFringes Finder() => new(new Estimate(1.5, 0.01, Unit.One), Thinnest: 10e-6, Thickest: 400e-6) { Excluded = [new(2430, 2600), new(1850, 2080)] };

    private static Spectrum Fringed(double thickness, double amplitude, double noise, int seed)
    {
        var random = new Random(seed);
        return new(Wavenumbers, [.. X.Select((v, i) => SyntheticSpectra.Bands(i / 799.0) + SyntheticSpectra.Curved(i / 799.0)
            + (amplitude * (1 + (0.4 * ((v - 2200) / 800))) * Math.Cos((2 * Math.PI * 2 * 1.5 * 100 * thickness * v) + 0.7)) + (noise * SyntheticSpectra.Normal(random)))]);
    }

    private static Spectrum Mixed(double multiplier, double vapour, double noise, Random random)
    {
        return new(Wavenumbers, [.. X.Select((v, i) =>
        {
            var u = (2 * i / 799.0) - 1;
            return (multiplier * Reference.Values.Span[i]) + (vapour * Vapour.Values.Span[i]) + 0.2 - (0.1 * u) + (0.05 * ((2 * u * u) - 1)) + (noise * SyntheticSpectra.Normal(random));
        })]);
    }
}
