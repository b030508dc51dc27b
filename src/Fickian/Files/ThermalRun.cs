using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>What a reader found of one run of a thermal instrument, from which a data set is made.</summary>
/// <param name="Name">Name of the run.</param>
/// <param name="Columns">Columns as the file holds them.</param>
/// <param name="Metadata">What the file tells beside them.</param>
internal sealed partial record ThermalRun(string Name, ImmutableArray<TableColumn> Columns, Metadata Metadata)
{
    /// <summary>Place of the findings about units that the file does not state.</summary>
    public const string UnitsPlace = "units";

    /// <summary>What each column holds; by their names if it is not said.</summary>
    public ImmutableArray<ThermalName> Names { get; init; } = [.. Columns.Select(c => ThermalNames.Of(c.Name))];

    /// <summary>Mass of the sample, kg; NaN if the file does not tell.</summary>
    public double SampleMass { get; init; } = double.NaN;

    /// <summary>Which way heat flows where it is positive, as far as the file says so.</summary>
    public HeatFlowSign Sign { get; init; } = Stated(Columns, Metadata);

    public ImmutableArray<ThermalStep> Steps { get; init; } = [];

    public ImmutableArray<ThermalMark> Marks { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Whether mass in percent is that of <see cref="SampleMass"/>, so that both give the mass.</summary>
    public bool PercentOfSampleMass { get; init; }

    /// <summary>A thermogram if a balance or a calorimeter wrote the columns, else the table as it is.</summary>
    public IDataSet ToDataSet()
    {
        if (!IsThermal(Names))
            return new Table(Name, Columns) { Metadata = Metadata, Findings = Findings };
        var signals = Signals(Names, Columns);
        if (PercentOfSampleMass && SampleMass > 0 && !signals.Any(s => s.Role == ThermalRole.Mass) && signals.FirstOrDefault(s => s.Role == ThermalRole.RelativeMass) is { } relative)
            signals = signals.Add(new(relative.Column, ThermalRole.Mass, relative.Factor * SampleMass));
        var table = new Table(Name, Columns) { Metadata = Metadata, Findings = [.. Findings, .. WithoutUnit(Names, Columns), .. WithoutSign(signals)] };
        return new Thermogram(table, signals)
        {
            SampleMass = SampleMass > 0 ? SampleMass : double.NaN,
            HeatFlowSign = Sign,
            Steps = Steps,
            Marks = Marks,
            Provenance = TextMapFile.Provenances(Metadata["provenance"]),
        };
    }

    /// <summary>Whether columns of such names are those of a balance or a calorimeter over time or temperature.</summary>
    public static bool IsThermal(IEnumerable<ThermalName> names)
    {
        var all = names.ToHashSet();
        return (all.Contains(ThermalName.Mass) || all.Contains(ThermalName.HeatFlow) || all.Contains(ThermalName.HeatCapacity))
            && (all.Contains(ThermalName.Time) || all.Contains(ThermalName.SampleTemperature) || all.Contains(ThermalName.ProgramTemperature));
    }

    /// <summary>The signals of columns.</summary>
    public static ImmutableArray<ThermalSignal> Signals(IReadOnlyList<ThermalName> names, ImmutableArray<TableColumn> columns) =>
        [.. columns.Select((c, i) => ThermalNames.Signal(i, names[i], c.Unit)).OfType<ThermalSignal>()];

    /// <summary>A mass as a text writes it with its unit, kg; NaN if it is none or not positive.</summary>
    public static double Kilograms(string? text)
    {
        var match = MassText().Match(text ?? "");
        if (!match.Success || WrittenUnit.Parse(match.Groups["unit"].Value) is not { Dimension: UnitDimension.Mass } unit)
            return double.NaN;
        var number = double.Parse(match.Groups["number"].Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

        // Dividing by a whole number is rounded once: 10 mg are 1e-5 kg in every digit.
        return number > 0 && double.IsFinite(number) ? number / Math.Round(1 / unit.Factor) : double.NaN;
    }

    private static IEnumerable<Finding> WithoutUnit(ImmutableArray<ThermalName> names, ImmutableArray<TableColumn> columns)
    {
        string[] silent = [.. columns.Where((c, i) => names[i] != ThermalName.Other && c.Unit.Length == 0).Select(c => c.Name)];
        return silent.Length == 0
            ? []
            : [Finding.Warning($"The file states no unit of {string.Join(", ", silent)}, so they are no signals in SI; state them to the reader of thermal files, as in new StatedUnits {{ Time = \"min\", Mass = \"mg\" }}.", UnitsPlace)];
    }

    private IEnumerable<Finding> WithoutSign(ImmutableArray<ThermalSignal> signals) =>
        Sign == HeatFlowSign.NotStated && signals.Any(s => s.Role is ThermalRole.HeatFlow or ThermalRole.SpecificHeatFlow or ThermalRole.SensorVoltage or ThermalRole.SpecificSensorVoltage)
            ? [Finding.Hint("The file does not say whether exothermic or endothermic heat flow is positive.")]
            : [];

    private static HeatFlowSign Stated(ImmutableArray<TableColumn> columns, Metadata metadata)
    {
        foreach (var text in columns.Select(c => c.Heading).Concat(metadata.Entries.Select(e => $"{e.Key} {e.Value}")))
        {
            if (EndothermicUp().IsMatch(text))
                return HeatFlowSign.EndothermicPositive;
            if (ExothermicUp().IsMatch(text))
                return HeatFlowSign.ExothermicPositive;
        }

        return HeatFlowSign.NotStated;
    }

    [GeneratedRegex(@"^\s*(?<number>[+-]?\d{1,15}([.,]\d{1,20})?([eE][+-]?\d{1,2})?)\s*(?<unit>[µμumk]?g)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex MassText();

    [GeneratedRegex(@"\bendo(thermic)? ?(up|positive)\b|\bexo(therm(ic)?)? ?down\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EndothermicUp();

    [GeneratedRegex(@"\bexo(therm(ic)?)? ?(up|positive)\b|\bendo(thermic)? ?down\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ExothermicUp();
}
