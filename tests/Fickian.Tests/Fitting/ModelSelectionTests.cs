using Fickian.Fitting;

namespace Fickian.Tests.Fitting;

public sealed class ModelSelectionTests
{
    // The formulas are summed in another order.
    private const double Rounding = 1e-12;

    [Fact]
    public void Criteria_follow_their_formulas()
    {
        // n = 10, SSR = 2, two parameters, so K = 3: 10·ln 0.2 = −16.0943791…
        Assert.Equal(-16.094379124341003 + 6 + (2 * 3 * 4 / 6.0), InformationCriteria.Aicc(2, 10, 2), Rounding);
        Assert.Equal(-16.094379124341003 + (3 * 2.302585092994046), InformationCriteria.Bic(2, 10, 2), Rounding);
        Assert.Equal(double.PositiveInfinity, InformationCriteria.Aicc(2, 4, 2));
    }

    [Fact]
    public void A_fit_counts_its_free_parameters_and_the_variance()
    {
        var fit = Synthetic.Decay.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed: 11));
        Assert.Equal(InformationCriteria.Aicc(fit.SumOfSquares, 50, 2), fit.Aicc, Rounding);
        Assert.Equal(Math.Sqrt(fit.SumOfSquares / 50), fit.Rms, Rounding);
    }

    [Fact]
    public void The_law_that_made_the_data_wins()
    {
        var data = Synthetic.Noisy(x => 0.5 + (2 * Math.Exp(-1.3 * x)), 0.02, seed: 12);
        var comparison = ModelSelection.Compare(data, Synthetic.Decay, Synthetic.DecayWithOffset);
        Assert.Equal("decay with offset", comparison.Best.Model.Name);
        Assert.Equal(0, comparison.Scores[0].Distance);
        Assert.Equal(comparison.Scores[1].Fit.Aicc - comparison.Best.Aicc, comparison.Scores[1].Distance, Rounding);
        Assert.Equal(1, comparison.Scores.Sum(s => s.Weight), Rounding);
        var table = comparison.ToDataFrame();
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal("model, parameters, AICc, ΔAICc, weight, BIC, rms, estimates", string.Join(", ", table.Columns.Select(c => c.Name)));
    }

    [Fact]
    public void A_result_makes_a_table_and_a_line_of_text()
    {
        var fit = Synthetic.Decay.FitTo(Synthetic.Noisy(x => 2 * Math.Exp(-1.3 * x), 0.02, seed: 13));
        Assert.Equal(2, fit.ToDataFrame().Rows.Count);
        Assert.Matches(@"^decay: k = .* ± .* 1/s; amplitude = .* ± .*$", fit.ToString());
        Assert.Equal(Provenance.Computed, fit.FittedCurve.Provenance);
        Assert.Equal(fit.Data.Y.Span[7] - fit.FittedCurve.Y.Span[7], fit.ResidualCurve.Y.Span[7], Rounding);
        Assert.Equal(fit.Fitted.Span[0], fit.Evaluate([0]).Y.Span[0], Rounding);
    }
}
