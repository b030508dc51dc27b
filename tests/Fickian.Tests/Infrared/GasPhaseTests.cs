using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

public sealed class GasPhaseTests(ITestOutputHelper output)
{
    private static readonly Band Region = new("lines of CO₂", 2280, 2395);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    // Lines of ¹²C¹⁶O₂ from ν₀ = 2349.14291, B₀ = 0.39021889, B₁ = 0.38714138 cm⁻¹ without the code: R(0) = ν₀ + 2B₁ − 4D₁, P(2) = R(0) − 6B₀ + 36D₀.
    [InlineData(2349.91719)]
    [InlineData(2347.57588)]
    public void Lines_stand_where_the_constants_put_them(double wavenumber) =>
        Assert.Equal(wavenumber, CarbonDioxideLines.At(296, 101325).MinBy(l => Math.Abs(l.Wavenumber - wavenumber)).Wavenumber, 2e-5);

    [Fact]
    public void Nuclear_spin_leaves_every_other_line_of_the_main_band_out()
    {
        var lines = CarbonDioxideLines.At(296, 101325);
        var strong = lines.Where(l => l.Strength > 0.2 * lines.Max(m => m.Strength)).Select(l => l.Wavenumber).Order().ToArray();
        var gaps = strong.Zip(strong.Skip(1), (a, b) => b - a).ToArray();

        // About 4B within a branch, falling towards the head of R; with odd J it would be half. One gap lies between the branches.
        Assert.All(gaps.Order().SkipLast(1), g => Assert.InRange(g, 1.0, 2.1));
        Assert.InRange(lines.MaxBy(l => l.Strength).Wavenumber, 2359, 2364);

        // Strength of the band at 296 K per 1 Pa·m: 9.17e-17 cm · 2.4470e16 cm⁻² / ln 10, times hot band and isotope, 1 + 0.0780 + 0.0106.
        Assert.Equal(9.17e-17 * 2.4470e16 / Math.Log(10) * 1.0886, lines.Sum(l => l.Strength), 1e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => CarbonDioxideLines.At(20, 101325));
        Assert.Throws<ArgumentOutOfRangeException>(() => CarbonDioxideLines.At(296, -1));
    }

    [Theory]
    [InlineData(Apodisation.Boxcar, 0.6034)]
    [InlineData(Apodisation.Triangular, 0.8859)]
    public void The_instrument_gives_a_narrow_line_its_width_and_keeps_its_area(Apodisation apodisation, double width)
    {
        // Full widths of sinc and sinc² in units of 1/L.
        var spectrum = GasLineSpectrum.Of([new(2350, 2, 1e-4, 0.004)], resolution: 2, column: 0, apodisation);
        var curve = spectrum.ToCurve();
        var half = 0.5 * curve.Y.ToArray().Max();
        var step = curve.X.Span[1] - curve.X.Span[0];
        var crossings = Enumerable.Range(1, curve.Count - 1).Where(i => (curve.Y.Span[i] > half) != (curve.Y.Span[i - 1] > half))
            .Select(i => curve.X.Span[i - 1] + (step * (half - curve.Y.Span[i - 1]) / (curve.Y.Span[i] - curve.Y.Span[i - 1]))).ToArray();

        // Chords between points a twentieth of the resolution apart, and the line's own 0.008.
        Assert.Equal(2 * width, crossings[1] - crossings[0], 0.01);
        Assert.Equal(2, curve.Y.ToArray().Sum() * step, 2e-3);
    }

    [Fact]
    public void A_saturated_column_has_less_area_than_a_thin_one()
    {
        var axis = InfraredMaps.Descending(2400, 2230, 2000);
        var band = new Band("all", 2235, 2395);
        double Area(double column) => GasPhase.CarbonDioxide(296, 101325, 2, column).On(axis).Integrate(band, BandBaseline.Zero).Value;
        var thin = Area(0);
        output.WriteLine($"{thin} {Area(1) / thin} {Area(10) / thin} {Area(100) / thin}");
        Assert.Equal(thin, Area(1e-3), 1e-3 * thin);
        Assert.InRange(Area(10) / thin, 0.6, 0.85);
        Assert.True(Area(100) < Area(10));
    }

    [Fact]
    public void Lines_of_a_real_instrument_are_those_of_the_model()
    {
        // The same diamond before and after the vendor's atmospheric compensation: the difference is gas alone.
        const string folder = "fixtures/opus/co2-diamonds/FN7112-diamond-500scans-up_to_4000cm-";
        var (with, without) = (InfraredMaps.Text(folder + "no_atm_comp-2cm-1.0.dpt"), InfraredMaps.Text(folder + "with_atm_comp-2cm-1.0.dpt"));
        var difference = with.Values.ToArray().Zip(without.Values.ToArray(), (a, b) => a - b).ToArray();
        var map = InfraredMaps.Row(with.Axis, [difference]);
        var (thin, thick) = (Explained(map, column: 0), Explained(map, column: 80));
        output.WriteLine($"{thin} {thick}");

        // Air in the spectrometer, some 60 Pa of CO₂ over more than a metre, is far from thin.
        Assert.InRange(thin.Part, 0.9, 0.95);
        Assert.InRange(thick.Part, 0.994, 1);

        // In the file the gap between the branches stands at 2346.9 cm⁻¹ to a point of 1 cm⁻¹, its true place is 2349.1 less half the distance to the weaker branch.
        Assert.InRange(thick.Shift, -3, -2);
    }

