using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class RichardsonDerivativeTests
{
    // Ten digits are what the extrapolation promises for functions smooth on the scale of the first width.
    private const double TenDigits = 1e-10;

    [Theory]
    [InlineData(0.02)]
    [InlineData(1.0)]
    [InlineData(1e-6)]
    public void It_gives_ten_digits_from_wide_and_narrow_starts(double start)
    {
        // A width of 1e-6 leaves only the digits that rounding spares: eps/h.
        var tolerance = Math.Max(TenDigits, 1e-15 / start);
        Assert.Equal(Math.Exp(0.7), Derivative(Math.Exp, 0.7, start), tolerance * 5);
        Assert.Equal(Math.Cos(0.7), Derivative(Math.Sin, 0.7, start), tolerance * 5);
    }

    [Fact]
    public void It_narrows_where_the_function_is_sharper_than_thought()
    {
        // A line of width 4 at 451 asked for with a width of 9: the case of Eckerle4.
        static double Line(double x) => Math.Exp(-0.5 * (x - 451) * (x - 451) / 16);
        var exact = -(453.0 - 451) / 16 * Line(453);
        Assert.Equal(exact, Derivative(Line, 453, 9), TenDigits);
    }

    [Fact]
    public void It_stays_within_bounds()
    {
        static double Root(double x) => x < 0 ? double.NaN : Math.Exp(x) + (x * Math.Sqrt(x) * x);
        Assert.Equal(1, Derivative(Root, 0, 0.02, lower: 0), 1e-5);
        Assert.Equal(Math.Exp(0.01) + (2.5 * 0.001), Derivative(Root, 0.01, 0.02, lower: 0), 1e-6);
        Assert.Equal(-1, Derivative(x => x > 1 ? double.NaN : -Math.Exp(x - 1), 1, 0.02, upper: 1), 1e-8);
    }

    private static double Derivative(Func<double, double> f, double at, double width, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        var result = new double[1];
        new RichardsonDerivative(1).Differentiate(
            (t, values) =>
            {
                values[0] = f(t);
                return double.IsFinite(values[0]);
            },
            at, lower, upper, ref width, result);
        return result[0];
    }
}
