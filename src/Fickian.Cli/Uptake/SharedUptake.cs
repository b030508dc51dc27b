using System.Text.Json.Nodes;
using Fickian.Cli.Inference;
using Fickian.Cli.Verbs;
using Fickian.Diffusion;
using Fickian.Figures;
using Fickian.Fitting;

namespace Fickian.Cli.Uptake;

/// <summary>Several uptake curves fitted together, beside the fits of each by itself.</summary>
/// <param name="Apart">The curves by themselves.</param>
/// <param name="Fit">The curves together.</param>
/// <param name="Shared">Parameters that all curves share, or those of the law.</param>
/// <param name="Names">Words after <c>--shared</c>.</param>
/// <param name="Correlated">Whether tests count only independent points.</param>
internal sealed record SharedUptake(UptakeOutcome[] Apart, GlobalFit Fit, Parameter[] Shared, string[] Names, bool Correlated)
{
    // Scatter that differs by more makes the loudest curve decide.
    private const double UnequalNoise = 2;

    private SharingTest Test => SharingTest.Of(Fit, [.. Apart.Select(a => a.Fit)]) is var test && Correlated ? test.WithEffectivePoints() : test;

    /// <summary>Profiles and bootstrap, as far as they were asked for.</summary>
    public FitInference Inference { get; init; } = FitInference.None;

    // All curves have one size as far as the error goes: the largest is taken.
    private IEnumerable<Estimate> SharedEstimates => Shared.Select(p => Apart.MaxBy(a => a.Sample.RelativeError)!.Sample.WithSizeError(Fit[p]));

