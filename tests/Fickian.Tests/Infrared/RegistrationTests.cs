using CsCheck;
using Fickian.Infrared;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Infrared;

public sealed class RegistrationTests
{
    // A sample with structures some three pixels wide.
    private static double Sample(double x, double y) =>
        (x is > -200 and < 200 ? 1 / (1 + Math.Exp(-(x - 9) / 1.5)) : 0) + (0.8 * Math.Exp(-(Math.Pow(x - 20, 2) + Math.Pow(y - 12, 2)) / 18)) + (0.3 * Math.Sin(y / 3) * Math.Cos(x / 4));

    private static Image Picture(double down, double right, double noise = 0, int seed = 1, double gain = 1, double level = 0)
    {
        var random = new MersenneTwister(seed);
        var clean = new double[28 * 36];
        for (var i = 0; i < clean.Length; i++)
            clean[i] = level + (gain * Sample((i % 36) - right, (i / 36) - down));
        return new(InfraredMaps.Noisy(clean, noise, random), [.. Enumerable.Range(0, 36).Select(c => 1e-5 * c)], [.. Enumerable.Range(0, 28).Select(r => 1e-5 * r)]);
    }

    [Fact]
    public void A_shift_is_found_to_a_hundredth_of_a_pixel() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[-5, 5]).Sample((down, right) =>
        {
            var shift = Registration.Shift(Picture(0, 0), Picture(down, right, gain: 1.3, level: -0.4), largestShift: 8);

            // Stated accuracy: cubic interpolation of structures three pixels wide.
            Assert.Equal(down, shift.Rows, 0.01);
            Assert.Equal(right, shift.Columns, 0.01);
            Assert.True(shift.Correlation > 0.999);
        }, iter: 20);

    [Theory]
    [InlineData(1.4891585021237554, -2.292e-64)]
    [InlineData(0, 1e-13)]
    [InlineData(-2, 3)]
    [InlineData(2.5, -1e-12)]
    public void A_shift_by_whole_pixels_in_one_direction_is_found_too(double down, double right)
    {
        var shift = Registration.Shift(Picture(0, 0), Picture(down, right, gain: 1.3, level: -0.4), largestShift: 8);
        Assert.Equal(down, shift.Rows, 0.01);
        Assert.Equal(right, shift.Columns, 0.01);
        Assert.True(double.IsFinite(shift.RowsError));
    }

    [Fact]
    public void Errors_of_a_shift_cover_the_truth()
    {
        // Noise in one picture only, 1 % of its contrast: what interpolation averages away in the other is then not missed.
        var reference = Picture(0, 0);
        var shifts = Enumerable.Range(0, 120).Select(s => Registration.Shift(Picture(0, 0, 0.02, s), reference, largestShift: 2)).ToArray();
        var covered = shifts.Count(s => Math.Abs(s.Rows) < s.RowsError) + shifts.Count(s => Math.Abs(s.Columns) < s.ColumnsError);

        // 240 trials: 68.3 % ± 3 %.
        Assert.InRange(covered / 240.0, 0.59, 0.78);
    }

    [Fact]
    public void Frames_that_drift_are_laid_back_on_the_first()
    {
        // Three frames moved by whole and half pixels; every point of a spectrum is the sample's height times its place.
        (double Down, double Right)[] moves = [(0, 0), (2, -1), (-0.5, 1.5)];
        var axis = InfraredMaps.Descending(2400, 2300, 6);
        var values = moves.SelectMany(m => Enumerable.Range(0, 28 * 36).SelectMany(i => Enumerable.Range(1, 6).Select(k => (float)(k * Sample((i % 36) - m.Right, (i / 36) - m.Down))))).ToArray();
        var map = new SpectralMap(values, axis, Axis.Linear(InfraredQuantity.Y, 27e-5, 0, 28), Axis.Linear(InfraredQuantity.X, 0, 35e-5, 36), new Axis(Quantity.Time, [0, 1, 2]));
        var areas = map.Integrate(new Band("all", 2300, 2400), BandBaseline.Zero, cancellation: TestContext.Current.CancellationToken);
        var shifts = Registration.Drift(areas, largestShift: 5);
        Assert.Equal([0, 2, -0.5], shifts.Select(s => Math.Round(s.Rows, 2) + 0.0));
        Assert.Equal([0, -1, 1.5], shifts.Select(s => Math.Round(s.Columns, 2) + 0.0));
        var aligned = Registration.Align(map, shifts);

        // Bilinear between pixels: an eighth of the curvature, 0.1 a pixel², times the sixth point.
        Assert.Equal(map.At(14, 20, 5, 0), aligned.At(14, 20, 5, 1), 0.02);
        Assert.Equal(map.At(14, 20, 5, 0), aligned.At(14, 20, 5, 2), 0.2);
        Assert.Equal(double.NaN, aligned.At(27, 20, 5, 1));
        Assert.Throws<ArgumentException>(() => Registration.Align(map, shifts[..2]));
        Assert.Throws<ArgumentException>(() => Registration.Drift(areas, reference: 3));
    }

    [Fact]
    public void Pictures_without_contrast_or_of_another_size_are_refused()
    {
        var flat = Picture(0, 0, gain: 0);
        Assert.Throws<ArgumentException>(() => Registration.Shift(flat, flat));
        Assert.Throws<ArgumentException>(() => Registration.Shift(flat, new Image(new double[25], new double[5], new double[5])));
    }

    [Fact]
    public void Matched_places_give_the_transformation_back() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[0.2, 5], Gen.Double[-1e-3, 1e-3], Gen.Double[-1e3, 1e3]).Sample((angle, scale, shear, shift) =>
        {
            (double X, double Y)[] from = [(1e-4, 2e-4), (5e-4, 1e-4), (2e-4, 6e-4), (4e-4, 4e-4)];
            var (cos, sin) = (1e6 * scale * Math.Cos(angle), 1e6 * scale * Math.Sin(angle));
            var similar = new RegistrationTransform(cos, -sin, sin, cos, shift, -shift, 0);
            var affine = similar with { B = (-sin) + (1e6 * shear), E = 2 * shift };
            foreach (var (truth, found) in new[]
            {
                (similar, RegistrationTransform.Similarity(from, [.. from.Select(p => similar.Apply(p.X, p.Y))])),
                (affine, RegistrationTransform.Affine(from, [.. from.Select(p => affine.Apply(p.X, p.Y))])),
            })
            {
                var (expected, actual) = (truth.Apply(3e-4, 3e-4), found.Apply(3e-4, 3e-4));

                // Rounding of places up to 4000 pixels.
                Assert.Equal(expected.X, actual.X, 1e-8);
                Assert.Equal(expected.Y, actual.Y, 1e-8);
                Assert.Equal(0, found.Rms, 1e-8);
                var back = found.Inverse().Apply(actual.X, actual.Y);
                Assert.Equal(3e-4, back.X, 1e-12);
                Assert.Equal(3e-4, back.Y, 1e-12);
            }

            Assert.Equal(1e6 * scale, similar.Magnification, 1e-3);
        }, iter: 100);

    [Fact]
    public void Places_that_do_not_determine_a_transformation_are_refused()
    {
        (double, double)[] line = [(0, 0), (1, 1), (2, 2)];
        Assert.Throws<ArgumentException>(() => RegistrationTransform.Affine(line, line));
        Assert.Throws<ArgumentException>(() => RegistrationTransform.Similarity(line, line[..2]));
        Assert.Throws<ArgumentException>(() => RegistrationTransform.Similarity([(1, 1), (1, 1)], [(0, 0), (1, 1)]));
    }
}
