using System.Text.Json.Nodes;
using Fickian.Cli.Inference;
using Fickian.Cli.Verbs;
using Fickian.Diffusion;
using Fickian.Files;
using Fickian.Fitting;

namespace Fickian.Cli.Uptake;

/// <summary>What was found about one uptake curve.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Run">What the file holds.</param>
/// <param name="Fit">The fit.</param>
/// <param name="Analysis">Its conclusions, if the model is a body of constant D; null otherwise.</param>
internal sealed record UptakeOutcome(UptakeSample Sample, UptakeRun Run, FitResult Fit, UptakeAnalysis? Analysis)
{
    /// <summary>Other models, if they were asked for.</summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>Profiles and bootstrap, as far as they were asked for.</summary>
    public FitInference Inference { get; init; } = FitInference.None;

    /// <summary>All estimates, with the error of the size.</summary>
    public IEnumerable<Estimate> Estimates => (Analysis?.Estimates ?? [.. Fitted, .. Derived]).Select(Sample.WithSizeError);

    private IEnumerable<Estimate> Fitted => Fit.Model.Parameters.Where(p => p.IsFree).Select(p => Fit[p])
        .Concat(Fit.Model.Coefficients.Where(p => p.IsFree).Select(p => Fit[p] with { Unit = Fit.Data.YQuantity.Unit }));

    private IEnumerable<Estimate> Derived
    {
        get
        {
            if (Fit.Model is LinearDrivingForce { Rate: { IsFree: true } rate } && Sample.Body is PlaneSheet or InfiniteCylinder or Sphere)
                yield return LinearDrivingForce.DiffusivityOf(UptakeBody.Simple(Sample.Body, "").Shape, Sample.Body.CharacteristicLength, Fit[rate]);
        }
    }

    private IEnumerable<Finding> Findings
    {
        get
        {
            var doubt = Fit.ResidualDoubt;
            IEnumerable<Finding> own = Analysis?.Findings ?? [.. Fit.Data.Findings, .. Fit.Findings, .. doubt is null ? Array.Empty<Finding>() : [doubt]];
            foreach (var finding in own.Concat(Comparison?.Findings ?? []))
                yield return finding;
            if (Sample.RelativeError > 0)
                yield return Finding.Hint($"The size is known to {100 * Sample.RelativeError:0.##} %, which adds {200 * Sample.RelativeError:0.##} % to the error of a diffusivity; profiles, bootstrap and the sentence on D take it as exact.", "size");
            if (Fit.Options.Loss is { } loss)
                yield return Finding.Hint($"Fitted with {loss.Name}'s loss; other models are compared by least squares, since weights differ from model to model.", "robust");
        }
    }

    /// <summary>The outcome as it is written.</summary>
    public FitDocuments.Result ToResult() => new(Sample.File, Fit, Estimates, Comparison ?? Analysis?.Comparison, Findings)
    {
        Title = $"{Sample.File} · {string.Join(", ", new[] { Run.Sample, Run.Gas }.Where(s => s.Length > 0).Append(Run.Provenance.ToString().ToLowerInvariant()))}",
        Head = Head(),
        Inference = Inference,
    };

    private JsonObject Head()
    {
        var head = new JsonObject
        {
            ["file"] = Sample.File,
            ["sample"] = Run.Sample,
            ["gas"] = Run.Gas,
            ["provenance"] = Run.Provenance.ToString().ToLowerInvariant(),
            ["model"] = Fit.Model.Name,
            ["geometry"] = Sample.Geometry,
            ["size"] = new JsonArray([.. Sample.Lengths.Select(s => (JsonNode)s)]),
            ["relativeSizeError"] = Sample.RelativeError,
            ["characteristicLength"] = Sample.Body.CharacteristicLength,
        };
        if (Analysis is not null)
            head["completion"] = Analysis.Completion;
        return head;
    }
}
