using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>What a permeation transient says: D, steady flux, time lag, and how far the model follows.</summary>
/// <param name="Model">The membrane.</param>
/// <param name="Fit">The fit of its flux.</param>
public sealed record MembraneFluxAnalysis(MembraneFlux Model, FitResult Fit)
{
    // By convention: a chance of one in a hundred.
    private const double Significance = 0.01;

    // Readings before anything can have come through, and the part of the run that is taken as steady.
    private const int BaselineReadings = 30;
    private const double SteadyFrom = 0.8;
    private const double Disagreement = 0.05;

    /// <summary>D from the whole transient, m²/s.</summary>
    public Estimate Diffusivity => Fit[Model.Diffusivity];

    /// <summary>Time lag θ = l²/(6D), s.</summary>
    public Estimate TimeLag => Fit.Derive(new("timeLag", "θ", Unit.Second), v => Model.Thickness * Model.Thickness / (6 * v[Model.Diffusivity])) with { Verdict = Diffusivity.Verdict };

    /// <summary>Time lag of the integrated flux, s: where the straight line through Q(t) = ∫(J − J₀)dt from 80 % of the run on meets the time axis; J₀ is the median of the first readings.</summary>
    /// <remarks>It uses no model of the transient, so a difference from <see cref="TimeLag"/> tells that the model does not follow. NaN if fewer than three points are steady.</remarks>
    public double TimeLagOfIntegral
    {
        get
        {
            var t = Fit.Data.X.Span;
            var j = Fit.Data.Y.Span;
            var first = j[..Math.Min(BaselineReadings, j.Length)].ToArray();
            var baseline = MathNet.Numerics.Statistics.Statistics.Median(first);
            var amount = 0.0;
            List<double> times = [], amounts = [];
            for (var i = 1; i < t.Length; i++)
            {
                amount += 0.5 * (j[i] + j[i - 1] - (2 * baseline)) * (t[i] - t[i - 1]);
                if (t[i] >= SteadyFrom * t[^1])
                {
                    times.Add(t[i]);
                    amounts.Add(amount);
                }
            }

            if (times.Count < 3)
                return double.NaN;
            var (intercept, slope) = MathNet.Numerics.Fit.Line([.. times], [.. amounts]);
            return -intercept / slope;
        }
    }

    /// <summary>D, J_ss, J₀ and θ.</summary>
    public ImmutableArray<Estimate> Estimates =>
        [Diffusivity, Fit[Model.SteadyFlux] with { Unit = Fit.Data.YQuantity.Unit }, Fit[Model.Baseline] with { Unit = Fit.Data.YQuantity.Unit }, TimeLag];

    /// <summary>What the data determine, in one sentence, and what is doubtful.</summary>
    public ImmutableArray<Finding> Findings => [Finding.Hint(Statement, "diffusivity"), .. Fit.Findings, .. Doubts()];

    private string Statement => Diffusivity.Verdict == Verdict.Determined
        ? $"The run lasts {EstimateText.Number(Fit.Data.X.Span[^1] / TimeLag.Value, 2)} time lags and determines D = {Diffusivity} for the stated thickness."
        : $"The run does not determine D: {Diffusivity.ToEquation("D")}.";

    private IEnumerable<Finding> Doubts()
    {
        var (lag, integral) = (TimeLag.Value, TimeLagOfIntegral);
        if (Math.Abs((integral / lag) - 1) > Disagreement)
            yield return Finding.Warning($"The integrated flux has a time lag of {EstimateText.Number(integral, 4)} s, that is D = {EstimateText.Number(Model.Thickness * Model.Thickness / (6 * integral), 3)} m²/s, the transient one of {EstimateText.Number(lag, 4)} s: the membrane does not follow constant D and an ideal downstream; take the difference as the uncertainty.", "timeLag");
        var runs = Fit.RunsTest;
        if (runs.PValue < Significance && runs.Z < 0)
            yield return Finding.Warning($"The residuals keep their sign too long (runs test, p = {EstimateText.Number(runs.PValue, 1)}, rms {EstimateText.Number(Fit.Rms / Math.Abs(Fit.Values[Model.SteadyFlux]) * 100, 2)} % of the steady flux): D may depend on concentration, the detector may lag, or the errors are correlated; then the errors stated are too small, by a factor of {EstimateText.Number(Fit.ForCorrelatedResiduals().CorrelationFactor, 2)} if it is the errors.", "residual");
    }
}
