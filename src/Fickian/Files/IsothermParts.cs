using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>What a reader found of an isotherm, before units are applied.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Columns">Columns as the file holds them, one row per point.</param>
internal sealed record IsothermParts(string Name, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>Index of the column of pressures.</summary>
    public required int Pressure { get; init; }

    /// <summary>Unit of the pressures; <c>p/p0</c> or <c>%</c> where they are relative to saturation.</summary>
    public required string PressureUnit { get; init; }

    /// <summary>Index of the column of amounts.</summary>
    public required int Loading { get; init; }

    /// <summary>Unit of the amounts, as written.</summary>
    public required string LoadingUnit { get; init; }

    /// <summary>Saturation pressure at each point in <see cref="SaturationUnit"/>; null if the file tells none.</summary>
    public double[]? Saturation { get; init; }

    /// <summary>Unit of the saturation pressures.</summary>
    public string SaturationUnit { get; init; } = "";

    /// <summary>Branch of each point; null where the file does not say, so that it turns at the highest pressure.</summary>
    public SorptionBranch[]? Branches { get; init; }

    /// <summary>Temperature, K; NaN if not told.</summary>
    public double Temperature { get; init; } = double.NaN;

    /// <summary>Gas.</summary>
    public string Adsorptive { get; init; } = "";

    /// <summary>Solid.</summary>
    public string Adsorbent { get; init; } = "";

    /// <summary>Sample mass, kg; NaN if not told.</summary>
    public double SampleMass { get; init; } = double.NaN;

    /// <summary>Whether the amounts are those of the whole sample, to be divided by its mass; <see cref="LoadingUnit"/> then is that of an amount or volume alone.</summary>
    public bool OfWholeSample { get; init; }

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>What else the file tells.</summary>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <summary>What is doubtful.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The isotherm in SI.</summary>
    /// <exception cref="DataFileException">There are no points.</exception>
    public IsothermRun Build(FileSource source)
    {
        if (Columns.Count <= Math.Max(Pressure, Loading) || Math.Min(Pressure, Loading) < 0)
            throw source.Wrong("", $"columns of pressure and amount were expected and {Columns.Count} columns were found; export the table again.");
        var pressures = Columns[Pressure].Values.ToArray();
        if (pressures.Length == 0)
            throw source.Wrong("", "points of pressure and amount were expected and the table holds none; check that the run was finished before it was exported.");
        List<Finding> findings = [.. Findings];
        var (pascals, pressureQuantity) = PressureOf(findings);
        var amount = AmountOf(findings);
        var branches = Branches ?? Turned(pressures, findings);
        var saturation = Saturation is { } p0 && Files.PressureUnit.Pascals(SaturationUnit) is { } factor ? Array.ConvertAll(p0, p => p * factor) : null;
        var values = Columns[Loading].Values.ToArray();
        return new(
            new Table(Name, [.. Columns]) { Kind = "isotherm", Metadata = Metadata, Findings = [.. findings] },
            Array.ConvertAll(pressures, p => p * pascals),
            Array.ConvertAll(values, q => q * amount.Factor),
            [.. branches])
        {
            PressureQuantity = pressureQuantity,
            LoadingQuantity = amount.Quantity,
            SaturationPressure = saturation is { } pa ? pa : default(ReadOnlyMemory<double>?),
            Temperature = Temperature,
            Adsorptive = Adsorptive,
            Adsorbent = Adsorbent,
            SampleMass = SampleMass,
            Provenance = Provenance,
        };
    }

    private (double Factor, Quantity Quantity) PressureOf(List<Finding> findings)
    {
        if (PressureUnit is "p/p0")
            return (1, new("relativePressure", "p/p₀", Unit.One));
        if (PressureUnit is "%")
            return (0.01, new("relativePressure", "p/p₀", Unit.One));
        if (Files.PressureUnit.Pascals(PressureUnit) is { } pascals)
            return (pascals, new("pressure", "p", Unit.Pascal));
        findings.Add(Finding.Warning(PressureUnit.Length == 0 ? "The file states no unit of the pressure; its numbers were kept." : $"The pressure is in '{PressureUnit}', which is no unit of pressure that is known; its numbers were kept."));
        return (1, new("pressureAsWritten", "p", PressureUnit.Length == 0 ? Unit.One : new(PressureUnit)));
    }

    private LoadingUnit AmountOf(List<Finding> findings)
    {
        LoadingUnit unit;
        if (!OfWholeSample)
            unit = Files.LoadingUnit.Parse(LoadingUnit, Adsorptive);
        else if (SampleMass > 0)
            unit = Files.LoadingUnit.Parse(LoadingUnit + "/g", Adsorptive) is var perGram ? perGram with { Factor = perGram.Factor * 1e-3 / SampleMass, Doubt = perGram.Doubt ?? Finding.Hint($"The file gives the amount of the whole sample; it was divided by the sample's mass, {1000 * SampleMass:G6} g.") } : perGram;
        else
            unit = new(1, new("loading", "q", new(LoadingUnit)), Finding.Warning("The file gives the amount of the whole sample and no mass of it; the numbers were kept."));
        if (unit.Doubt is { } doubt)
            findings.Add(doubt);
        return unit;
    }

    private static SorptionBranch[] Turned(double[] pressures, List<Finding> findings)
    {
        var highest = 0;
        for (var i = 1; i < pressures.Length; i++)
        {
            if (pressures[i] > pressures[highest] || double.IsNaN(pressures[highest]))
                highest = i;
        }

        if (highest < pressures.Length - 1)
            findings.Add(Finding.Hint($"The file does not name the branches; desorption was taken to begin behind the highest pressure, at point {highest + 2}."));
        return [.. Enumerable.Range(0, pressures.Length).Select(i => i <= highest ? SorptionBranch.Adsorption : SorptionBranch.Desorption)];
    }
}
