using CsCheck;
using Fickian.Infrared;

namespace Fickian.Tests.Infrared;

public sealed class BandTests
{
    // Values of maps have 24 bits.
    private const double SinglePrecision = 1.2e-7;

    private static readonly Band Wide = new("wide", 2250, 2450);
    private static readonly Band Quiet = new("quiet", 2500, 2690);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_area_uses_the_stored_points_only(bool descending)
    {
        double[] x = [9, 10, 11, 13, 14, 20];
        double[] y = [100, 1, 3, 5, 2, 100];
        if (descending)
        {
            Array.Reverse(x);
            Array.Reverse(y);
        }

        var spectrum = new Spectrum(new Axis(InfraredQuantity.Wavenumber, x), y);
        var band = new Band("by hand", 9.5, 19);

        // Trapezoids 2, 8 and 3.5; the chord from (10, 1) to (14, 2) takes 6.
        Assert.Equal(13.5, spectrum.Integrate(band, BandBaseline.Zero).Value, SinglePrecision * 13.5);
        Assert.Equal(7.5, spectrum.Integrate(band, BandBaseline.EdgeToEdge).Value, SinglePrecision * 13.5);

        // Line through (9, 100) and (20, 100), flat at 100: 13.5 − 4·100.
        var ranges = BandBaseline.Through(new Band("left", 8.9, 9.1), new Band("right", 19.5, 20));
        Assert.Equal(13.5 - 400, spectrum.Integrate(band, ranges).Value, SinglePrecision * 400);
    }

