using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

/// <summary>What uptake into a slab can say about the diffusivity, by how far it was followed.</summary>
public sealed class IdentifiabilityTests
{
    private const double Thickness = 1e-4;
    private const double Truth = 1e-12;

    private static readonly Parameter Diffusivity = Parameter.Free.Positive(Quantity.Diffusivity, 1e-20, 1e-5);
    private static readonly Parameter Capacity = Parameter.Free.Of(Quantity.EquilibriumUptake);

    private static readonly FormulaModel Slab = new("slab", [Diffusivity], [Capacity], (t, p, _) => Uptake(p[0] * t / (0.25 * Thickness * Thickness)))
    {
        Start = _ => [3e-12],
    };

    // 200 equidistant points with σ = 1 % of M∞, expected errors from the Fisher matrix of the series solution.
    // The points start at t = 0 or one step later: the table does not say; that moves the last digit.
    private const double LastDigit = 0.03;

    [Theory]
    [InlineData(0.2, 0.0040, 1.05)]
    [InlineData(0.3, 0.0033, 0.159)]
    [InlineData(0.5, 0.0028, 0.033)]
    [InlineData(1, 0.0029, 0.010)]
    [InlineData(2, 0.0038, 0.0062)]
    [InlineData(4, 0.0054, 0.0065)]
    public void Errors_of_the_diffusivity_follow_the_fourier_number_reached(double fourier, double known, double free)
    {
        var data = Points(fourier);
        var both = Slab.FitTo(data);
        var one = (Slab with { Linear = [Parameter.Fixed(1).Of(Quantity.EquilibriumUptake)] }).FitTo(data);
        Assert.Equal(Truth, both.Values[Diffusivity], 1e-6 * Truth);
        Assert.Equal(known, one.StandardErrors[0] / Truth, (LastDigit * known) + 5e-5);
        Assert.Equal(free, both.StandardErrors[0] / Truth, (LastDigit * free) + 5e-4);
    }

    [Fact]
    public void Short_times_bound_the_diffusivity_on_one_side()
    {
        var fit = Slab.FitTo(Points(0.2));
        Assert.Equal(Verdict.UpperBound, fit[Diffusivity].Verdict);
        Assert.Equal(Verdict.LowerBound, fit[Capacity].Verdict);
        Assert.Equal(Verdict.Determined, Slab.FitTo(Points(1))[Diffusivity].Verdict);
        Assert.Equal(Verdict.Determined, Slab.FitTo(Points(1))[Capacity].Verdict);
    }

    [Fact]
    public void The_initial_slope_is_determined_where_its_factors_are_not()
    {
        var fit = Slab.FitTo(Points(0.1));
        var slope = fit.Derive(new Quantity("slope", "M√D", Unit.One), v => v[Capacity] * Math.Sqrt(v[Diffusivity]));
        Assert.InRange(slope.StandardError / slope.Value, 0.001, 0.01);
        Assert.True(fit.StandardErrors[0] > fit.Values[0]);
    }

    private static Curve Points(double fourier)
    {
        var end = fourier * 0.25 * Thickness * Thickness / Truth;
        var t = Enumerable.Range(1, 200).Select(i => i * end / 200).ToArray();
        return new Curve(t, Array.ConvertAll(t, v => Uptake(Truth * v / (0.25 * Thickness * Thickness))), [.. Enumerable.Repeat(0.01, 200)]);
    }

    // Half thickness l: F = 1 − Σ 8/((2n+1)²π²)·exp(−(2n+1)²π²·Fo/4); 2√(Fo/π) where the series would need more than 60 terms.
    private static double Uptake(double fourier)
    {
        if (fourier < 2e-3)
            return 2 * Math.Sqrt(fourier / Math.PI);
        var sum = 0.0;
        for (var n = 0; n < 60; n++)
        {
            var q = ((2 * n) + 1) * ((2 * n) + 1) * Math.PI * Math.PI;
            sum += 8 / q * Math.Exp(-q * fourier / 4);
        }

        return 1 - sum;
    }
}
