using System.Collections.Immutable;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Ion currents among the columns of a table whose rows have one time.</summary>
internal static class IonTable
{
    /// <summary>The ion currents; null if the columns are none of a mass spectrometer.</summary>
    /// <param name="name">Name of the data set.</param>
    /// <param name="columns">Columns as the file holds them.</param>
    /// <param name="metadata">What the file tells beside them.</param>
    public static IonCurrents? Of(string name, ImmutableArray<TableColumn> columns, Metadata metadata)
    {
        var ions = columns.Select((c, i) => (Column: i, Ion: IonName.Parse(c.Name))).Where(p => p.Ion is { Certain: true }).ToArray();
        return ions.Length == 0 ? null : Of(name, columns, [.. ions.Select(p => (p.Column, p.Ion!))], metadata, []);
    }

    /// <summary>The ion currents of columns that are known as such.</summary>
    public static IonCurrents Of(string name, ImmutableArray<TableColumn> columns, IReadOnlyList<(int Column, IonName Ion)> ions, Metadata metadata, IEnumerable<Finding> findings)
    {
        var found = findings.ToImmutableArray().ToBuilder();
        var names = columns.Select(c => ThermalNames.Of(c.Name)).ToArray();
        var axes = Enumerable.Range(0, columns.Length).Where(i => names[i] is ThermalName.Time or ThermalName.SampleTemperature or ThermalName.ProgramTemperature).ToArray();
        var time = Time(columns, names, found);
        var channels = ions.Select(i => Channel(columns[i.Column], i.Ion, time)).ToImmutableArray();
        if (ions.Any(i => columns[i.Column].Unit.Length == 0))
            found.Add(Finding.Warning("The file states no unit of the ion currents; their values stand as they are written."));
        var table = new Table(name, [.. axes.Concat(ions.Select(i => i.Column)).Select(i => columns[i])]) { Metadata = metadata, Findings = found.ToImmutable() };
        return new(table, channels) { Provenance = TextMapFile.Provenances(metadata["provenance"]) };
    }

    /// <summary>A channel in SI as far as its unit is known.</summary>
    /// <param name="column">Values as the file holds them.</param>
    /// <param name="ion">What its name says.</param>
    /// <param name="time">Times, s, [n].</param>
    public static IonCurrent Channel(TableColumn column, IonName ion, ReadOnlyMemory<double> time)
    {
        var unit = WrittenUnit.Parse(column.Unit);
        Unit? known = unit?.Dimension switch { UnitDimension.Current => new Unit("A"), UnitDimension.Pressure => Unit.Pascal, _ => null };
        var values = known is null ? column.Values : Array.ConvertAll(column.Values.ToArray(), v => v * unit!.Factor);
        return new(ion.Name, ion.MassToCharge, time, values, known ?? new Unit(column.Unit.Length > 0 ? column.Unit : "not stated"));
    }

    private static ReadOnlyMemory<double> Time(ImmutableArray<TableColumn> columns, ThermalName[] names, ImmutableArray<Finding>.Builder findings)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (names[i] == ThermalName.Time && ThermalNames.Signal(i, names[i], columns[i].Unit) is { } signal)
                return Array.ConvertAll(columns[i].Values.ToArray(), v => v * signal.Factor);
        }

        findings.Add(Finding.Warning("The file states no time of the ion currents in a known unit; their times are missing."));
        return Enumerable.Repeat(double.NaN, columns[0].Values.Length).ToArray();
    }
}
