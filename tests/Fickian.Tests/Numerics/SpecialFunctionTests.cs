using Fickian.Numerics;

namespace Fickian.Tests.Numerics;

public sealed class SpecialFunctionTests
{
    // As stated in the documentation of the functions; the reference values were computed with 40 digits.
    private const double StatedError = 1e-14;

    [Theory]
    [InlineData(-3, 16205.9888539995866)]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.615690344192925875)]
    [InlineData(1, 0.427583576155807004)]
    [InlineData(1.99999, 0.255396744279304569)]
    [InlineData(2, 0.255395676310505744)]
    [InlineData(2.1, 0.245119123345172347)]
    [InlineData(5, 0.110704637733068626)]
    [InlineData(50, 0.0112815362653237725)]
    public void The_scaled_complementary_error_function_keeps_its_digits(double x, double expected) =>
        Assert.Equal(1, ErrorFunctions.Erfcx(x) / expected, StatedError);

    [Theory]
    [InlineData(-3, 6.00000335503497762)]
    [InlineData(0, 0.564189583547756287)]
    [InlineData(1, 0.050254541660012221)]
    [InlineData(1.99999, 0.000978069493334668771)]
    [InlineData(2, 0.000978022714951495253)]
    [InlineData(3, 3.35503497761760283e-6)]
    [InlineData(5, 1.48134293368493403e-13)]
    [InlineData(10, 1.0340531914663688e-46)]
    public void The_integral_of_the_error_function_keeps_its_digits(double x, double expected) =>
        Assert.Equal(1, ErrorFunctions.Ierfc(x) / expected, StatedError * Math.Max(1, x * x));

    [Theory]
    [InlineData(-1e-10, -9.99999999950000000e-11)]
    [InlineData(-0.001, -0.000999500166625008332)]
    [InlineData(-0.1, -0.0951625819640404268)]
    [InlineData(-0.5, -0.393469340287366576)]
    [InlineData(1e-5, 1.00000500001666671e-5)]
    [InlineData(-50, -1)]
    public void The_exponential_less_one_does_not_cancel(double x, double expected) =>
        Assert.Equal(1, Exponential.MinusOne(x) / expected, StatedError);

    [Fact]
    public void A_tridiagonal_system_is_solved_to_round_off()
    {
        double[] diagonal = [4, 5, 6, 7];
        double[] offDiagonal = [double.NaN, -1, 2, -3];
        double[] solution = [1, -2, 3, -4];
        double[] right = [6, -5, 26, -37];
        var pivots = new double[4];

        Tridiagonal.Factor(diagonal, offDiagonal, pivots);
        Tridiagonal.Solve(offDiagonal, pivots, right);

        for (var i = 0; i < 4; i++)
            Assert.Equal(solution[i], right[i], StatedError);
    }
}
