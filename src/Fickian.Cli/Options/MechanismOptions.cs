using System.CommandLine;
using Fickian.Cli.Uptake;
using Fickian.Files;

namespace Fickian.Cli.Options;

/// <summary>What governs the uptake: surface, gas, mechanism, distribution, D(c), and the numbers they need.</summary>
internal sealed class MechanismOptions
{
    private readonly Option<string> boundary = new Option<string>("--boundary") { Description = "Surface and gas: constant (surface at once in equilibrium, gas at once at its final pressure), barrier (a finite surface permeability), exponential (the pressure builds up, its rate is fitted), ramp (it rises linearly, the duration is fitted) or bath (the sample empties the gas, its capacity is fitted).", DefaultValueFactory = _ => "constant" }.AcceptOnlyFromAmong(UptakeWords.Boundaries);
    private readonly Option<string?> pressure = new("--pressure") { Description = "Recorded pressure of the gas, delimited text with 't / s' and 'p / mbar'; in the place of a step." };
    private readonly Option<string> model = new Option<string>("--model") { Description = "What governs the uptake. moving-front needs --capacity-ratio; bidisperse and non-isothermal a sphere.", DefaultValueFactory = _ => "fick" }.AcceptOnlyFromAmong(UptakeWords.Mechanisms);
    private readonly Option<string> law = new Option<string>("--diffusivity") { Description = "How D depends on concentration: langmuir, sips and toth (after Darken, with --loading), exponential (steepness fitted) or dual-mode (with --hole-ratio and --hole-filling).", DefaultValueFactory = _ => "constant" }.AcceptOnlyFromAmong(UptakeWords.Laws);
    private readonly Option<string> distribution = new Option<string>("--distribution") { Description = "What differs, log-normally, from one part of the sample to the next.", DefaultValueFactory = _ => "none" }.AcceptOnlyFromAmong(UptakeWords.Distributions);
    private readonly Option<string?> spread = new("--spread") { Description = "Geometric standard deviation of --distribution: a number above 1, or free (the default)." };
    private readonly Option<int?> relaxations = new("--relaxations") { Description = "Number of relaxations of --model relaxation, 1 (the default) to 4." };
    private readonly Option<string?> capacityRatio = new("--capacity-ratio") { Description = "Bound amount over mobile concentration at the surface, for --model moving-front; above 1." };
    private readonly Option<string?> loading = new("--loading") { Description = "Loading as a fraction of saturation, at first and in the end, for --diffusivity langmuir, sips or toth: 0..0.6." };
    private readonly Option<string?> exponent = new("--exponent") { Description = "Exponent of the isotherm, for --diffusivity sips or toth." };
    private readonly Option<string?> holeRatio = new("--hole-ratio") { Description = "C'_H b/k_D of the dual-mode isotherm." };
    private readonly Option<string?> holeFilling = new("--hole-filling") { Description = "b p of the dual-mode isotherm at the final pressure." };
    private readonly Option<string?> mobileFraction = new("--mobile-fraction") { Description = "Mobility in holes over that of dissolved gas, 0 (the default) to 1." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { boundary, pressure, model, law, distribution, spread, relaxations, capacityRatio, loading, exponent, holeRatio, holeFilling, mobileFraction })
            command.Add(option);
    }

    /// <summary>The model in words.</summary>
    public UptakeWords Words(ParseResult parsed, string geometry) => new(
        geometry, parsed.GetRequiredValue(boundary), parsed.GetRequiredValue(model), parsed.GetRequiredValue(distribution), parsed.GetRequiredValue(law));

    /// <summary>The numbers; the pressure record is read.</summary>
    public UptakeMechanism Read(ParseResult parsed) => new(
        new MechanismSettings
        {
            Spread = parsed.GetValue(spread) switch { null => null, "free" => Fitting.Parameter.Free, var text => QuantityText.Above(1, text, "--spread") },
            Relaxations = parsed.GetValue(relaxations),
            CapacityRatio = Number(parsed, capacityRatio, 1),
            Loading = parsed.GetValue(loading) is { } range ? Loading(range) : null,
            Exponent = Number(parsed, exponent, 0),
            HoleRatio = Number(parsed, holeRatio, 0),
            HoleFilling = Number(parsed, holeFilling, 0),
            MobileFraction = parsed.GetValue(mobileFraction) is { } fraction ? Fraction(fraction, "--mobile-fraction") : null,
        },
        parsed.GetValue(pressure) is { } file ? PressureFile.Read(file) : null);

    private static double? Number(ParseResult parsed, Option<string?> option, double limit) =>
        parsed.GetValue(option) is { } text ? QuantityText.Above(limit, text, option.Name) : null;

    private static (double From, double To) Loading(string text)
    {
        if (QuantityText.Range(text, "0..0.6") is not ({ } from, { } to))
            throw new UsageException($"Two fractions of saturation were expected after --loading and '{text}' was found; write for example 0..0.6.");
        var range = (From: Fraction(from, "--loading"), To: Fraction(to, "--loading"));
        return range.From != range.To ? range : throw new UsageException($"Two different fractions were expected after --loading and '{text}' was found: nothing is taken up.");
    }

    private static double Fraction(string text, string option) =>
        QuantityText.Parse(text, new(option, "", Unit.One)) is >= 0 and <= 1 and var fraction ? fraction
            : throw new UsageException($"A fraction from 0 to 1 was expected after {option} and '{text}' was found.");
}