    private static (double Part, double Shift) Explained(SpectralMap map, double column)
    {
        var subtraction = new BandSeparation { Gas = GasPhase.CarbonDioxide(298, 101325, resolution: 2, column), FittedRanges = [Region], LargestShift = 3 };
        var range = map.Wavenumbers.Between(Region.Lower, Region.Upper);
        return (1 - (Variance(subtraction.Subtract(map, Cancel)) / Variance(map)), subtraction.Separate(map, Cancel).Shift);

        double Variance(SpectralMap m)
        {
            var values = m.Span(0, 0)[range].ToArray();
            return values.Sum(v => Math.Pow(v - values.Average(), 2));
        }
    }

    [Fact]
    public void Gas_in_the_beam_and_sorbed_gas_are_told_apart_with_their_covariance()
    {
        var axis = InfraredMaps.Descending(2420, 2260, 321);
        var gas = GasPhase.CarbonDioxide(296, 101325, 2);
        var band = new Band("sorbed", 2300, 2380);
        var shape = new Spectrum(axis, InfraredMaps.On(axis, v => InfraredMaps.Gauss(v, 2337, 12)));
        const double shift = 0.13;
        var (lines, area) = (gas.On(axis, shift).Values, 0.2 * 12 * Math.Sqrt(Math.PI / Math.Log(2)) / 2);
        var clean = axis.Values.ToArray().Select((v, i) => 0.1 + (1e-4 * (v - 2340)) + (0.2 * shape.Values.Span[i]) + (3 * lines.Span[i])).ToArray();
        var random = new Random(21);
        var map = InfraredMaps.Row(axis, [.. Enumerable.Range(0, 1000).Select(_ => InfraredMaps.Noisy(clean, 0.002, random))]);
        var found = new BandSeparation { Gas = gas, FittedRanges = [new("window", 2265, 2415)], Band = band, Sorbed = shape, LargestShift = 0.5 }.Separate(map, Cancel);

        // 1000 spectra: 2·10⁻³ of noise moves the shift by less than 10⁻³, and 68.3 % ± 1.5 % are covered.
        Assert.Equal(shift, found.Shift, 2e-3);
        Assert.InRange(Covered(found.Sorbed, area), 0.64, 0.73);
        Assert.InRange(Covered(found.Gas!, 3), 0.64, 0.73);
        var (x, y) = (found.Sorbed.Values.ToArray(), found.Gas!.Values.ToArray());
        Assert.Equal(MathNet.Numerics.Statistics.Correlation.Pearson(x, y), found.Correlation, 0.1);
        Assert.True(found.Correlation < -0.1, $"{found.Correlation}");

        static double Covered(BandImages images, double truth) =>
            Enumerable.Range(0, 1000).Count(c => Math.Abs(images[0, c] - truth) < images.StandardErrors.Span[c]) / 1000.0;
    }

    [Fact]
    public void A_pixel_beside_the_sample_serves_as_reference()
    {
        var axis = InfraredMaps.Descending(2420, 2260, 321);
        var gas = GasPhase.CarbonDioxide(296, 101325, 2).On(axis).Values.ToArray();
        double[] With(double amount, double sorbed) => [.. axis.Values.ToArray().Select((v, i) => (amount * gas[i]) + (sorbed * InfraredMaps.Gauss(v, 2310, 8)))];
        var map = InfraredMaps.Row(axis, [With(2, 0), With(3, 0.1), With(1, 0.2)]);
        var beside = GasPhase.FromPixels(map, new PixelMask(1, 3, [true, false, false]));
        var subtraction = new BandSeparation { Gas = beside, FittedRanges = [new("R branch", 2352, 2400)], Band = new("sorbed", 2290, 2330) };
        var found = subtraction.Separate(map, Cancel);

        // Single precision of absorbances up to 0.5 over 100 points.
        Assert.Equal([1, 1.5, 0.5], found.Gas!.Values.ToArray().Select(g => Math.Round(g, 5)));
        var rest = map.Subtract(subtraction, Cancel);
        var height = rest.Measure(BandMeasure.Height, new Band("sorbed", 2290, 2330), cancellation: Cancel);
        Assert.Equal(0.2, height[0, 2], 1e-3);
        Assert.Equal(0.1 * 8 * Math.Sqrt(Math.PI / Math.Log(2)) / 2, found.Sorbed[0, 1], 1e-4);

        // Alone, over the range of its spectrum, the gas of the first pixel vanishes.
        Assert.All(map.Subtract(beside, Cancel).Span(0, 0).ToArray(), v => Assert.Equal(0, v, 1e-6));
        Assert.Throws<ArgumentException>(() => GasPhase.FromPixels(map, new PixelMask(1, 3, new bool[3])));
        Assert.Throws<ArgumentOutOfRangeException>(() => GasPhase.CarbonDioxide(296, 101325, 0));
    }
}
