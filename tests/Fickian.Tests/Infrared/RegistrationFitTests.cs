using Fickian.Infrared;
using MathNet.Numerics.Distributions;

namespace Fickian.Tests.Infrared;

public sealed class RegistrationFitTests
{
    private const double Error = 0.4;
    private static readonly (double X, double Y)[] Places = [(40e-6, 20e-6), (290e-6, 15e-6), (300e-6, 170e-6), (60e-6, 165e-6), (160e-6, 95e-6), (230e-6, 60e-6)];

    // 80 000 pixels per metre, turned by 3°, rows downwards.
    private static readonly RegistrationTransform Truth = new(79890, -4187, -4187, -79890, 82, 168, 0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Intervals_cover_the_truth_and_a_place_in_68_percent(bool affine)
    {
        // 500 sets: a true 68 % lies within 68 ± 6 % with probability 0.996. One standard error of a Student variable with 8 or 6 degrees of freedom covers 65 %.
        var (magnification, rotation, place, wide) = (0, 0, 0, 0);
        var at = Truth.Apply(200e-6, 150e-6);
        for (var seed = 0; seed < 500; seed++)
        {
            var fit = Fit(affine, seed);
            magnification += Covers(fit.Magnification.Value - Truth.Magnification, fit.Magnification.StandardError);
            rotation += Covers(fit.Rotation.Value - Math.Atan2(Truth.C, Truth.A), fit.Rotation.StandardError);
            place += Covers(fit.Place(200e-6, 150e-6).X.Value - at.X, fit.Place(200e-6, 150e-6).X.StandardError);
            wide += fit.Magnification.Interval(0.95).Contains(Truth.Magnification) ? 1 : 0;
        }

        Assert.All([magnification, rotation, place], n => Assert.InRange(n / 500.0, 0.59, 0.73));
        Assert.InRange(wide / 500.0, 0.92, 0.98);
    }

    [Fact]
    public void A_picture_that_is_counted_downwards_is_a_mirrored_similarity()
    {
        var fit = RegistrationFit.Similarity(Places, [.. Places.Select(p => Truth.Apply(p.X, p.Y))]);
        Assert.True(fit.IsMirrored);
        Assert.Equal(0, fit.PlaceError, 1e-3);
        Assert.Equal(Truth.Magnification, fit.Magnification.Value, 0.5);
        Assert.False(RegistrationFit.Similarity(Places, [.. Places.Select(p => (p.X * 2, p.Y * 2))]).IsMirrored);
    }

    [Fact]
    public void Few_places_say_nothing_of_errors_and_a_wrong_one_is_told()
    {
        var exact = RegistrationFit.Similarity(Places[..2], [.. Places[..2].Select(p => Truth.Apply(p.X, p.Y))]);
        Assert.Equal(Verdict.NotDetermined, exact.Magnification.Verdict);
        Assert.Equal(2, exact.Findings.Length);
        (double X, double Y)[] many = [.. Places, (100e-6, 40e-6), (120e-6, 140e-6), (260e-6, 120e-6)];
        (double X, double Y)[] marked = [.. many.Select(p => Truth.Apply(p.X, p.Y))];
        marked[4].X += 8;
        Assert.Contains(RegistrationFit.Similarity(many, marked).Findings, f => f.Message.Contains("Pair 5", StringComparison.Ordinal));
    }

    private static RegistrationFit Fit(bool affine, int seed)
    {
        var noise = new Normal(0, Error, new Random(seed));
        (double X, double Y)[] marked = [.. Places.Select(p => Truth.Apply(p.X, p.Y)).Select(p => (p.X + noise.Sample(), p.Y + noise.Sample()))];
        return affine ? RegistrationFit.Affine(Places, marked) : RegistrationFit.Similarity(Places, marked);
    }

    private static int Covers(double difference, double error) => Math.Abs(difference) < error ? 1 : 0;
}