    public void Write(TextWriter output, TextWriter error)
    {
        output.WriteLine($"{Fit.Model.Name} · shared: {string.Join(", ", Names)}, {Fit.All.Data.Count} points");
        FitText.Write(output, SharedEstimates);
        output.WriteLine($"  {"residual rms",-20} {new Estimate(Fit.All.Rms, 0, Apart[0].Fit.Data.YQuantity.Unit)}");
        foreach (var (i, outcome) in Apart.Index())
        {
            output.WriteLine($"  {i + 1}: {outcome.Sample.File} · {outcome.Sample.Size}{(outcome.Sample.Temperature is { } t ? $", {t:0.##} K" : "")}");
            FitText.Write(output, Own(i), "     ");
            foreach (var e in outcome.Fit.Estimates.Zip(All(outcome.Fit.Model)).Where(e => e.Second.IsFree && IsShared(e.Second)).Select(e => e.First))
                output.WriteLine($"     {e.Name,-20} {e,-38} by itself");
        }

        Inference.Bootstrap?.Write(output);
        foreach (var profile in Inference.Profiles)
            profile.Write(output);
        FitText.Write(error, Findings());
    }

    public JsonObject Json()
    {
        var document = new JsonObject
        {
            ["model"] = Fit.Model.Name,
            ["shared"] = new JsonArray([.. Names.Select(n => (JsonNode)n)]),
            ["points"] = Fit.All.Data.Count,
            ["estimates"] = FitJson.Of(SharedEstimates),
            ["residual"] = FitJson.Residual(Fit.All),
            ["aicc"] = EstimateJson.Finite(Fit.Aicc),
            ["curves"] = new JsonArray([.. Apart.Select((a, i) => CurveJson(a, i))]),
            ["sharing"] = new JsonObject { ["f"] = Test.Ratio, ["p"] = Test.PValue, ["saved"] = Test.Saved, ["aiccGain"] = EstimateJson.Finite(Test.AiccGain), ["supported"] = Test.IsSupported, ["statement"] = Test.Statement },
        };
        if (Scaling() is { } scaling)
            document["thicknessScaling"] = new JsonObject { ["exponent"] = EstimateJson.Of(scaling.Exponent), ["statement"] = scaling.Statement };
        if (Inference.Bootstrap is { } bootstrap)
            document["bootstrap"] = bootstrap.Json();
        if (Inference.Profiles is { Count: > 0 } profiles)
            document["profiles"] = new JsonArray([.. profiles.Select(p => p.Json())]);
        document["findings"] = FitJson.Of(Findings());
        return document;
    }

    public Panels Figure()
    {
        var isKnown = Enumerable.Range(0, Apart.Length).All(i => Equilibrium(i).Verdict == Verdict.Determined);
        var curves = Apart.Select((a, i) => new SharedCurve(Label(i), a.Fit.Data, isKnown ? Equilibrium(i).Value : Fit.Fitted(i).Y.Span[^1], a.Sample.Body.CharacteristicLength)).ToArray();
        var profiled = Inference.Profiles.Count > 0 ? Inference.Profiles[0].Parameter : Shared[^1];
        return SharedUptakeFigure.Of(Fit, curves, $"{Apart.Length} curves, shared {string.Join(", ", Names)}", isKnown ? "M/M∞" : "M / M at the end", profiled);
    }

    private static IEnumerable<Parameter> All(IModel model) => model.Parameters.Concat(model.Coefficients);

    // Files of one name, or samples that differ in one thing, are told apart by size and temperature.
    private string Label(int curve)
    {
        var sample = Apart[curve].Sample;
        var size = Apart.Any(a => a.Sample.Size != sample.Size) ? $", {sample.Size.Replace("um", " µm", StringComparison.Ordinal)}" : "";
        var number = Apart.Count(a => a.Sample.Name == sample.Name) > 1 && size.Length == 0 && sample.Temperature is null ? $" ({curve + 1})" : "";
        return $"{sample.Name}{number}{size}{(sample.Temperature is { } t ? $", {t:0.#} K" : "")}";
    }

    private Estimate Equilibrium(int curve) => Fit.Of(curve, Apart[curve].Fit.Model.Coefficients[0]);

    private bool IsShared(Parameter parameter) => Names.Contains(parameter.Quantity.Name) || (Names.Contains("activation") && parameter.Quantity.Name == Quantity.Diffusivity.Name);

    // What a curve has for itself, and the D that a law gives it.
    private IEnumerable<Estimate> Own(int curve)
    {
        var model = Apart[curve].Fit.Model;
        foreach (var p in All(model).Where(p => p.IsFree && !Names.Contains(p.Quantity.Name)))
            yield return Fit.Of(curve, p) is var e && model.Coefficients.Contains(p) ? e with { Unit = Apart[curve].Fit.Data.YQuantity.Unit } : e;
    }

    private JsonObject CurveJson(UptakeOutcome outcome, int curve) => new()
    {
        ["file"] = outcome.Sample.File,
        ["size"] = new JsonArray([.. outcome.Sample.Lengths.Select(s => (JsonNode)s)]),
        ["temperature"] = outcome.Sample.Temperature,
        ["points"] = outcome.Fit.Data.Count,
        ["rms"] = Math.Sqrt(Fit.Residuals(curve).Y.ToArray().Average(r => r * r)),
        ["estimates"] = FitJson.Of(Own(curve)),
        ["separate"] = FitJson.Of(outcome.Estimates),
    };

    private IEnumerable<Finding> Findings()
    {
        yield return Test.IsSupported ? Finding.Hint(Test.Statement, "shared") : Finding.Warning(Test.Statement, "shared");
        if (Scaling() is { } scaling)
            yield return Finding.Hint(scaling.Statement, "size");
        foreach (var finding in Apart.SelectMany(a => a.Fit.Data.Findings.Concat(a.Fit.Findings.Where(f => f.Where is "mask" or "x = 0"))).Distinct())
            yield return finding;
        foreach (var finding in Fit.All.Findings)
            yield return finding;
        if (Fit.All.ResidualDoubt is { } doubt)
            yield return doubt;
        var noise = Apart.Select(a => a.Fit.Rms).ToArray();
        if (Apart[0].Fit.Data.StandardDeviation is null && noise.Max() > UnequalNoise * noise.Min())
            yield return Finding.Warning($"The curves scatter differently (rms {noise.Min():G2} to {noise.Max():G2}), and all points count alike, so that the loudest curve decides; give standard deviations in a column of each file.", "residual");
    }

    // Needs samples of different size, and fits without a barrier that determine their D.
    private ThicknessScaling? Scaling()
    {
        var analyses = Apart.Select(a => a.Analysis).OfType<UptakeAnalysis>().ToArray();
        return analyses.Length == Apart.Length && !Names.Contains("activation")
            && analyses.Select(a => a.Model.CharacteristicLength).Distinct().Count() > 1
            && Array.TrueForAll(analyses, a => a.Model.SurfacePermeability is { IsFree: false, Value: double.PositiveInfinity } && a.RateConstant is { Verdict: Verdict.Determined, StandardError: > 0 })
            ? ThicknessScaling.Of(analyses)
            : null;
    }
}
