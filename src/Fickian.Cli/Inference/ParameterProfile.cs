using System.Text.Json.Nodes;
using Fickian.Cli.Verbs;
using Fickian.Fitting;

namespace Fickian.Cli.Inference;

/// <summary>Profile likelihood of one parameter, for reader and program.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Parameter">The parameter.</param>
internal sealed record ParameterProfile(FitResult Fit, Parameter Parameter)
{
    private const int Rows = 13;
    private const int Points = 61;

    public void Write(TextWriter output)
    {
        var (estimate, unit) = (Fit[Parameter], Parameter.Quantity.Unit);
        output.WriteLine($"  profile of {Parameter.Quantity.Name}: 68 % {estimate.Interval(0.68).In(unit)}, 95 % {estimate.Interval(0.95).In(unit)}");
        output.WriteLine($"    {Parameter.Quantity.AxisLabel,-14} S/Smin   (68 % at {Fit.ProfileThreshold(0.68):F5}, 95 % at {Fit.ProfileThreshold():F5})");
        var curve = Fit.ProfileAround(Parameter, Rows);
        for (var i = 0; i < curve.Count; i++)
            output.WriteLine($"    {curve.X.Span[i],-14:G5} {curve.Y.Span[i]:F5}");
    }

    public JsonObject Json()
    {
        var (estimate, curve) = (Fit[Parameter], Fit.ProfileAround(Parameter, Points));
        return new()
        {
            ["parameter"] = Parameter.Quantity.Name,
            ["unit"] = Parameter.Quantity.Unit.Symbol,
            ["interval68"] = EstimateJson.Of(estimate.Interval(0.68)),
            ["interval95"] = EstimateJson.Of(estimate.Interval(0.95)),
            ["threshold68"] = Fit.ProfileThreshold(0.68),
            ["threshold95"] = Fit.ProfileThreshold(),
            ["values"] = Numbers(curve.X),
            ["ratio"] = Numbers(curve.Y),
        };
    }

    private static JsonArray Numbers(ReadOnlyMemory<double> values) => new([.. values.ToArray().Select(EstimateJson.Finite)]);
}
