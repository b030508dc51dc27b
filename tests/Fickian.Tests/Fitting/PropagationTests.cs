using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

public sealed class PropagationTests
{
    private static readonly Quantity Product = new("product", "P", Unit.One);

    [Fact]
    public void A_product_of_powers_has_the_relative_errors_of_its_factors_in_quadrature()
    {
        // u(y)/|y| = sqrt(sum (p u/x)^2) for y = x1^2 x2^-3, exact to first order; differences are good to ten digits.
        var a = new Estimate(2.5e-12, 3e-14, Unit.One) { DegreesOfFreedom = 4 };
        var b = new Estimate(7e3, 50, Unit.One) { DegreesOfFreedom = 9 };
        var y = Propagation.OfIndependent(Product, x => x[0] * x[0] / Math.Pow(x[1], 3), a, b);
        var (ca, cb) = (2 * 3e-14 / 2.5e-12, 3 * 50 / 7e3);
        Assert.Equal(1, y.StandardError / (y.Value * Math.Sqrt((ca * ca) + (cb * cb))), 1e-8);
        Assert.Equal(Math.Pow((ca * ca) + (cb * cb), 2) / ((Math.Pow(ca, 4) / 4) + (Math.Pow(cb, 4) / 9)), y.DegreesOfFreedom, 1e-6 * y.DegreesOfFreedom);
    }

    [Fact]
    public void A_ratio_agrees_with_the_ratio_of_independent_estimates()
    {
        var (a, b) = (new Estimate(3, 0.1, Unit.One), new Estimate(4, 0.2, Unit.One));
        var ratio = Estimate.RatioOfIndependent(a, b);
        var other = Propagation.OfIndependent(Product, x => x[0] / x[1], a, b);
        Assert.Equal(ratio.Value, other.Value);
        Assert.Equal(ratio.StandardError, other.StandardError, 1e-9);
    }

    [Fact]
    public void What_is_known_exactly_adds_nothing_and_what_is_not_determined_leaves_nothing_determined()
    {
        var exact = new Estimate(3, 0, Unit.One);
        Assert.Equal(0, Propagation.OfIndependent(Product, x => x[0] * x[0], exact).StandardError);
        var open = Propagation.OfIndependent(Product, x => x[0] * x[1], exact, Estimate.OfReplicates(Product, 5));
        Assert.Equal((Verdict.NotDetermined, double.PositiveInfinity, 15), (open.Verdict, open.StandardError, open.Value));
    }

    [Fact]
    public void A_function_without_a_value_is_refused() =>
        Assert.Throws<ArgumentException>(() => Propagation.OfIndependent(Product, x => 1 / x[0], new Estimate(0, 1, Unit.One)));

    [Fact]
    public void Replicates_have_the_standard_error_of_their_mean()
    {
        // Mean 10, s = 2, n = 4: u = 1 with three degrees of freedom.
        var mean = Estimate.OfReplicates(Product, 8, 9, 10, 13);
        Assert.Equal((10, 3), (mean.Value, (int)mean.DegreesOfFreedom));
        Assert.Equal(Math.Sqrt(14.0 / 3 / 4), mean.StandardError, 1e-15);
        Assert.Throws<ArgumentException>(() => Estimate.OfReplicates(Product));
        Assert.Throws<ArgumentException>(() => Estimate.OfReplicates(Product, 1, double.NaN));
    }
}
