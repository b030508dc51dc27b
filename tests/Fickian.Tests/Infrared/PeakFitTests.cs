using CsCheck;
using Fickian.Infrared;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Infrared;

public sealed class PeakFitTests(ITestOutputHelper output)
{
    private static readonly Band Window = new("window", 2290, 2390);
    private static readonly Axis Axis = InfraredMaps.Descending(2400, 2280, 121);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static double[] Peak(PeakShape shape, double height, double position, double width, double mixing, double offset = 0.3, double slope = 1e-3) =>
        [.. shape.On(Axis, position, width, mixing).Values.ToArray().Select((g, i) => (height * g) + offset + (slope * (Axis[i] - 2340)))];

    [Theory]
    [InlineData(PeakShape.Gauss)]
    [InlineData(PeakShape.Lorentz)]
    [InlineData(PeakShape.PseudoVoigt)]
    [InlineData(PeakShape.Voigt)]
    public void A_peak_without_noise_is_found_again(PeakShape shape) =>
        Gen.Select(Gen.Double[0.05, 2], Gen.Bool, Gen.Double[2325, 2355], Gen.Double[6, 25], Gen.Double[0.1, 0.9]).Sample((size, isDip, position, width, mixing) =>
        {
            var height = isDip ? -size : size;
            var found = new PeakFit(shape, Window).Fit(new Spectrum(Axis, Peak(shape, height, position, width, mixing)));

            // Single precision of ordinates up to 2.3, a relative 6e-8 of the height at every point; the mixing is ten times as soft.
            var rounding = 2e-6 * (1 + (0.5 / size));
            Assert.Equal(PeakStatus.Found, found.Status);
            Assert.Equal(height, found.Value.Height, rounding * 10);
            Assert.Equal(position, found.Value.Position, rounding * width);
            Assert.Equal(width, found.Value.Width, 10 * rounding * width);
            Assert.Equal(0.3, found.Value.Offset, 20 * rounding);
            Assert.Equal(1e-3, found.Value.Slope, rounding);
            if (shape is PeakShape.PseudoVoigt or PeakShape.Voigt)
                Assert.Equal(mixing, found.Value.Mixing, 50 * rounding);
        }, iter: 200);

    [Theory]
    [InlineData(PeakShape.Gauss, 0)]
    [InlineData(PeakShape.Lorentz, 0)]
    [InlineData(PeakShape.PseudoVoigt, 0.4)]
    [InlineData(PeakShape.Voigt, 0.4)]
    [InlineData(PeakShape.Voigt, 0.99)]
    public void Slopes_and_areas_are_those_of_the_peak(PeakShape shape, double mixing)
    {
        var wide = InfraredMaps.Descending(2340 + 8000, 2340 - 8000, 80001).Values.ToArray();
        var columns = new PeakColumns(shape, wide);
        var (centre, up, down) = (new double[4 * columns.Stride], new double[4 * columns.Stride], new double[4 * columns.Stride]);
        columns.Fill(2341, Math.Log(12), mixing, centre);

        // Trapezoids of width 0.2 have no error; the wings of Lorentz beyond 8000 cm⁻¹ hold w/(2·8000) = 7.5e-4 of h·w.
        var area = 0.2 * centre.AsSpan(0, wide.Length).ToArray().Sum() / 12;
        Assert.InRange(columns.Area(mixing).Factor - area, -1e-9, 8e-4);
        (double, double, double)[] steps = [(1e-4, 0, 0), (0, 1e-5, 0), (0, 0, 1e-5)];
        for (var k = 1; k < columns.Count; k++)
        {
            var (p, w, m) = steps[k - 1];
            columns.Fill(2341 + p, Math.Log(12) + w, mixing + m, up);
            columns.Fill(2341 - p, Math.Log(12) - w, mixing - m, down);
            for (var i = 39900; i < 40100; i++)
                Assert.Equal((up[i] - down[i]) / (2 * (p + w + m)), centre[(k * columns.Stride) + i], 1e-7);
        }

        var slope = (columns.Area(mixing + 1e-5).Factor - columns.Area(mixing - 1e-5).Factor) / 2e-5;
        Assert.Equal(slope, columns.Area(mixing).Slope, 1e-6);
    }

    [Fact]
    public void A_voigt_profile_has_its_stated_width()
    {
        var columns = new PeakColumns(PeakShape.Voigt, [2340 - 5, 2340, 2340 + 5, 2350]);
        var room = new double[4 * columns.Stride];
        for (var mixing = 0.0; mixing < 1; mixing += 0.05)
        {
            columns.Fill(2340, Math.Log(10), mixing, room);

            // 0.03 % of the width times the slope at half height, at most ln 2.
            Assert.Equal(0.5, room[0], 2e-4);
            Assert.Equal(1, room[1], 1e-12);
        }
    }

