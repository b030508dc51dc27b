using CsCheck;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Tests.Fitting;

public sealed class FitTests
{
    // Both minima are found to rounding; the condition of a decay is about 3.
    private const double SameMinimum = 1e-8;

    private static readonly Curve Points = Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed: 1);

    [Fact]
    public void Elimination_of_coefficients_gives_the_full_nonlinear_fit()
    {
        var separated = Synthetic.Decay.FitTo(Points);
        var full = Synthetic.NonlinearDecay(0.5, 1).FitTo(Points);
        Assert.Equal(1, separated.Values[Synthetic.Rate] / full.Values[Synthetic.Rate], SameMinimum);
        Assert.Equal(1, separated.Values[Synthetic.Amplitude] / full.Values[Synthetic.Amplitude], SameMinimum);
        Assert.Equal(1, separated.SumOfSquares / full.SumOfSquares, SameMinimum);
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
                Assert.Equal(1, separated.Covariance[i, j] / full.Covariance[i, j], SameMinimum);
        }

        Assert.Equal(separated.Correlation[0, 1], full.Correlation[0, 1], SameMinimum);
        Assert.True(separated.Outcome.IsMinimum);
    }

    [Fact]
    public void Analytic_and_numeric_derivatives_give_the_same_errors()
    {
        var analytic = Synthetic.Decay.FitTo(Points);
        var numeric = (Synthetic.Decay with { Slope = null }).FitTo(Points);
        Assert.Equal(1, analytic.StandardErrors[0] / numeric.StandardErrors[0], SameMinimum);
        Assert.Equal(1, analytic.StandardErrors[1] / numeric.StandardErrors[1], SameMinimum);
    }

    [Fact]
    public void A_straight_line_has_the_errors_of_the_textbook()
    {
        double[] x = [1, 2, 3, 4, 5];
        double[] y = [1.1, 1.9, 3.2, 3.9, 5.1];
        var line = new FormulaModel("line", [], [FormulaModel.Named("intercept"), FormulaModel.Named("slope")], (v, _, j) => j == 0 ? 1 : v);
        var fit = line.FitTo(new Curve(x, y));
        // Sxx = 10, Sxy = 10.0, ȳ = 3.04, SSR = Syy − Sxy²/Sxx = 10.072 − 10 = 0.072, by hand.
        var ssr = y.Sum(v => (v - 3.04) * (v - 3.04)) - 10.0;
        Assert.Equal(1.0, fit.Values[1], 1e-14);
        Assert.Equal(0.04, fit.Values[0], 1e-14);
        Assert.Equal(Math.Sqrt(ssr / 3 / 10), fit.StandardErrors[1], 1e-14);
        Assert.Equal(Math.Sqrt(ssr / 3 * ((1 / 5.0) + (9 / 10.0))), fit.StandardErrors[0], 1e-14);
    }

    [Fact]
    public void A_fixed_coefficient_is_taken_off_the_data()
    {
        var fixedOffset = Synthetic.DecayWithOffset with { Linear = [Synthetic.Amplitude, Parameter.Fixed(0.5).Of(Synthetic.Offset.Quantity)] };
        var shifted = Points.With(Points.X.ToArray(), [.. Points.Y.ToArray().Select(y => y + 0.5)]);
        var fit = fixedOffset.FitTo(shifted);
        Assert.Equal(1, fit.Values[Synthetic.Rate] / Synthetic.Decay.FitTo(Points).Values[Synthetic.Rate], SameMinimum);
        Assert.Equal(0.5, fit[Synthetic.Offset].Value);
        Assert.Equal(0, fit[Synthetic.Offset].StandardError);
        Assert.Equal(2, fit.Covariance.RowCount);
    }

    [Fact]
    public void A_fixed_parameter_keeps_its_value_and_has_no_error()
    {
        var rate = Synthetic.Rate with { IsFree = false, Value = 1.3 };
        var fit = (Synthetic.Decay with { Nonlinear = [rate] }).FitTo(Points);
        Assert.Equal(1.3, fit[rate].Value);
        Assert.Equal(0, fit[rate].StandardError);
        Assert.Equal(Verdict.Determined, fit[rate].Verdict);
        Assert.Equal(new Interval(1.3, 1.3, 0.95), fit[rate].Interval());
    }

    [Fact]
    public void A_coefficient_beyond_its_bound_is_held_there_and_the_rest_is_solved_again()
    {
        var bounded = Synthetic.DecayWithOffset with { Linear = [Synthetic.Amplitude, Synthetic.Offset.Within(0.1, 1)] };
        var fit = bounded.FitTo(Points);
        var held = (Synthetic.DecayWithOffset with { Linear = [Synthetic.Amplitude, Parameter.Fixed(0.1).Of(Synthetic.Offset.Quantity)] }).FitTo(Points);
        Assert.Equal(0.1, fit.Values[Synthetic.Offset]);
        Assert.Equal(1, fit.Values[Synthetic.Rate] / held.Values[Synthetic.Rate], SameMinimum);
        Assert.Contains(fit.Findings, f => f.Where == "offset" && f.Message.Contains("lower bound 0.1"));
    }

    [Fact]
    public void A_parameter_stops_at_its_bound_with_a_finding()
    {
        var fit = (Synthetic.Decay with { Nonlinear = [Synthetic.Rate.Within(1e-3, 1.0)] }).FitTo(Points);
        Assert.Equal(1.0, fit.Values[Synthetic.Rate]);
        Assert.Contains(fit.Findings, f => f.Where == "rate" && f.Message.Contains("upper bound 1"));
        Assert.Equal(double.PositiveInfinity, fit[Synthetic.Rate].Interval().Upper);
    }

    [Fact]
    public void Logarithmic_parameters_are_found_over_ten_decades()
    {
        foreach (var start in new[] { 1e-4, 1e-2, 1, 30 })
        {
            var fit = (Synthetic.Decay with { Nonlinear = [Synthetic.Rate with { Value = start }] }).FitTo(Points);
            Assert.Equal(1, fit.Values[Synthetic.Rate] / Synthetic.Decay.FitTo(Points).Values[Synthetic.Rate], SameMinimum);
        }
    }

    [Fact]
    public void Known_standard_deviations_weigh_the_points_and_set_the_errors()
    {
        double[] x = [0, 1, 2];
        double[] y = [1, 2, 1.2];
        double[] sigma = [1, 2, 1];
        var constant = new FormulaModel("constant", [], [Synthetic.Offset], (_, _, _) => 1);
        var fit = constant.FitTo(new Curve(x, y, sigma));
        // Weights 1, 1/4, 1: mean = (1 + 0.5 + 1.2)/2.25 = 1.2, variance 1/2.25; χ²/ν = 0.1 leaves it as it is.
        Assert.Equal(1.2, fit.Values[0], 1e-14);
        Assert.Equal(Math.Sqrt(1 / 2.25), fit.StandardErrors[0], 1e-14);
        Assert.Equal(double.PositiveInfinity, fit[Synthetic.Offset].DegreesOfFreedom);
        Assert.Empty(fit.Findings);
    }

    [Fact]
    public void Errors_grow_where_points_scatter_more_than_they_should()
    {
        var curve = Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed: 3, known: true);
        var optimistic = curve.With(curve.X.ToArray(), curve.Y.ToArray(), [.. Enumerable.Repeat(0.005, curve.Count)]);
        var fit = Synthetic.Decay.FitTo(optimistic);
        var unweighted = Synthetic.Decay.FitTo(curve.With(curve.X.ToArray(), curve.Y.ToArray()));
        Assert.Equal(1, fit.StandardErrors[0] / unweighted.StandardErrors[0], SameMinimum);
        Assert.Contains(fit.Findings, f => f.Severity == Severity.Warning && f.Message.Contains("exceeds 1"));
    }

    [Fact]
    public void Estimates_do_not_depend_on_the_units_of_x_and_y() =>
        Gen.Select(Gen.Double[-8, 8], Gen.Double[-6, 6], Gen.Int[0, 1000]).Sample(
            (logY, logX, seed) =>
            {
                var (fy, fx) = (Math.Pow(10, logY), Math.Pow(10, logX));
                var curve = Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed);
                var scaled = new Curve([.. curve.X.ToArray().Select(x => x * fx)], [.. curve.Y.ToArray().Select(y => y * fy)]);
                var (plain, other) = (Synthetic.Decay.FitTo(curve), Synthetic.Decay.FitTo(scaled));
                return Near(other.Values[Synthetic.Rate] * fx, plain.Values[Synthetic.Rate])
                    && Near(other.Values[Synthetic.Amplitude] / fy, plain.Values[Synthetic.Amplitude])
                    && Near(other.StandardErrors[0] * fx, plain.StandardErrors[0])
                    && Near(other.StandardErrors[1] / fy, plain.StandardErrors[1]);
            },
            iter: 100);

    [Fact]
    public void A_derived_quantity_goes_through_the_covariance()
    {
        var fit = Synthetic.Decay.FitTo(Points);
        var (a, k) = (fit.Values[Synthetic.Amplitude], fit.Values[Synthetic.Rate]);
        var area = fit.Derive(new Quantity("area", "A", Unit.One), v => v[Synthetic.Amplitude] / v[Synthetic.Rate]);
        var c = fit.Covariance;
        var variance = (c[1, 1] / (k * k)) + (a * a * c[0, 0] / (k * k * k * k)) - (2 * a * c[0, 1] / (k * k * k));
        Assert.Equal(a / k, area.Value, 1e-15);
        Assert.Equal(1, area.StandardError / Math.Sqrt(variance), SameMinimum);
        Assert.Equal(48, area.DegreesOfFreedom);
    }

    [Fact]
    public void A_product_is_determined_where_its_factors_are_not()
    {
        // Nothing but a·k can be seen in y = a·k·x.
        var model = new FormulaModel("product", [Synthetic.Rate], [Synthetic.Amplitude], (x, p, _) => p[0] * x) { Start = _ => [1] };
        var fit = model.FitTo(Synthetic.Noisy(x => 3 * x, 0.01, seed: 5));
        Assert.Equal(double.PositiveInfinity, fit.StandardErrors[0]);
        Assert.Equal(double.PositiveInfinity, fit.Covariance[1, 1]);
        Assert.Equal(double.PositiveInfinity, fit.ConditionNumber);
        Assert.DoesNotContain(fit.Covariance.Enumerate(), double.IsNaN);
        var product = fit.Derive(new Quantity("product", "ak", Unit.One), v => v[Synthetic.Rate] * v[Synthetic.Amplitude]);
        Assert.Equal(3, product.Value, 0.01);
        Assert.InRange(product.StandardError, 1e-4, 1e-2);
        Assert.Equal(Verdict.NotDetermined, fit[Synthetic.Rate].Verdict);
        Assert.Contains(fit.Findings, f => f.Message.Contains("do not determine all parameters"));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= SameMinimum * Math.Abs(b);
}
