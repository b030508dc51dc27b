using Fickian.Infrared;
using MathNet.Numerics.Random;

namespace Fickian.Tests.Infrared;

public sealed class PointSpreadTests
{
    private const double Pitch = 1e-6;

    private static readonly double[] Places = [.. Enumerable.Range(0, 61).Select(i => Pitch * i)];

    private static Image Picture(Func<double, double, double> value) =>
        new([.. Places.SelectMany(y => Places.Select(x => value(x / Pitch, y / Pitch)))], Places, Places);

    private static double Spot(double x, double y, double width) => InfraredMaps.Gauss(x, 30, width) * InfraredMaps.Gauss(y, 30, width);

    [Fact]
    public void Blurred_gaussians_are_wider_gaussians()
    {
        // Widths add as squares: 6² + 8² = 10²; the height falls by 36/100. Sums over pixels of such Gaussians have no error.
        var blurred = new PointSpread(8 * Pitch).Blur(Picture((x, y) => Spot(x, y, 6)));
        Assert.Equal(0.36, blurred[30, 30], 1e-6);
        Assert.Equal(0.36 * Spot(35, 28, 10), blurred[28, 35], 1e-6);
    }

    [Fact]
    public void A_picture_of_one_value_stays_as_it_is_beside_borders_and_gaps()
    {
        var image = Picture((x, y) => x is > 10 and < 14 && y > 40 ? double.NaN : 3);
        var blurred = new PointSpread(7 * Pitch).Blur(image);
        for (var i = 0; i < image.Values.Length; i++)
            Assert.Equal(image.Values.Span[i], blurred.Values.Span[i], 1e-12);
    }

    [Fact]
    public void A_deconvolved_picture_is_nearer_to_the_sample_and_fits_within_noise()
    {
        var random = new MersenneTwister(3);
        var spread = new PointSpread(6 * Pitch);
        var sample = Picture((x, y) => Spot(x, y, 9) + (x > 45 ? 0.5 : 0));
        var seen = spread.Blur(sample).Values.ToArray();
        var noisy = new Image(InfraredMaps.Noisy(seen, 0.01, random), Places, Places);
        var sharp = spread.Deconvolve(noisy, noise: 0.01);
        Assert.True(Distance(sharp, sample) < 0.7 * Distance(noisy, sample), $"{Distance(sharp, sample)} {Distance(noisy, sample)}");
        Assert.InRange(Distance(spread.Blur(sharp), noisy), 0.005, 0.01);
        Assert.DoesNotContain(sharp.Values.ToArray(), v => v < 0);
    }

    [Fact]
    public void Diffraction_follows_wavelength_over_aperture()
    {
        // λ = 4.27 µm at 2340 cm⁻¹: 0.51·4.27/0.5.
        Assert.Equal(4.359e-6, PointSpread.Diffraction(2340, 0.5).Width, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => PointSpread.Diffraction(0, 0.5));
        Assert.Throws<ArgumentException>(() => new PointSpread(0).Blur(Picture((_, _) => 1)));
        Assert.Throws<ArgumentException>(() => new PointSpread(1e-6).Deconvolve(Picture((_, _) => 1), noise: 0));
    }

    private static double Distance(Image a, Image b) => Math.Sqrt(a.Values.ToArray().Zip(b.Values.ToArray(), (u, v) => (u - v) * (u - v)).Average());
}
