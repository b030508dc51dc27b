using System.Collections.Immutable;

namespace Fickian.Diffusion;

/// <content>What the data determine, in words.</content>
public sealed partial class UptakeAnalysis
{
    // Evidence that Burnham and Anderson call considerable.
    private const double ConsiderableEvidence = 4;

    /// <summary>Whether the amount at the end of the run differs from zero: its 95 % interval does not hold it.</summary>
    public bool IsDetected => !FinalUptake.Interval(0.95).Contains(0);

    /// <summary>Fraction of equilibrium that the fitted model has reached at the end of the run, 1.</summary>
    public double Completion => FractionAt(Diffusivity.Value);

    /// <summary>What the data determine, in one sentence or two.</summary>
    public string Statement
    {
        get
        {
            if (!IsDetected)
                return $"No uptake was detected: after {Hours} it was {FinalUptake with { Verdict = Verdict.UpperBound }}; D is not determined.";
            var d = Diffusivity;
            return d.Verdict switch
            {
                Verdict.Determined when Completion >= 0.9 => $"The data reach {Percent(Completion)} of equilibrium and determine D = {d}.",
                Verdict.Determined => $"The data end at {Percent(Completion)} of equilibrium but bend away from √t: they determine D = {d}, 95 % interval {d.Interval(0.95).In(d.Unit)}.",
                Verdict.UpperBound => $"The data end after {Hours} before the uptake bends away from √t: only M∞·√D is determined{Slope}; D {d}, so that at most {Percent(FractionAt(d.Interval(0.95).Upper))} of equilibrium is reached.",
                Verdict.LowerBound => $"The uptake is over before the data can follow it: D {d}.",
                _ => "The data do not determine D.",
            };
        }
    }

    /// <summary>The statement, and what is doubtful about data, model and fit.</summary>
    public ImmutableArray<Finding> Findings => [Finding.Hint(Statement, "diffusivity"), .. Data.Findings, .. Fit.Findings, .. Comparison.Findings, .. Doubts()];

    private string Slope => InitialSlope is { Verdict: Verdict.Determined } slope ? $" (initial slope {slope})" : "";

    private string Hours => Duration.Value switch
    {
        < 120 => $"{Duration.Value:0.#} s",
        < 7200 => $"{Duration.Value / 60:0.#} min",
        _ => $"{Duration.Value / 3600:0.#} h",
    };

    private IEnumerable<Finding> Doubts()
    {
        if (!IsDetected)
            yield break;
        var barrier = Comparison.Scores.FirstOrDefault(s => s.Fit.Model is IUptakeModel { SurfacePermeability.IsFree: true });
        var own = Comparison.Scores.FirstOrDefault(s => s.Fit.Model.Name == Model.Name);

        // Correlated points are worth fewer, and so is the evidence of all of them; what the barrier explains is no noise, hence its own residuals.
        var gain = ((own?.Distance ?? 0) - (barrier?.Distance ?? 0)) / Math.Pow(barrier?.Fit.ForCorrelatedResiduals().CorrelationFactor ?? 1, 2);
        if (barrier is not null && own is not null && !ReferenceEquals(barrier, own) && gain > ConsiderableEvidence)
            yield return Finding.Warning($"A surface barrier describes the data better (AICc lower by {gain:0.#}); without it D is too low.", "surfacePermeability");
        if (Data.X.Span[0] == 0 && Data.StandardDeviation is null && Math.Abs(Data.Y.Span[0]) > 5 * Fit.Rms)
            yield return Finding.Warning($"The first point is at time 0 and not 0 but {EstimateText.Number(Data.Y.Span[0], 2)}: the sample was not empty, or the signal has an offset.", "uptake");
    }

    private double FractionAt(double diffusivity)
    {
        if (!double.IsFinite(diffusivity))
            return 1;
        double[] parameters = [diffusivity, .. Fit.Values.Take(Model.Parameters.Count).Skip(1)];
        var uptake = new double[1];
        Model.Evaluate([Duration.Value], parameters, uptake);
        return uptake[0];
    }

    private static string Percent(double fraction) => fraction < 0.995 ? $"{100 * fraction:0} %" : fraction < 0.9995 ? $"{100 * fraction:0.0} %" : "100 %";
}
