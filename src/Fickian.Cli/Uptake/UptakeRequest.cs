using Fickian.Cli.Inference;
using Fickian.Cli.Options;
using Fickian.Diffusion;
using Fickian.Files;
using Fickian.Fitting;

namespace Fickian.Cli.Uptake;

/// <summary>What is fitted to each uptake curve, and how.</summary>
/// <param name="Words">The model in words.</param>
/// <param name="Mechanism">Makes models of words.</param>
/// <param name="Parameters">Which parameters are free, fixed or bounded.</param>
/// <param name="Points">How the points count.</param>
/// <param name="Inference">What is said beyond the estimates.</param>
internal sealed record UptakeRequest(UptakeWords Words, UptakeMechanism Mechanism, ParameterSettings Parameters, PointTreatment Points, InferenceRequest Inference)
{
    /// <summary>Models to compare with; null for the usual ones of an analysis.</summary>
    public UptakeWords[]? Rivals { get; init; }

    /// <summary>The model of a sample.</summary>
    public IModel Model(UptakeSample sample) => Parameters.Apply(Mechanism.Of(Words, sample.Body));

    /// <summary>Fits the curve of a sample.</summary>
    public UptakeOutcome Fit(UptakeSample sample, UptakeRun run)
    {
        var model = Model(sample);
        var options = Points.For(model, run.Uptake);
        var analysis = model is IUptakeModel uptake ? UptakeAnalysis.Of(run.Uptake, uptake, options) : null;
        var fit = analysis?.Fit ?? model.FitTo(run.Uptake, options);
        return new(sample, run, fit, analysis) { Comparison = Rivals is null ? null : Compare(sample, fit), Inference = Inference.Of(fit) };
    }

    // By least squares, whatever the loss: weights of a robust fit differ from model to model.
    private ModelComparison Compare(UptakeSample sample, FitResult own)
    {
        var fits = new List<FitResult> { own.Options.Loss is null ? own : own.Model.FitTo(own.Data, LeastSquares(own.Model)) };
        var findings = new List<Finding>();
        foreach (var words in Rivals!)
        {
            try
            {
                var rival = Parameters.ApplyWhereFree(Mechanism.Of(words, sample.BodyAs(words.Geometry)));
                if (fits.TrueForAll(f => f.Model.Name != rival.Name))
                    fits.Add(rival.FitTo(own.Data, LeastSquares(rival)));
            }
            catch (Exception e) when (e is FitException or ArgumentException or UsageException)
            {
                findings.Add(Finding.Hint($"Left out of the comparison ({Named(words)}): {CommandLine.Sentence(e)}", "comparison"));
            }
        }

        var comparison = ModelSelection.Rank(fits) with { Findings = [.. findings] };
        return Points.Correlated ? comparison.WithEffectivePoints() : comparison;
    }

    private FitOptions LeastSquares(IModel model) => Points.For(model) with { Loss = null, CorrelatedErrors = false };

    private static string Named(UptakeWords words) => string.Join('+', new[]
    {
        words.Geometry, words.Boundary == "constant" ? "" : words.Boundary, words.Mechanism == "fick" ? "" : words.Mechanism,
        words.Distribution == "none" ? "" : $"distributed-{words.Distribution}", words.Law == "constant" ? "" : $"{words.Law}-diffusivity",
    }.Where(w => w.Length > 0));
}
