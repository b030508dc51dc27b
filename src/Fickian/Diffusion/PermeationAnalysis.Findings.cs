using System.Collections.Immutable;

namespace Fickian.Diffusion;

/// <content>What the data determine, in words.</content>
public sealed partial class PermeationAnalysis
{
    // By convention: a chance of one in a hundred in the runs test, three standard errors between two methods.
    private const double Significance = 0.01;
    private const double Disagreement = 3;

    /// <summary>Duration of the run over the time lag of the transient fit, 1.</summary>
    public double LagsCovered => 6 * Fit.Values[Membrane.Diffusivity] * Fit.Data.X.Span[^1] / (Membrane.Thickness * Membrane.Thickness);

    /// <summary>What the data determine, in one sentence.</summary>
    public string Statement => Diffusivity.Verdict == Verdict.Determined && Permeability.Verdict == Verdict.Determined
        ? $"The run lasts {EstimateText.Number(LagsCovered, 2)} time lags and determines D = {Diffusivity}, P = {Permeability}, S = {Solubility}."
        : $"The run lasts {EstimateText.Number(LagsCovered, 2)} time lags and does not determine D and P apart: D {Diffusivity}, P {Permeability}.";

    /// <summary>The statement, and what is doubtful about data, model and fit.</summary>
    public ImmutableArray<Finding> Findings => [Finding.Hint(Statement, "diffusivity"), .. Fit.Data.Findings, .. Fit.Findings, .. Doubts()];

    private IEnumerable<Finding> Doubts()
    {
        if (Line is null)
            yield return Finding.Warning("The run ends before the flux is steady: there is no time lag to be read off; D and P rest on the transient alone.", "timeLag");
        else if (LagsCovered < 6)
            yield return Finding.Warning($"The line begins at three time lags, where the flux is still 1.5 % from steady: the time lag is biased; the run covers {EstimateText.Number(LagsCovered, 2)}, six would do.", "timeLag");
        if (Line is not null && Math.Abs(Diffusivity.Value - DiffusivityByTimeLag.Value) > Disagreement * Difference())
            yield return Finding.Warning($"D from the transient ({Diffusivity}) and by the time lag ({DiffusivityByTimeLag}) disagree: D may depend on concentration, the clock or the empty start may be wrong, or there is a leak.", "diffusivity");
        var runs = Fit.RunsTest;
        if (runs.PValue < Significance && runs.Z < 0)
            yield return Finding.Warning($"The residuals keep their sign too long (runs test, p = {EstimateText.Number(runs.PValue, 1)}): the model does not follow the data, or their errors are correlated, as those of an integrated flux are; then the errors stated are too small, by a factor of {EstimateText.Number(Fit.ForCorrelatedResiduals().CorrelationFactor, 2)} if it is the errors.", "residual");
    }

    private double Difference() => Math.Sqrt((Diffusivity.StandardError * Diffusivity.StandardError) + (DiffusivityByTimeLag.StandardError * DiffusivityByTimeLag.StandardError));
}
