using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Units that the user knows of columns of which the file gives none, as an instrument's program shows them: <c>min</c>, <c>°C</c>, <c>mg</c>.</summary>
/// <remarks>Columns that have a unit keep it. An empty text leaves such columns without a unit.</remarks>
public sealed record StatedUnits
{
    /// <summary>What PerkinElmer Pyris exports unless its user changed it.</summary>
    public static StatedUnits Pyris { get; } = new() { Time = "min", Temperature = "°C", Mass = "mg", HeatFlow = "mW", GasFlow = "ml/min" };

    /// <summary>Unit of times.</summary>
    public string Time { get; init; } = "";

    /// <summary>Unit of temperatures.</summary>
    public string Temperature { get; init; } = "";

    /// <summary>Unit of masses.</summary>
    public string Mass { get; init; } = "";

    /// <summary>Unit of heat flows.</summary>
    public string HeatFlow { get; init; } = "";

    /// <summary>Unit of gas flows.</summary>
    public string GasFlow { get; init; } = "";

    /// <summary>A thermogram whose columns without a unit have these.</summary>
    internal Thermogram AppliedTo(Thermogram run)
    {
        var table = run.ToTable();
        ThermalName[] names = [.. table.Columns.Select(c => ThermalNames.Of(c.Name))];
        ImmutableArray<TableColumn> columns = [.. table.Columns.Select((c, i) => c.Unit.Length > 0 ? c : c with { Unit = Of(names[i]) })];
        string[] stated = [.. columns.Where((c, i) => c.Unit.Length > 0 && table.Columns[i].Unit.Length == 0).Select(c => c.Heading)];
        if (stated.Length == 0)
            return run;
        var findings = run.Findings.Where(f => f.Where != ThermalRun.UnitsPlace).Append(Finding.Hint($"The file states no unit of these; the reader was told: {string.Join(", ", stated)}.", ThermalRun.UnitsPlace));
        return new Thermogram(new Table(table.Name, columns) { Metadata = table.Metadata, Findings = [.. findings] }, ThermalRun.Signals(names, columns))
        {
            SampleMass = run.SampleMass,
            HeatFlowSign = run.HeatFlowSign,
            Steps = run.Steps,
            Marks = run.Marks,
            Provenance = run.Provenance,
        };
    }

    /// <summary>Unit of columns of a name.</summary>
    internal string Of(ThermalName name) => name switch
    {
        ThermalName.Time => Time,
        ThermalName.SampleTemperature or ThermalName.ProgramTemperature => Temperature,
        ThermalName.Mass => Mass,
        ThermalName.HeatFlow => HeatFlow,
        ThermalName.GasFlow => GasFlow,
        _ => "",
    };
}
