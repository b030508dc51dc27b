using Fickian.Composition;
using Fickian.Files;
using Fickian.Infrared;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Composition;

public sealed class NmrIntegralsTests
{
    private static readonly NmrRange Linker = new("Im", 8.8, 9.2, 1);
    private static readonly NmrRange Guest = new("DMF", 2.6, 3.0, 6);

    [Fact]
    public void Mole_ratios_come_from_areas_over_nuclei_whatever_the_baseline()
    {
        var integrals = NmrIntegrals.Of(Spectrum(linker: 4.8, guest: 0.3, noise: 0, random: null, slope: 0.7), Linker, Guest);

        // Lines end within the ranges to 1e-8; the trapezoid over a Gaussian of six points per standard deviation is exact to 1e-9.
        Assert.Equal(4.8, integrals["Im"].Area.Value, 1e-6);
        Assert.Equal(0.3 / 6 / 4.8, integrals.MoleRatio("DMF", "Im").Value, 1e-6);
        Assert.Throws<ArgumentException>(() => integrals.MoleRatio("DMF", "water"));
    }

    [Fact]
    public void Intervals_of_integrals_and_ratios_cover_the_truth()
    {
        // 500 sets: a true 68 % lies within 68 ± 6 % with probability 0.996.
        var random = new Normal(0, 1, new MersenneTwister(17));
        var (area, ratio) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            var integrals = NmrIntegrals.Of(Spectrum(1, 0.4, 0.3, random, 0.2), Linker, Guest);
            area += Covers(integrals["DMF"].Area, 0.4);
            ratio += Covers(integrals.MoleRatio("DMF", "Im"), 0.4 / 6);
        }

        Assert.InRange(area / 500.0, 0.62, 0.74);
        Assert.InRange(ratio / 500.0, 0.62, 0.74);
    }

    [Fact]
    public void Intervals_hold_where_noise_is_correlated_between_points()
    {
        // Zero filling correlates neighbours; here moving means of three. The effective number of points is itself estimated, so 68 ± 9 % is asked of 500 sets.
        var random = new Normal(0, 1, new MersenneTwister(19));
        var covered = 0;
        for (var i = 0; i < 500; i++)
        {
            var clean = Spectrum(1, 0.4, 0, null, 0);
            double[] white = [.. Enumerable.Range(0, clean.Count + 2).Select(_ => 0.3 * random.Sample())];
            var smooth = clean.With(clean.X.ToArray(), [.. clean.Y.ToArray().Select((y, k) => y + ((white[k] + white[k + 1] + white[k + 2]) / 3))]);
            covered += Covers(NmrIntegrals.Of(smooth, Guest)["DMF"].Area, 0.4);
        }

        Assert.InRange(covered / 500.0, 0.59, 0.80);
    }

    [Fact]
    public void A_signal_that_does_not_stand_out_is_told_and_ranges_beside_the_spectrum_are_refused()
    {
        var random = new Normal(0, 1, new MersenneTwister(23));
        var spectrum = Spectrum(1, 0, 0.5, random, 0);
        Assert.Contains(NmrIntegrals.Of(spectrum, Guest).Findings, f => f.Where == "DMF");
        Assert.Throws<ArgumentException>(() => NmrIntegrals.Of(spectrum, new NmrRange("far", 20, 21, 1)));
        Assert.Throws<ArgumentException>(() => NmrIntegrals.Of(spectrum, new NmrRange("turned", 3, 2, 1)));
        Assert.Throws<ArgumentException>(() => NmrIntegrals.Of(spectrum, new NmrRange("narrow", 3, 3.0001, 1)));
    }

    [Fact]
    public void A_measured_spectrum_has_the_areas_that_a_plain_sum_over_its_points_gives()
    {
        var spectrum = NmrFile.Read(Repository.Shared("fixtures/nmr/chemsharp/nmr/pdata/1/1r"));
        var highest = spectrum.X.Span[Array.IndexOf(spectrum.Y.ToArray(), spectrum.Y.ToArray().Max())];
        var (low, high) = (highest - 0.2, highest + 0.2);
        var sum = 0.0;
        for (var i = 0; i < spectrum.Count; i++)
            sum += spectrum.X.Span[i] >= low && spectrum.X.Span[i] <= high ? spectrum.Y.Span[i] * (spectrum.X.Span[1] - spectrum.X.Span[0]) : 0;
        // The baseline takes the far tails of the line with it: 0.5 % of a line of this width.
        Assert.Equal(sum, NmrIntegrals.Of(spectrum, new NmrRange("peak", low, high, 1))["peak"].Area.Value, 0.01 * sum);
    }

    [Fact]
    public void The_simulated_spectra_give_back_the_ratios_of_the_paper()
    {
        // Lorentzian tails reach beyond any range: 3 % of the area is allowed beside three standard errors.
        var spectrum = NmrFile.Read(Repository.Data["simulated/nmr/ZIF-62-linkers.csv"]);
        Assert.Equal(Provenance.Simulated, spectrum.Provenance);
        var ratio = NmrIntegrals.Of(spectrum, new NmrRange("Im", 8.8, 9.1, 1), new NmrRange("bIm", 9.2, 9.5, 1)).MoleRatio("bIm", "Im");
        Assert.Equal(1 / 4.8, ratio.Value, (3 * ratio.StandardError) + (0.03 / 4.8));
    }

    [Fact]
    public void Guests_per_linker_count_both_linkers()
    {
        var integrals = NmrIntegrals.Of(Spectrum(linker: 4.8, guest: 0.3, noise: 0, random: null, slope: 0), Linker, Guest);
        Assert.Equal(0.05 / (4.8 + 0.05), integrals.MoleRatio("DMF", "Im", "DMF").Value, 1e-6);
        Assert.Throws<ArgumentException>(() => integrals.MoleRatio("DMF"));
    }

    private static int Covers(Estimate estimate, double truth) => estimate.Interval(0.68).Contains(truth) ? 1 : 0;

    private static Curve Spectrum(double linker, double guest, double noise, Normal? random, double slope)
    {
        const double Width = 0.03;
        double[] x = [.. Enumerable.Range(0, 2400).Select(i => i * 0.005)];
        double Line(double at, double centre, double area) => area / Width / Math.Sqrt(2 * Math.PI) * Math.Exp(-0.5 * Math.Pow((at - centre) / Width, 2));
        return new(x, [.. x.Select(v => Line(v, 9.0, linker) + Line(v, 2.8, guest) + 1 + (slope * v) + (random is null ? 0 : noise * random.Sample()))])
        {
            XQuantity = InfraredQuantity.Unknown,
        };
    }
}
