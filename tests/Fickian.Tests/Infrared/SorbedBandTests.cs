using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

public sealed class SorbedBandTests
{
    private static readonly Band Narrow = new("CO₂", 2290, 2390);
    private static readonly Band Wide = new("CO₂ and gas", 2250, 2440);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly double[] Wavenumbers = [.. Enumerable.Range(0, 96).Select(i => 2250.0 + (2 * i))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_area_is_that_of_the_band_above_the_line_through_its_feet(bool descending)
    {
        // Stored in single precision: areas near 5 are good to 1e-5.
        var map = Map(1, 2, 2, descending, (p, f, w) => (2 + p + f) * Gauss(w, 2338, 4) + 0.3 + (1e-3 * (w - 2300)));
        var areas = map.Integrate(Narrow, BandBaseline.Ends, cancellation: Cancel).ToUptake();
        Assert.Equal(2, areas[0, 0, 0], 1e-4);
        Assert.Equal(3, areas[0, 1, 0], 1e-4);
        Assert.Equal(4, areas[0, 1, 1], 1e-4);
        Assert.Equal(2 + (100 * 0.34), map.Integrate(Narrow, BandBaseline.Zero, cancellation: Cancel)[0, 0], 1e-4);
    }

    [Fact]
    public void A_missing_value_leaves_the_pixel_without_area() =>
        Assert.True(double.IsNaN(Map(1, 1, 1, false, (_, _, w) => w == 2338 ? double.NaN : 1).Integrate(Narrow, BandBaseline.Ends, cancellation: Cancel)[0, 0]));

    [Fact]
    public void A_range_beside_the_axis_is_refused() =>
        Assert.Contains("from 100 to 200", Assert.Throws<ArgumentException>(() => Map(1, 1, 1, false, (_, _, _) => 1).Integrate(new("none", 100, 200), BandBaseline.Ends, cancellation: Cancel)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_sorbed_band_is_told_from_the_gas_phase_and_the_baseline()
    {
        // Left quarter beside the sample, where there is more gas; a sample that fills over the frames; a baseline that differs from pixel to pixel.
        double[] amount = [0.5, 1.5, 3, 4, 5, 5, 5, 5];
        var random = new Random(4);
        var map = Map(8, 16, 8, true, (p, f, w) => ((p % 16 >= 4 ? amount[f] : 0) * Gauss(w, 2338, 4)) + ((p % 16 >= 4 ? 1.5 : 2) * (Gauss(w, 2360, 9) + Gauss(w, 2334, 9))) + (0.02 * (p % 5)) + (1e-4 * (p % 3) * (w - 2340)) + (0.002 * SimulatedMaps.Normal(random)));
        var band = SorbedBand.Of(map, Wide);
        Assert.Equal(96, band.Sample.Count);
        Assert.Equal(8, band.Outside.Count);
        var areas = band.Areas(map, Cancel);
        for (var p = 0; p < areas.Pixels; p++)
        {
            for (var f = 0; f < 8; f++)
                Assert.Equal(p % 16 >= 4 ? amount[f] : 0, areas[p / 16, p % 16, f], (6 * areas.Noise) + 0.02);
        }

    }

    [Fact]
    public void Noise_of_an_area_is_what_its_scatter_shows()
    {
        var random = new Random(9);
        var map = Map(10, 20, 4, false, (p, f, w) => (f + 1) * (p % 20 >= 8 ? 1 : 0) * Gauss(w, 2338, 4) + Gauss(w, 2360, 9) + (0.01 * SimulatedMaps.Normal(random)));
        var areas = SorbedBand.Of(map, Wide).Areas(map, Cancel);
        double[] inside = [.. Enumerable.Range(0, 200).Where(p => p % 20 >= 8).Select(p => (double)areas.Values.Span[(p * 4) + 2])];
        var mean = inside.Average();

        // 120 pixels tell their standard deviation to 6.5 %; three of those.
        Assert.Equal(1, Math.Sqrt(inside.Sum(v => (v - mean) * (v - mean)) / 119) / areas.Noise, 0.2);
    }

    [Fact]
    public void Without_pixels_beside_the_sample_the_gas_phase_is_left_out_and_said_so()
    {
        var map = Map(4, 4, 3, false, (_, f, w) => (f + 1) * Gauss(w, 2338, 4));
        var band = SorbedBand.Of(map, Wide);
        Assert.Null(band.Gas);
        Assert.Contains("gas phase", Assert.Single(band.Findings).Message, StringComparison.Ordinal);
        Assert.Equal(2, band.Areas(map, Cancel)[1, 1, 1], 1e-3);
    }

    [Fact]
    public void A_series_in_which_nothing_grows_is_refused()
    {
        Assert.Contains("none does", Assert.Throws<ArgumentException>(() => SorbedBand.Of(Map(4, 4, 3, false, (_, _, w) => Gauss(w, 2338, 4)), Wide)).Message, StringComparison.Ordinal);
        Assert.Contains("2 frames or more", Assert.Throws<ArgumentException>(() => SorbedBand.Of(Map(4, 4, 1, false, (_, _, w) => Gauss(w, 2338, 4)), Wide)).Message, StringComparison.Ordinal);
    }

    private static double Gauss(double w, double at, double deviation) => Math.Exp(-0.5 * Math.Pow((w - at) / deviation, 2)) / (deviation * Math.Sqrt(2 * Math.PI));

    private static SpectralMap Map(int rows, int columns, int frames, bool descending, Func<int, int, double, double> value)
    {
        double[] at = descending ? [.. Wavenumbers.Reverse()] : Wavenumbers;
        var values = new float[frames * rows * columns * at.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)value(i / at.Length % (rows * columns), i / at.Length / (rows * columns), at[i % at.Length]);
        return new(values, new Axis(InfraredQuantity.Wavenumber, at), Axis.Index("row", rows), Axis.Index("column", columns), new Axis(Quantity.Time, [.. Enumerable.Range(1, frames).Select(f => 60.0 * f)]));
    }
}
