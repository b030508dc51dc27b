using System.CommandLine;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary>Into which gases ion currents are parted.</summary>
internal sealed class UnmixingOptions
{
    private static readonly Dictionary<string, FragmentPattern> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["water"] = FragmentPattern.Water,
        ["co2"] = FragmentPattern.CarbonDioxide,
        ["o2"] = FragmentPattern.Oxygen,
        ["dmf"] = FragmentPattern.Dimethylformamide,
    };

    private readonly Option<string?> unmix = new("--unmix") { Description = $"Parts the currents into gases by their fragments, as in water,co2,dmf, in the place of the search for bursts in each ion. Known are {string.Join(", ", Known.Keys)}, and what --patterns holds." };
    private readonly Option<string?> patterns = new("--patterns") { Description = "With --unmix: fragments measured with your spectrometer, as rows of gas,m/z,intensity; they go before those that are known." };
    private readonly Option<string?> quiet = new("--quiet") { Description = "With --unmix: two stretches of time in which no gas leaves, as in 0s..500s,5800s..6200s; the straight line through them is taken off each current. Without it a background counts as gas." };
    private readonly Option<string?> outPath = new("--out") { Description = "With --unmix: writes the current of each gas over time, with its error and what is left of each ion, into this .csv." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { unmix, patterns, quiet, outPath })
            command.Add(option);
    }

    /// <summary>What is asked for; null without <c>--unmix</c>.</summary>
    /// <exception cref="UsageException">Options do not go together, or a gas is not known.</exception>
    public UnmixingRequest? Read(ParseResult parsed, double? carrier)
    {
        if (parsed.GetValue(unmix) is not { } gases)
        {
            parsed.Require(false, "belongs to the unmixing of gases; name them as in --unmix water,co2,dmf, or leave it out.", patterns, quiet, outPath);
            return null;
        }

        FragmentPattern[] own = parsed.GetValue(patterns) is { } path ? [.. FragmentFile.Read(path)] : [];
        var chosen = gases.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name =>
            Array.Find(own, p => p.Species.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Known.GetValueOrDefault(name)
            ?? throw new UsageException($"A gas of {string.Join(", ", own.Select(p => p.Species).Concat(Known.Keys).Distinct(StringComparer.OrdinalIgnoreCase))} was expected after --unmix and '{name}' was found; give its fragments by --patterns.")).ToArray();

        // Nitrogen covers m/z 14 as well as 28.
        int[] covered = carrier is { } mass ? (int)Math.Round(mass) is 28 ? [28, 14] : [(int)Math.Round(mass)] : [];
        return new(chosen, covered, parsed.GetValue(quiet) is { } text ? Stretches(text) : null, parsed.GetValue(outPath));
    }

    private static (ScanRange Early, ScanRange Late) Stretches(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).Select(t => QuantityText.Range(t, "0s..500s")).ToArray();
        return parts is [({ } a, { } b), ({ } c, { } d)]
            ? (new(QuantityText.Seconds(a), QuantityText.Seconds(b)), new(QuantityText.Seconds(c), QuantityText.Seconds(d)))
            : throw new UsageException($"Two stretches of time as in 0s..500s,5800s..6200s were expected after --quiet and '{text}' was found.");
    }
}
