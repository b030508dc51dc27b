using System.Numerics;
using CsCheck;
using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class FaddeevaTests
{
    // As stated in the documentation of the function.
    private const double StatedError = 1e-13;

    // Reference values were computed with 40 digits.
    [Theory]
    [InlineData(0, 0, 1, 0)]
    [InlineData(1, 1, 0.30474420525691259, 0.20821893820283163)]
    [InlineData(0.5, 0.001, 0.77815171831254913, 0.47814717512158424)]
    [InlineData(3, 0.1, 0.0079426809987699907, 0.20074234309867737)]
    [InlineData(6, 1e-6, 1.6375340765768394e-8, 0.09539620896910791)]
    [InlineData(12, 0.5, 0.0019762436764948046, 0.04709755696226781)]
    [InlineData(0.1, 8, 0.069974636708941339, 0.0008615230181083474)]
    [InlineData(40, 3, 0.001052913171037076, 0.01403010905344445)]
    [InlineData(2.5, 0, 0.0019304541362277092, 0.25172302461185758)]
    public void Values_are_those_of_forty_digits(double x, double y, double real, double imaginary)
    {
        var w = Faddeeva.W(new Complex(x, y));
        Assert.Equal(real, w.Real, StatedError);
        Assert.Equal(imaginary, w.Imaginary, StatedError);
    }

    [Fact]
    public void On_the_imaginary_axis_it_is_the_scaled_error_function() =>
        Gen.Double[0, 100].Sample(y => Assert.Equal(ErrorFunctions.Erfcx(y), Faddeeva.W(new Complex(0, y)).Real, StatedError));

    [Fact]
    public void On_the_real_axis_the_real_part_is_a_gaussian() =>
        Gen.Double[-30, 30].Sample(x => Assert.Equal(Math.Exp(-x * x), Faddeeva.W(new Complex(x, 0)).Real, StatedError));

    [Fact]
    public void It_is_the_convolution_of_a_gaussian_with_a_pole() =>
        Gen.Select(Gen.Double[-8, 8], Gen.Double[0.8, 8]).Sample((x, y) =>
        {
            // Re w = (y/π)∫e^{−t²}/((x − t)² + y²)dt; trapezoids 0.1 apart miss it by 2·e^{−2πy/0.1}.
            var sum = Enumerable.Range(-100, 201).Select(k => 0.1 * k).Sum(t => Math.Exp(-t * t) / (((x - t) * (x - t)) + (y * y)));
            Assert.Equal(0.1 * y / Math.PI * sum, Faddeeva.W(new Complex(x, y)).Real, 2 * StatedError);
        });

    [Fact]
    public void The_lower_half_plane_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Faddeeva.W(new Complex(1, -1e-3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Faddeeva.W(new Complex(1, double.NaN)));
    }
}
