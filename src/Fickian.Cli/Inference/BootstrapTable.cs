using System.Text.Json.Nodes;
using Fickian.Cli.Verbs;
using Fickian.Fitting;

namespace Fickian.Cli.Inference;

/// <summary>Errors and intervals from refits, for reader and program.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Bootstrap">Its refits.</param>
/// <param name="Seed">Seed of their random numbers.</param>
internal sealed record BootstrapTable(FitResult Fit, Bootstrap Bootstrap, int Seed)
{
    private IEnumerable<Parameter> Free => Fit.Model.Parameters.Concat(Fit.Model.Coefficients).Where(p => p.IsFree);

    public void Write(TextWriter output)
    {
        var failed = Bootstrap.Failures == 0 ? "" : $", {Bootstrap.Failures} without a minimum left out";
        output.WriteLine($"  bootstrap: {Bootstrap.Replicates} refits, residuals in blocks of {Bootstrap.BlockLength}, seed {Seed}{failed}");
        foreach (var p in Free)
        {
            var spread = new Estimate(Fit.Values[p], Bootstrap.StandardError(p), p.Quantity.Unit);
            output.WriteLine($"    {p.Quantity.Name,-20} {spread,-36} 95 %: {Bootstrap.Interval(p).In(p.Quantity.Unit)}");
        }
    }

    public JsonObject Json() => new()
    {
        ["replicates"] = Bootstrap.Replicates,
        ["failures"] = Bootstrap.Failures,
        ["blockLength"] = Bootstrap.BlockLength,
        ["seed"] = Seed,
        ["estimates"] = new JsonObject(Free.Select(p => KeyValuePair.Create(p.Quantity.Name, (JsonNode?)new JsonObject
        {
            ["standardError"] = Bootstrap.StandardError(p),
            ["interval68"] = EstimateJson.Of(Bootstrap.Interval(p, 0.68)),
            ["interval95"] = EstimateJson.Of(Bootstrap.Interval(p)),
            ["unit"] = p.Quantity.Unit.Symbol,
        }))),
    };
}
