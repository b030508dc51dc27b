using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>A table in text with one time, or one temperature, and several ions: <c>m/z 18</c>, <c>QMID(s:1|m:18)</c>, <c>18</c>, <c>H2O</c>.</summary>
/// <remarks>Every column but times and temperatures must be named as an ion, and one of them beyond doubt: by its name, by a unit of current or pressure, or by numbers that are masses rather than a count.</remarks>
public static class IonTableFile
{
    private const int Fewest = 2;
    private const double SmallestTelling = 12;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("ion-table", "ion currents as a table in text", Recognises, Read);

    /// <summary>Reads the ion currents of a file.</summary>
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
        if (Ions([.. columns.Select(c => new ColumnHeading(c.Name, c.Unit))]) is not { } ions)
            throw source.Wrong("", "a time or a temperature and several ions were expected as headings and others were found; name the columns as in 'time / s' and 'm/z 18'.");
        Finding[] bare = ions.Any(i => !i.Ion.Certain && !double.IsNaN(i.Ion.MassToCharge)) ? [Finding.Hint("Headings that are bare numbers were taken for m/z.")] : [];
        return contents with { Format = Format.Name, DataSets = [IonTable.Of(table.Name, columns, ions, table.Metadata, [.. table.Findings, .. bare])] };
    }

    private static bool Recognises(FileSource source) =>
        TextProbe.Of(source).Layout is { } layout && TextHeadings.Of(layout) is { Named: true } headings && Ions([.. headings.Columns.Select(c => SolidusHeading.Known(c.Name, c.Unit))]) is not null;

    private static List<(int Column, IonName Ion)>? Ions(ImmutableArray<ColumnHeading> headings)
    {
        List<(int Column, IonName Ion)> ions = [];
        var axes = 0;
        for (var i = 0; i < headings.Length; i++)
        {
            if (ThermalNames.Of(headings[i].Name) is ThermalName.Time or ThermalName.SampleTemperature or ThermalName.ProgramTemperature)
                axes++;
            else if (IonName.Parse(headings[i].Name) is { } ion)
                ions.Add((i, ion));
            else if (headings[i].Name.Length > 0)
                return null;
        }

        var telling = ions.Exists(i => i.Ion.Certain || i.Ion.MassToCharge >= SmallestTelling || WrittenUnit.Parse(headings[i.Column].Unit)?.Dimension is UnitDimension.Current or UnitDimension.Pressure);
        return axes > 0 && ions.Count >= Fewest && telling ? ions : null;
    }
}
