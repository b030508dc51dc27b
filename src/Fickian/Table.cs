using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian;

/// <summary>Columns of numbers of equal length, as an instrument's program exports them.</summary>
/// <remarks>Two columns may share a name and differ in their unit. NaN marks a cell without a number.</remarks>
public sealed record Table : ITabular
{
    /// <summary>Makes a table.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="columns">Columns, in the order of the file.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public Table(string name, ImmutableArray<TableColumn> columns)
    {
        var odd = columns.FirstOrDefault(c => c.Values.Length != columns[0].Values.Length);
        if (odd is not null)
            throw new ArgumentException($"The columns of a table are of one length; '{columns[0].Name}' holds {columns[0].Values.Length} rows and '{odd.Name}' {odd.Values.Length}.", nameof(columns));
        Name = name;
        Columns = columns;
    }

    /// <inheritdoc/>
    public string Name { get; init; }

    /// <summary>Columns, in the order of the file.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns.IsEmpty ? 0 : Columns[0].Values.Length;

    /// <inheritdoc/>
    public string Kind { get; init; } = "table";

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => [Axis.Index("row", Rows), Axis.Index("column", Columns.Length)];

    /// <summary>Values of a table have the unit of their column.</summary>
    public Quantity Value => new("value", "", Unit.One);

    /// <inheritdoc/>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The first column of a name, whatever its case; null if there is none.</summary>
    public TableColumn? this[string name] => Columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index)
    {
        DataSetIndex.Check(this, index);
        return Columns[index[1]].Values.Span[index[0]];
    }

    /// <inheritdoc/>
    public Table ToTable() => this;

    /// <summary>Name over unit of each column; of those that are equal, the second and further ones carry a number.</summary>
    public ImmutableArray<string> Headings => [.. Columns.Select((_, i) => Heading(i))];

    /// <summary>The table as a data frame; columns are headed by name and unit.</summary>
    public DataFrame ToDataFrame() => new(Columns.Select((c, i) => (DataFrameColumn)new DoubleDataFrameColumn(Heading(i), c.Values.ToArray())));

    private string Heading(int column)
    {
        var heading = Columns[column].Heading;
        var before = Columns.Take(column).Count(c => c.Heading == heading);
        return before == 0 ? heading : $"{heading} ({before + 1})";
    }
}
