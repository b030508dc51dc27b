using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Tests.Fitting;

public sealed class FitEdgeTests
{
    [Fact]
    public void No_points_are_refused() => Refused(new Curve([], []), "holds no points");

    [Fact]
    public void One_point_is_refused() => Refused(new Curve([1], [1]), "1 point cannot determine 2 free parameters");

    [Fact]
    public void As_many_points_as_parameters_are_refused() => Refused(new Curve([1, 2], [1, 2]), "give at least 3 points");

    [Fact]
    public void Equal_ordinates_are_refused() => Refused(new Curve([1, 2, 3, 4], [2, 2, 2, 2]), "All 4 values of y are equal (2)");

    [Fact]
    public void Zeros_are_refused() => Refused(new Curve([1, 2, 3, 4], [0, 0, 0, 0]), "All 4 values of y are equal (0)");

    [Fact]
    public void A_standard_deviation_of_zero_is_refused_away_from_the_origin() =>
        Refused(new Curve([0, 1, 2, 3], [1, 0.6, 0.3, 0.2], [0.1, 0.1, 0, 0.1]), "x = 2 (index 2) has standard deviation 0");

    [Fact]
    public void A_certain_origin_is_left_out_with_a_finding()
    {
        var fit = Synthetic.Decay.FitTo(new Curve([0, 1, 2, 3], [1, 0.6, 0.3, 0.2], [0, 0.1, 0.1, 0.1]));
        Assert.Equal(3, fit.Data.Count);
        Assert.Contains(fit.Findings, f => f.Where == "x = 0");
    }

    [Fact]
    public void A_start_beyond_the_bounds_is_refused()
    {
        var model = Synthetic.Decay with { Nonlinear = [(Synthetic.Rate with { Value = 5 }).Within(1, 2)] };
        Assert.Contains("should lie between its bounds 1 and 2", Assert.Throws<ArgumentException>(() => model.FitTo(Good)).Message);
    }

    [Fact]
    public void A_parameter_without_any_start_is_refused()
    {
        var model = Synthetic.Decay with { Start = null, Nonlinear = [FormulaModel.Named("rate")] };
        Assert.Contains("There is no start for 'rate'", Assert.Throws<ArgumentException>(() => model.FitTo(Good)).Message);
    }

    [Fact]
    public void A_model_that_is_not_finite_at_the_start_fails_in_a_sentence()
    {
        var model = new FormulaModel("broken law", [FormulaModel.Named("rate", 1)], [], (_, _, _) => double.NaN);
        var failure = Assert.Throws<FitException>(() => model.FitTo(Good));
        Assert.Equal(LeastSquaresOutcome.NotFinite, failure.Outcome);
        Assert.Equal("Fit of the broken law: The model is not finite at the start; start elsewhere, or bound the parameters to where the model is defined.", failure.Message);
    }

    [Fact]
    public void Too_few_iterations_fail_in_a_sentence()
    {
        var options = new FitOptions { Stopping = new() { MaximumIterations = 1 } };
        var failure = Assert.Throws<FitException>(() => Synthetic.Decay.FitTo(Good, options));
        Assert.Equal(LeastSquaresOutcome.IterationLimit, failure.Outcome);
    }

    [Fact]
    public void A_model_that_fails_on_the_way_is_kept_where_it_is_defined()
    {
        // √(1 − k) ends at k = 1, below the best value 1.3.
        var model = new FormulaModel("edge", [FormulaModel.Named("rate", 0.2)], [Synthetic.Amplitude], (x, p, _) => Math.Exp(-p[0] * x) + (0 * Math.Sqrt(1 - p[0])));
        var fit = model.FitTo(Good);
        Assert.InRange(fit.Values[0], 0.9, 1);
    }

    [Fact]
    public void Data_without_noise_are_fitted_exactly_and_keep_finite_statistics()
    {
        var fit = Synthetic.Decay.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0, seed: 1));
        Assert.Equal(1.3, fit[Synthetic.Rate].Value, 1e-14);
        Assert.True(double.IsFinite(fit.Aicc));
        Assert.True(fit[Synthetic.Rate].Interval().Contains(1.3));
        Assert.InRange(fit[Synthetic.Rate].Interval().HalfWidth, 0, 1e-12);
        Assert.Contains(fit.Findings, f => f.Message.Contains("vanish to rounding"));
    }

    [Fact]
    public void An_unknown_parameter_is_named_with_those_there_are()
    {
        var fit = Synthetic.Decay.FitTo(Good);
        Assert.Contains("has no parameter 'offset'; it has rate, amplitude", Assert.Throws<ArgumentException>(() => fit[Synthetic.Offset]).Message);
    }

    [Fact]
    public void A_law_without_free_parameters_is_only_compared()
    {
        var model = Synthetic.NonlinearDecay(1.3, 2) with { };
        var judged = model with { Nonlinear = [.. model.Nonlinear.Select(p => p with { IsFree = false })] };
        var fit = judged.FitTo(Good);
        Assert.Equal(Good.Count, fit.DegreesOfFreedom);
        Assert.Equal(0.02, fit.Rms, 0.01);
    }

    private static Curve Good { get; } = Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed: 2);

    private static void Refused(Curve curve, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => Synthetic.Decay.FitTo(curve)).Message);
}
