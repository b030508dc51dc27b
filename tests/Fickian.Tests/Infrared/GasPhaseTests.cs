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

        // About 4B within a branch, falling towards the head of R; 6B from P(2) to R(0) and a weak J = 0 apart.
        Assert.All(gaps.Where(g => g < 3), g => Assert.InRange(g, 1.2, 2.0));
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
        var above = Enumerable.Range(0, curve.Count).Where(i => curve.Y.Span[i] > half).ToArray();
        var step = curve.X.Span[1] - curve.X.Span[0];

        // Two ends, each to a step.
        Assert.Equal(2 * width, (above[^1] - above[0]) * step, 2 * step);
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
        foreach (var apodisation in Enum.GetValues<Apodisation>())
        {
            foreach (var resolution in new[] { 1.0, 1.5, 2, 3, 4 })
            {
                var g = new GasSubtraction(GasPhase.CarbonDioxide(298, 101325, resolution, 0, apodisation)) { FittedRanges = [Region], LargestShift = 1 };
                var r = g.Subtract(map, Cancel);
                var s = g.Separate(map, Cancel);
                var range = with.Axis.Between(Region.Lower, Region.Upper);
                double Variance(ReadOnlySpan<float> v)
                {
                    var a = v[range].ToArray();
                    var m = a.Average();
                    return a.Sum(x => (x - m) * (x - m));
                }

                output.WriteLine($"{apodisation} {resolution}: {s.Gas[0, 0]} ± {s.Gas.StandardErrors.Span[0]} shift {s.Shift} explained {1 - (Variance(r.Span(0, 0)) / Variance(map.Span(0, 0)))}");
            }
        }
    }
}
