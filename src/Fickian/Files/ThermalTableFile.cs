using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Any table of numbers in text whose headings are those of a balance or a calorimeter.</summary>
/// <remarks>
/// There must be a time or a temperature, and a mass, a heat flow or a heat capacity; separators, headings and units are those of <see cref="TextTableFile"/>.
/// A column without a unit is no signal in SI, which a finding tells. Comments are kept; <c># provenance: simulated</c> is heeded.
/// </remarks>
public static class ThermalTableFile
{
    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("thermal-table", "thermal analysis as a table in text", Recognises, Read);

    /// <summary>Reads the run of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file holds no rows of numbers, or it is damaged.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var contents = TextTableFile.Read(source);
        var table = contents.The<Table>();
        ImmutableArray<TableColumn> columns = [.. table.Columns.Select(SolidusHeading.Known)];
        var run = new ThermalRun(table.Name, columns, table.Metadata) { SampleMass = ThermalRun.Kilograms(table.Metadata["sampleMass"] ?? table.Metadata["sample mass"]), Findings = table.Findings };
        IDataSet[] ions = IonTable.Of($"{table.Name} ions", columns, table.Metadata) is { } found ? [found] : [];
        return contents with { Format = Format.Name, DataSets = [run.ToDataSet(), .. ions] };
    }

    private static bool Recognises(FileSource source) =>
        TextProbe.Of(source).Layout is { } layout && TextHeadings.Of(layout) is { Named: true } headings && ThermalRun.IsThermal(headings.Columns.Select(c => ThermalNames.Of(SolidusHeading.Known(c.Name, c.Unit).Name)));
}