    [Theory]
    [InlineData(PeakShape.Gauss, 0)]
    [InlineData(PeakShape.Lorentz, 0)]
    [InlineData(PeakShape.PseudoVoigt, 0.5)]
    [InlineData(PeakShape.Voigt, 0.5)]
    public void One_standard_error_covers_the_truth_in_68_per_cent(PeakShape shape, double mixing)
    {
        var random = new MersenneTwister(17);
        var clean = Peak(shape, 1, 2341, 14, mixing);
        var map = InfraredMaps.Row(Axis, [.. Enumerable.Range(0, 1000).Select(_ => InfraredMaps.Noisy(clean, 0.01, random))]);
        var fits = new PeakFit(shape, Window).Fit(map, Cancel);
        var middle = 0.3 + (1e-3 * (Axis.Values.ToArray().Where(Window.Contains).Average() - 2340));
        var area = new PeakColumns(shape, [2340]).Area(mixing).Factor * 14;
        (string Name, double Truth, Func<PeakParameters, double> Of)[] parameters =
        [
            ("height", 1, p => p.Height), ("position", 2341, p => p.Position), ("width", 14, p => p.Width), ("area", area, p => p.Area),
            ("offset", middle, p => p.Offset), ("slope", 1e-3, p => p.Slope), ("mixing", mixing, p => p.Mixing),
        ];
        Assert.Equal(1000, fits.Found);
        foreach (var (name, truth, of) in parameters.Take(mixing > 0 ? 7 : 6))
        {
            var covered = fits.Pixels.Count(p => Math.Abs(of(p.Value) - truth) < of(p.StandardError)) / 1000.0;
            output.WriteLine($"{shape} {name}: {covered}");

            // 68.3 % ± 1.5 %, over 27 such numbers.
            Assert.InRange(covered, 0.62, 0.74);
        }

        Assert.Equal(0.01, fits.Pixels.Average(p => p.Noise), 1e-4);
        Assert.Equal(fits.Pixels[5].Value.Area, fits.Areas[0, 5]);
    }

    [Fact]
    public void A_fit_agrees_with_the_least_squares_of_all_points()
    {
        // The general solver, all five parameters at once, from the values found: nothing moves.
        var random = new MersenneTwister(4);
        var noisy = Array.ConvertAll(InfraredMaps.Noisy(Peak(PeakShape.Lorentz, 0.5, 2337, 11, 0), 0.02, random), v => (double)(float)v);
        var found = new PeakFit(PeakShape.Lorentz, Window).Fit(new Spectrum(Axis, noisy));
        var indices = Enumerable.Range(0, Axis.Count).Where(i => Window.Contains(Axis[i])).ToArray();
        var mean = indices.Average(i => Axis[i]);
        double Misfit(double h, double p, double w, double a, double b) => indices.Sum(i =>
            Math.Pow(noisy[i] - (h / (1 + (4 * Math.Pow((Axis[i] - p) / w, 2)))) - a - (b * (Axis[i] - mean)), 2));
        var (value, least) = (found.Value, Misfit(found.Value.Height, found.Value.Position, found.Value.Width, found.Value.Offset, found.Value.Slope));
        Assert.Equal(found.Noise, Math.Sqrt(least / (indices.Length - 5)), 1e-9);
        foreach (var step in new[] { -1e-3, 1e-3 })
        {
            Assert.True(Misfit(value.Height + step, value.Position, value.Width, value.Offset, value.Slope) > least);
            Assert.True(Misfit(value.Height, value.Position + step, value.Width, value.Offset, value.Slope) > least);
            Assert.True(Misfit(value.Height, value.Position, value.Width + (10 * step), value.Offset, value.Slope) > least);
            Assert.True(Misfit(value.Height, value.Position, value.Width, value.Offset + step, value.Slope) > least);
            Assert.True(Misfit(value.Height, value.Position, value.Width, value.Offset, value.Slope + (0.01 * step)) > least);
        }
    }

    [Fact]
    public void Spectra_without_a_peak_say_so()
    {
        var broken = Peak(PeakShape.Gauss, 1, 2340, 12, 0);
        broken[60] = double.NaN;
        var map = InfraredMaps.Row(Axis, [broken, InfraredMaps.On(Axis, _ => 0), InfraredMaps.On(Axis, v => 1e-4 * Math.Pow(v - 2340, 3)), Peak(PeakShape.Gauss, 1, 2340, 12, 0)]);
        var fits = new PeakFit(PeakShape.Gauss, Window).Fit(map, Cancel);
        Assert.Equal([PeakStatus.Missing, PeakStatus.Missing, PeakStatus.Found], new[] { fits.Pixels[0].Status, fits.Pixels[1].Status, fits.Pixels[3].Status });
        Assert.NotEqual(PeakStatus.Found, fits.Pixels[2].Status);
        Assert.Equal(double.NaN, fits.Heights[0, 0]);
        Assert.Throws<ArgumentException>(() => new PeakFit(PeakShape.Gauss, new Band("narrow", 2338, 2342)).Fit(map, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => PeakShape.Gauss.On(Axis, 2340, 0));
    }
}
