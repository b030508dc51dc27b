using CsCheck;
using Fickian.Diffusion;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Tests.Diffusion;

public sealed class MovingFrontTests
{
    // Stated in the documentation.
    private const double StatedError = 1e-14;

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Cylinder)]
    [InlineData(BodyShape.Sphere)]
    public void Uptake_is_the_inverse_of_its_time(BodyShape shape) =>
        Gen.Double[1e-6, 1].Sample(uptake =>
        {
            // T of F cancels down to F²/3 for small F: its three terms of up to 3 are rounded to 4e-16 each, over the slope dT/dF of at least 2F/3.
            var time = FrontPosition.Time(shape, uptake);
            Assert.Equal(uptake, FrontPosition.Uptake(shape, time), 1e-15 + (2e-15 / uptake));
        });

    [Theory]
    [InlineData(BodyShape.Sheet, 1)]
    [InlineData(BodyShape.Cylinder, 2)]
    [InlineData(BodyShape.Sphere, 3)]
    public void It_starts_like_the_sheet_with_the_surface_of_the_body(BodyShape shape, int surface)
    {
        // F = (S·a/V)·√(2Dc₀t/(q_s a²)); the next term is smaller by F.
        const double Time = 1e-14;
        var found = new MovingFront(shape, Length: 1e-4, CapacityRatio: 50).FractionalUptake([Time], 1e-10)[0];
        var expected = surface * Math.Sqrt(2 * 1e-10 * Time / 50) / 1e-4;
        Assert.Equal(1, found / expected, expected + StatedError);
    }

    [Theory]
    [InlineData(BodyShape.Sheet)]
    [InlineData(BodyShape.Cylinder)]
    [InlineData(BodyShape.Sphere)]
    public void The_front_obeys_its_quasi_steady_balance(BodyShape shape)
    {
        // q_s·dx/dt = −(flux at the front): D c₀ over depth, x·ln(a/x), or x(a − x)/a. Integrated as t = ∫dx/(speed) with a = 1.
        const double Ratio = 10;
        var front = new MovingFront(shape, Length: 1, CapacityRatio: Ratio);
        double Resistance(double x) => shape switch
        {
            BodyShape.Sheet => 1 - x,
            BodyShape.Cylinder => -x * Math.Log(x),
            _ => x * (1 - x),
        };
        foreach (var x in new[] { 0.9, 0.5, 0.1 })
        {
            var time = Ratio * MathNet.Numerics.Integration.GaussLegendreRule.Integrate(Resistance, x, 1, 64);
            Assert.Equal(1 - Math.Pow(x, (int)shape + 1), front.FractionalUptake([time], 1)[0], 1e-12);
        }
    }

    [Fact]
    public void It_is_over_when_the_front_meets_in_the_middle()
    {
        foreach (var shape in Enum.GetValues<BodyShape>())
        {
            var front = new MovingFront(shape, Length: 1e-4, CapacityRatio: 20);
            var end = front.CompletionTime(1e-12);
            Assert.Equal([0, 0, 1, 1], front.FractionalUptake([-1, 0, end, 2 * end], 1e-12));
            Assert.InRange(front.FractionalUptake([end * (1 - 1e-9)], 1e-12)[0], 0.999, 1);
        }
    }

    [Fact]
    public void A_fit_finds_D()
    {
        var front = new MovingFront(BodyShape.Cylinder, Length: 1e-4, CapacityRatio: 20);
        var time = Enumerable.Range(1, 100).Select(i => i * 1e3).ToArray();
        var fit = front.FitTo(new Curve(time, [.. front.FractionalUptake(time, 3e-13).Select(f => 2 * f)]));
        Assert.Equal(1, fit.Values[front.Diffusivity] / 3e-13, 1e-8);
        Assert.Equal(2, fit.Values[front.EquilibriumUptake], 1e-8);
    }

    [Fact]
    public void A_ratio_that_makes_no_sharp_front_is_refused() =>
        Assert.Contains("above 1", Assert.Throws<ArgumentOutOfRangeException>(() => new MovingFront(BodyShape.Sheet, 1e-4, 0.5)).Message, StringComparison.Ordinal);
}