    [Fact]
    public void A_line_below_the_band_changes_no_measure() =>
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-0.01, 0.01], Gen.Double[2320, 2380], Gen.Double[8, 30]).Sample((offset, slope, position, width) =>
        {
            var axis = InfraredMaps.Descending(2700, 2200, 1001);
            var peak = InfraredMaps.On(axis, v => InfraredMaps.Gauss(v, position, width));
            var tilted = InfraredMaps.On(axis, v => InfraredMaps.Gauss(v, position, width) + offset + (slope * (v - 2340)));
            var map = InfraredMaps.Row(axis, [peak, tilted]);
            BandBaseline[] lines = [BandBaseline.EdgeToEdge, BandBaseline.Through(new Band("left", 2210, 2250), new Band("right", 2450, 2500))];
            foreach (var measure in Enum.GetValues<BandMeasure>())
            {
                foreach (var line in lines)
                {
                    var images = map.Measure(measure, Wide, line, cancellation: Cancel);

                    // Rounding of an ordinate of up to 5 moves a vertex by 5·ε·w²/(8·ln2·Δ), less than 1e-3.
                    Assert.Equal(images[0, 0], images[0, 1], 2e-3);
                }
            }
        }, iter: 20);

    [Fact]
    public void A_gaussian_has_the_measures_of_its_formula()
    {
        var axis = InfraredMaps.Descending(2700, 2200, 2001);
        var map = InfraredMaps.Row(axis, [InfraredMaps.On(axis, v => 0.5 * InfraredMaps.Gauss(v, 2341.13, 14))]);

        // Trapezoids of a Gaussian have no error; single precision remains.
        Assert.Equal(0.25 * 14 * Math.Sqrt(Math.PI / Math.Log(2)), map.Integrate(Wide, BandBaseline.Zero, cancellation: Cancel)[0, 0], 1e-6);

        // A parabola through points Δ apart misses the vertex by less than h·(Δ/w)⁴·(4·ln2)²/8, Δ/w = 1/56; position and centre accordingly.
        Assert.Equal(0.5, map.Measure(BandMeasure.Height, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 0], 2e-6);
        Assert.Equal(2341.13, map.Measure(BandMeasure.Position, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 0], 1e-3);
        Assert.Equal(2341.13, map.Measure(BandMeasure.Centre, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 0], 1e-5);

        // Chords miss the crossing by less than A″Δ²/(8A′) = 1e-3 each.
        Assert.Equal(14, map.Measure(BandMeasure.Width, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 0], 2e-3);
    }

    [Theory]
    [InlineData(BandMeasure.Area)]
    [InlineData(BandMeasure.Height)]
    [InlineData(BandMeasure.Position)]
    [InlineData(BandMeasure.Width)]
    [InlineData(BandMeasure.Centre)]
    public void One_standard_error_covers_the_truth_in_68_per_cent(BandMeasure measure)
    {
        // Points as far apart as lets one parabola and two chords describe the peak.
        var axis = InfraredMaps.Descending(2700, 2200, 101);
        var clean = InfraredMaps.On(axis, v => 0.4 + InfraredMaps.Gauss(v, 2341, 40));
        var random = new Random(3);
        var map = InfraredMaps.Row(axis, [clean, .. Enumerable.Range(0, 2000).Select(_ => InfraredMaps.Noisy(clean, 0.004, random))]);
        var line = BandBaseline.Through(new Band("left", 2200, 2270), new Band("right", 2420, 2500));
        var images = map.Measure(measure, Wide, line, Quiet, Cancel);
        var covered = Enumerable.Range(1, 2000).Count(c => Math.Abs(images[0, c] - images[0, 0]) < images.StandardErrors.Span[c]);

        // 2000 trials: 68.3 % ± 1.04 %; a fifth of it for the curvature that first order leaves out.
        Assert.InRange(covered / 2000.0, 0.62, 0.74);
    }

    [Fact]
    public void What_cannot_be_measured_is_no_number()
    {
        var axis = InfraredMaps.Descending(2700, 2200, 101);
        var broken = InfraredMaps.On(axis, v => InfraredMaps.Gauss(v, 2341, 40));
        broken[70] = double.NaN;
        var map = InfraredMaps.Row(axis, [broken, InfraredMaps.On(axis, v => v / 2700), InfraredMaps.On(axis, _ => 0)]);
        foreach (var measure in Enum.GetValues<BandMeasure>())
            Assert.Equal(double.NaN, map.Measure(measure, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 0]);

        // A slope has its highest point at an end, and zeros have no width.
        Assert.Equal(double.NaN, map.Measure(BandMeasure.Position, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 1]);
        Assert.Equal(double.NaN, map.Measure(BandMeasure.Width, Wide, BandBaseline.Zero, cancellation: Cancel)[0, 2]);
        Assert.Equal(double.PositiveInfinity, map.Integrate(Wide, cancellation: Cancel).StandardErrors.Span[1]);
        Assert.Throws<ArgumentException>(() => map.Integrate(new Band("outside", 3000, 3100), cancellation: Cancel));
        Assert.Throws<ArgumentException>(() => new Band("upside down", 3000, 2900));
        Assert.Throws<ArgumentException>(() => BandBaseline.Through());
        Assert.Throws<ArgumentException>(() => new Spectrum(Axis.Index("point", 5), new double[5]).Integrate(new Band("points", 1, 4)));
    }

    [Fact]
    public void Images_ascend_whatever_the_order_of_the_map()
    {
        var axis = InfraredMaps.Descending(2400, 2300, 11);

        // Two frames, three rows from the top down, two columns; the area of a pixel is its place.
        var values = Enumerable.Range(0, 12).SelectMany(place => Enumerable.Repeat(place / 100f, 11)).ToArray();
        var map = new SpectralMap(values, axis, Axis.Linear(InfraredQuantity.Y, 2e-5, 0, 3), Axis.Linear(InfraredQuantity.X, 0, 1e-5, 2), new Axis(Quantity.Time, [0, 60]))
        {
            Usable = new PixelMask(3, 2, [true, true, true, true, true, false]),
        };
        var areas = map.Integrate(new Band("all", 2300, 2400), BandBaseline.Zero, cancellation: Cancel);
        var image = areas.Image(frame: 1);
        Assert.Equal([10, double.NaN, 8, 9, 6, 7], image.Values.ToArray().Select(v => Math.Round(v, 5)));
        Assert.Equal([0, 1e-5, 2e-5], image.Y.ToArray().Select(y => Math.Round(y, 9)));
        Assert.Equal([2, 8], areas.Pixel(1, 0).Y.ToArray().Select(v => Math.Round(v, 5)));
        Assert.Equal([2, 8], areas.Mean().Y.ToArray().Select(v => Math.Round(v, 5)));
        Assert.Equal([0, 6, 1, 7], areas.ToUptake().Values.ToArray()[..4].Select(v => Math.Round(v, 5)));
        Assert.Throws<ArgumentException>(() => areas.Mean(new PixelMask(2, 3, new bool[6])));
    }
}
