using System.CommandLine;
using Fickian.Fitting;

namespace Fickian.Cli.Options;

/// <summary><c>--free</c>, <c>--fix</c> and <c>--within</c>: what a fit may change, and how far.</summary>
internal sealed class ParameterOptions
{
    private readonly Option<string[]> free = new("--free") { Description = "Frees a parameter, by its name or symbol: surfacePermeability, or surfacePermeability=1e-8m/s to start there. May be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> fix = new("--fix") { Description = "Holds a parameter at a value with its unit: diffusivity=1e-12m2/s, rampDuration=60s, equilibriumUptake=1 (in the unit of the data). May be repeated.", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> within = new("--within") { Description = "Keeps a free parameter between two values: diffusivity=1e-14..1e-10m2/s. May be repeated.", DefaultValueFactory = _ => [] };

    public void AddTo(Command command)
    {
        command.Add(free);
        command.Add(fix);
        command.Add(within);
    }

    /// <summary>The settings, freed ones first and bounds last.</summary>
    public ParameterSettings Read(ParseResult parsed) => new(
    [
        .. parsed.GetRequiredValue(free).Select(Freed),
        .. parsed.GetRequiredValue(fix).Select(Fixed),
        .. parsed.GetRequiredValue(within).Select(Bounded),
    ]);

    private static ParameterSettings.Setting Freed(string text) => text.Split('=', 2) is [var name, var start]
        ? new(name, p => Parameter.From(QuantityText.Parse(start, p.Quantity)).Within(p.Lower, p.Upper), Frees: true)
        : new(text, p => p.IsFree ? p : Parameter.Free.Within(p.Lower, p.Upper), Frees: true);

    private static ParameterSettings.Setting Fixed(string text)
    {
        var (name, value) = Assignment(text, "--fix", "diffusivity=1e-12m2/s");
        return new(name, p => Parameter.Fixed(QuantityText.Parse(value, p.Quantity)), Frees: false);
    }

    private static ParameterSettings.Setting Bounded(string text)
    {
        var (name, range) = Assignment(text, "--within", "diffusivity=1e-14..1e-10m2/s");
        var (lower, upper) = QuantityText.Range(range, "diffusivity=1e-14..1e-10m2/s");
        return new(
            name,
            p => p.IsFree
                ? p.Within(lower is null ? p.Lower : Math.Max(p.Lower, QuantityText.Parse(lower, p.Quantity)), upper is null ? p.Upper : Math.Min(p.Upper, QuantityText.Parse(upper, p.Quantity)))
                : throw new UsageException($"Bounds are for what is free, and {p.Quantity.Name} is fixed; add --free {p.Quantity.Name}."),
            Frees: false);
    }

    private static (string Name, string Value) Assignment(string text, string option, string example) => text.Split('=', 2) is [var name, var value]
        ? (name, value)
        : throw new UsageException($"A name and a value were expected after {option} and '{text}' was found; write for example {example}.");
}
