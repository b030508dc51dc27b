using System.Numerics;
using CsCheck;
using Fickian.Diffusion;

namespace Fickian.Tests.Diffusion;

public sealed class LaplaceInversionTests
{
    // Stated in the documentation.
    private const double StatedError = 1e-13;

    private static readonly Gen<double> Time = Gen.Double[-20, 20].Select(e => Math.Pow(10, e));

    [Fact]
    public void Powers_of_time_come_back() =>
        Time.Sample(t =>
        {
            Assert.Equal(1, LaplaceInversion.At(s => 1 / s, t), StatedError);
            Assert.Equal(1, LaplaceInversion.At(s => 1 / (s * Complex.Sqrt(s)), t) / (2 * Math.Sqrt(t / Math.PI)), StatedError);
        });

    [Fact]
    public void Exponentials_come_back() =>
        Gen.Double[-6, 6].Sample(e =>
        {
            var t = Math.Pow(10, e);
            Assert.Equal(Math.Exp(-t), LaplaceInversion.At(s => 1 / (s + 1), t), StatedError);
        });

    [Fact]
    public void The_uptake_of_a_sphere_comes_back_at_any_time() =>
        Gen.Double[-10, 3].Sample(e =>
        {
            var fourier = Math.Pow(10, e);
            var exact = new Sphere(Radius: 1).FractionalUptake([fourier], 1)[0];
            Assert.Equal(1, LaplaceInversion.At(s => LaplaceInversion.Sphere(s) / s, fourier) / exact, StatedError);
        });

    [Fact]
    public void The_two_forms_of_the_image_meet() =>
        Gen.Double[-3.1, 3.1].Sample(angle =>
        {
            var (inside, outside) = (Complex.FromPolarCoordinates(1 - 1e-15, angle), Complex.FromPolarCoordinates(1 + 1e-15, angle));
            Assert.Equal(0, (LaplaceInversion.Sphere(inside) - LaplaceInversion.Sphere(outside)).Magnitude, 1e-14);
        });
}
