using Fickian.Files;
using Fickian.Thermal;

namespace Fickian.Cli.Verbs;

/// <summary>How densities are to be determined.</summary>
/// <param name="Readings">Readings from the command line.</param>
internal sealed record DensityRequest(DensitySample Readings)
{
    private const double UsualTemperature = 293.15;
    private const double UsualPressure = 101325;
    private const double UsualHumidity = 0.5;

    public Estimate? Mass { get; init; }

    public string? Liquid { get; init; }

    public double? Temperature { get; init; }

    public double? AirPressure { get; init; }

    public double? Humidity { get; init; }

    public double? Balance { get; init; }

    public double? Gauge { get; init; }

    public Estimate? Cell { get; init; }

    public Estimate? Expansion { get; init; }

    public IReadOnlyList<Finding> CalibrationFindings { get; init; } = [];

    public Estimate? Guests { get; init; }

    public Estimate? Envelope { get; init; }

    public Estimate? Skeletal { get; init; }

    public Estimate? Occupied { get; init; }

    /// <summary>Densities of one sample.</summary>
    /// <exception cref="UsageException">The readings of either kind lack what they need.</exception>
    public DensityOutcome Of(string file, DensitySample sample, DensityRun run)
    {
        List<Finding> findings = [.. sample.Expansions.IsEmpty ? [] : CalibrationFindings];
        var envelope = sample.Weighings.IsEmpty ? null : Weighed(sample, run, findings);
        var skeletal = sample.Expansions.IsEmpty ? null : Expanded(sample, run);
        if (envelope is null && skeletal is null)
            throw new UsageException("Readings were expected and none were found; name a file, or state --in-air and --in-liquid, or --mass, --before and --after.");
        RequireUsed(sample);
        List<Estimate> estimates = [];
        foreach (var found in new[] { envelope, skeletal }.OfType<DensityDetermination>())
        {
            estimates.Add(found.Density);
            findings.AddRange(found.Findings);
            if (found.Density.Verdict != Verdict.Determined)
                findings.Add(Finding.Warning("A single reading says nothing about its error; state --balance or --gauge, or repeat it.", found.Density.Name));
            if (Guests is { } guests)
                estimates.Add(PoreSpace.WithoutGuests(found.Density, guests) with { Name = found.Density.Name + "WithoutGuests" });
            if (Occupied is { } occupied)
                estimates.Add(PoreSpace.FreeVolume(found.Density, occupied));
        }

        if ((envelope?.Density ?? Envelope, skeletal?.Density ?? Skeletal) is ({ } outer, { } inner))
            estimates.AddRange([PoreSpace.Porosity(outer, inner), PoreSpace.PoreVolume(outer, inner)]);
        return new(file, sample.Sample, run.Provenance, Math.Max(sample.Weighings.Length, sample.Expansions.Length), estimates, findings);
    }

    // Weighing and expansion have constants of their own, and a density that is measured is not stated.
    private void RequireUsed(DensitySample sample)
    {
        var (weighed, expanded) = (!sample.Weighings.IsEmpty, !sample.Expansions.IsEmpty);
        (bool Given, bool Used, string Option, string For)[] all =
        [
            (Liquid is not null, weighed, "--liquid", "weighings"),
            (Temperature is not null, weighed && (sample == Readings || sample.Weighings.Any(w => double.IsNaN(w.Temperature))), "--temperature", "weighings that state none"),
            (AirPressure is not null, weighed, "--pressure", "weighings"),
            (Humidity is not null, weighed, "--humidity", "weighings"),
            (Balance is not null, weighed || (expanded && Mass is null), "--balance", "weighings and to a mass without an error"),
            (Gauge is not null, expanded, "--gauge", "expansions"),
            (Cell is not null, expanded, "--cell", "expansions"),
            (Expansion is not null, expanded, "--expansion", "expansions"),
            (Mass is not null, expanded, "--mass", "expansions"),
            (Envelope is not null, !weighed, "--envelope", "samples whose envelope density is not measured"),
            (Skeletal is not null, !expanded, "--skeletal", "samples whose skeletal density is not measured"),
        ];
        if (Array.Find(all, a => a is { Given: true, Used: false }) is { Option: not null } unused)
            throw new UsageException($"{unused.Option} belongs to {unused.For}, and there are none; leave it out.");
    }

    private DensityDetermination Weighed(DensitySample sample, DensityRun run, List<Finding> findings)
    {
        var kelvins = Temperature ?? (run.Metadata.TryGetValue("temperature", out var t) ? QuantityText.Kelvins(t) : null as double?);
        if (kelvins is null && sample.Weighings.Any(w => double.IsNaN(w.Temperature)))
        {
            findings.Add(Finding.Hint("No temperature is stated; 20 °C was taken."));
            kelvins = UsualTemperature;
        }

        var readings = sample.Weighings.Select(w => double.IsNaN(w.Temperature) ? w with { Temperature = kelvins ?? UsualTemperature } : w).ToArray();
        var pressure = AirPressure ?? Number(run, "air pressure", new("pressure", "p", Unit.Pascal)) ?? UsualPressure;
        var humidity = Humidity ?? Number(run, "humidity", new("humidity", "h", Unit.One)) ?? UsualHumidity;
        var air = MoistAir.Density(pressure, readings.Average(r => r.Temperature), humidity);
        return DensityDetermination.ByImmersion(readings, LiquidDensity(run), air, Balance ?? Number(run, "balance", DensityQuantity.Mass) ?? 0);
    }

    private DensityDetermination Expanded(DensitySample sample, DensityRun run)
    {
        Estimate Volume(Estimate? stated, string key) => stated ?? (run.Metadata.TryGetValue(key, out var text)
            ? QuantityText.Uncertain(text, DensityQuantity.Volume)
            : throw new UsageException($"The {key} of the pycnometer was expected and is not stated; write for example --cell 12.05+-0.01cm3 --expansion 7.21+-0.01cm3, or '# {key}: 12.05+-0.01cm3' in the file."));
        var mass = Mass ?? (double.IsNaN(sample.Mass)
            ? throw new UsageException("The mass of the sample in the pycnometer was expected and is not stated; write for example --mass 0.8012+-0.0001g.")
            : new Estimate(sample.Mass, Balance ?? Number(run, "balance", DensityQuantity.Mass) ?? 0, DensityQuantity.Mass.Unit));
        return DensityDetermination.ByPycnometer(new(Volume(Cell, "cell volume"), Volume(Expansion, "expansion volume")), mass, sample.Expansions, Gauge ?? Number(run, "gauge", new("pressure", "p", Unit.Pascal)) ?? 0);
    }

    private Func<double, Estimate> LiquidDensity(DensityRun run)
    {
        var name = Liquid ?? (run.Liquid.Length > 0 ? run.Liquid : run.Metadata.GetValueOrDefault("liquid", ""));
        switch (name.ToLowerInvariant())
        {
            case "toluene":
                return Toluene.Density;
            case "water":
                return Water.Density;
            case "":
                throw new UsageException("The liquid was expected and is not stated; write for example --liquid toluene, water or 866.5+-0.3kg/m3.");
            default:
                var density = QuantityText.Uncertain(name, new("liquidDensity", "ρ_l", Unit.KilogramPerCubicMetre));
                return _ => density;
        }
    }

    private static double? Number(DensityRun run, string key, Quantity quantity) => run.Metadata.TryGetValue(key, out var text) ? QuantityText.Parse(text, quantity) : null;
}
