using System.Globalization;
using System.Text.Json.Nodes;
using Fickian.Figures;
using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary>Gases into which ion currents are to be parted.</summary>
/// <param name="Patterns">Their fragments.</param>
/// <param name="Covered">m/z of the carrier.</param>
/// <param name="Quiet">Times without gas; null if no baseline is taken off.</param>
/// <param name="Out">Where the numbers go; null for nowhere.</param>
internal sealed record UnmixingRequest(FragmentPattern[] Patterns, int[] Covered, (ScanRange Early, ScanRange Late)? Quiet, string? Out)
{
    /// <summary>Parts the currents of a file.</summary>
    public ThermalResult Of(string file, int files, IonCurrents ions, IonTrace[] traces)
    {
        if (Quiet is { } quiet)
            traces = Array.ConvertAll(traces, t => t.WithoutDrift(quiet.Early, quiet.Late));
        var unmixed = Unmixing.Of(traces, Covered, Patterns);
        if (Out is { } path)
            CsvFile.Write(OutputPath.For(path, file, files), Table(ions, unmixed));
        Finding[] background = Quiet is null ? [Finding.Warning("No baseline was taken off: backgrounds of the spectrometer count as gas. Name quiet stretches by --quiet.")] : [];
        var misfit = string.Create(CultureInfo.InvariantCulture, $"√(χ²/ν) = {unmixed.Misfit:G3}");
        return new(
            file, $"{ions.Provenance.ToString().ToLowerInvariant()}, {Patterns.Length} gases from {unmixed.Residuals.Length} ions ({string.Join(", ", unmixed.Residuals.Select(r => r.Name))}), {misfit}",
            [.. Patterns.Select((p, k) => Part(p, unmixed.Releases[k], unmixed))],
            [.. ions.Findings, .. background, .. unmixed.Findings],
            () => ThermalFigure.Of(unmixed, ions.Name))
        { PartsName = "gases" };
    }

    private static ThermalPart Part(FragmentPattern pattern, GasRelease release, Unmixing unmixed)
    {
        var fragments = string.Join(", ", pattern.Intensities.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Key}: {i.Value:0.###}")));
        return new($"{pattern.Species} (fragments {fragments}; {pattern.Source})", [release.Charge, release.HalfTemperature])
        {
            More = part =>
            {
                part["species"] = pattern.Species;
                part["source"] = pattern.Source;
                part["calibrated"] = pattern.IsCalibrated;
                part["fragments"] = new JsonObject(pattern.Intensities.Select(i => KeyValuePair.Create(i.Key.ToString(CultureInfo.InvariantCulture), (JsonNode?)JsonValue.Create(i.Value))));
                part["misfit"] = EstimateJson.Finite(unmixed.Misfit);
            },
        };
    }

    private static Table Table(IonCurrents ions, Unmixing unmixed)
    {
        var (time, unit) = (unmixed.Gases[0].X, unmixed.Gases[0].YQuantity.Unit.Symbol);
        return new(
            ions.Name,
            [
                new("time", "s", time),
                new("temperature", "K", unmixed.Temperature),
                .. unmixed.Gases.SelectMany(g => new TableColumn[] { new(g.Name, unit, g.Y), new($"standard error of {g.Name}", unit, g.StandardDeviation!.Value) }),
                .. unmixed.Residuals.Select(r => new TableColumn($"left at {r.Name}", unit, r.Y)),
            ]);
    }
}
