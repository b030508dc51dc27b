using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

public sealed partial class ReferenceSubtractionTests
{
    private const string Diamonds = "fixtures/omnic/co2-diamonds";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ReferenceSubtraction InDiamond(Spectrum diamond) => new(diamond, new Band("CO₂ in diamond", 2340, 2435))
    {
        FittedRanges = [new("below", 1750, 2290), new("above", 2440, 2670)],
    };

    [Fact]
    public void Carbon_dioxide_in_a_diamond_has_the_areas_of_the_reference()
    {
        var diamond = InfraredMaps.Text($"{Diamonds}/HPHT-IIa-diamond/HPHT_IIa_diamond_spectrum_normalized.dat");
        var spectra = Enumerable.Range(37, 36).Select(n => InfraredMaps.Omnic($"{Diamonds}/7112_map_50_mkm{n:0000}.spa")).ToArray();
        var map = new SpectralMap(spectra.SelectMany(s => s.Values.ToArray()).Select(v => (float)v).ToArray(), spectra[0].Axis, Axis.Index("row", 4), Axis.Index("column", 9));
        var found = InDiamond(diamond).Measure(map, Cancel);
        var expected = File.ReadLines(Repository.Shared("fixtures/expected.tsv")).Select(l => Derived().Match(l)).Where(m => m.Success).ToArray();
        Assert.Equal(36, expected.Length);
        foreach (var row in expected)
        {
            var pixel = int.Parse(row.Groups["number"].Value, CultureInfo.InvariantCulture) - 37;

            // Half a unit of the last printed digit.
            Assert.Equal(Number(row, "scale"), found.Scale.Values.Span[pixel], 0.6e-6);
            Assert.Equal(Number(row, "area"), found.Area.Values.Span[pixel], 0.6e-4);
            Assert.Equal(Number(row, "ratio"), found.AreaPerScale.Values.Span[pixel], 0.6e-2);
        }

        // The remainder integrates to the same area: rounded to single precision, 96 cm⁻¹ wide.
        var rest = InDiamond(diamond).Subtract(map, Cancel).Integrate(new Band("CO₂ in diamond", 2340, 2435), BandBaseline.Zero, cancellation: Cancel);
        Assert.Equal(found.Area.Values.Span[35], rest.Values.Span[35], 1e-5);
        Assert.All(found.AreaPerScale.StandardErrors.ToArray(), e => Assert.InRange(e, 0.01, 5));
    }

    [Fact]
    public void Errors_hold_the_covariance_of_area_and_scale()
    {
        var axis = InfraredMaps.Descending(2700, 1700, 501);
        var host = new Spectrum(axis, InfraredMaps.On(axis, v => 5 + (3 * Math.Cos(v / 90)) + (2 * InfraredMaps.Gauss(v, 2400, 200))));
        var clean = InfraredMaps.On(axis, v => (0.1 * host.Interpolate(v)) + 0.2 - (1e-4 * (v - 2300)) + (0.3 * InfraredMaps.Gauss(v, 2380, 12)));
        var random = new Random(8);
        var map = InfraredMaps.Row(axis, [clean, .. Enumerable.Range(0, 1000).Select(_ => InfraredMaps.Noisy(clean, 0.01, random))]);
        var found = InDiamond(host).Measure(map, Cancel);
        var area = 0.3 * 12 * Math.Sqrt(Math.PI / Math.Log(2)) / 2;
        Assert.Equal(0.1, found.Scale[0, 0], 1e-6);
        Assert.Equal(area, found.Area[0, 0], 1e-4);
        foreach (var images in new[] { found.Area, found.Scale, found.AreaPerScale })
        {
            var covered = Enumerable.Range(1, 1000).Count(c => Math.Abs(images[0, c] - images[0, 0]) < images.StandardErrors.Span[c]);

            // 1000 trials: 68.3 % ± 1.5 %.
            Assert.InRange(covered / 1000.0, 0.64, 0.73);
        }
    }

    [Fact]
    public void A_reference_that_does_not_cover_the_ranges_is_refused()
    {
        var axis = InfraredMaps.Descending(2700, 1700, 501);
        var map = InfraredMaps.Row(axis, [InfraredMaps.On(axis, _ => 1)]);
        var part = InfraredMaps.Descending(2500, 2000, 251);
        Assert.Throws<ArgumentException>(() => InDiamond(new Spectrum(part, InfraredMaps.On(part, Math.Sin))).Measure(map, Cancel));

        // A flat host cannot be told from the constant of the polynomial.
        Assert.Throws<ArgumentException>(() => InDiamond(new Spectrum(axis, InfraredMaps.On(axis, _ => 2))).Measure(map, Cancel));
        Assert.Throws<ArgumentException>(() => new ReferenceSubtraction(map.Spectrum(0, 0), Band.CarbonHydrogenStretch) { FittedRanges = [] }.Measure(map, Cancel));
    }

    private static double Number(Match row, string name) => double.Parse(row.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"7112_map_50_mkm(?<number>\d{4})\.spa\t.*\[R\] scale=(?<scale>[\d.]+), CO2 band area=(?<area>[\d.]+), area/scale=(?<ratio>[\d.]+)")]
    private static partial Regex Derived();
}
