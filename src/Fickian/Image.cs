using Microsoft.Data.Analysis;

namespace Fickian;

/// <summary>Values on a regular grid of rows and columns, with the position of each row and column.</summary>
/// <remarks>Row 0 is drawn at the bottom. NaN marks a pixel without a value.</remarks>
public sealed record Image
{
    /// <summary>Makes an image.</summary>
    /// <param name="values">Values, row by row, [rows × columns].</param>
    /// <param name="x">Position of each column, SI, ascending, [columns].</param>
    /// <param name="y">Position of each row, SI, ascending, [rows].</param>
    /// <exception cref="ArgumentException">There are not as many values as rows times columns.</exception>
    public Image(double[] values, double[] x, double[] y)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (values.Length != x.Length * y.Length)
            throw new ArgumentException($"An image of {y.Length} rows and {x.Length} columns needs {x.Length * y.Length} values; found {values.Length}.", nameof(values));
        Values = values;
        X = x;
        Y = y;
    }

    /// <summary>Values, row by row, [rows × columns].</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>Position of each column, SI, [columns].</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Position of each row, SI, [rows].</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>What the values are.</summary>
    public Quantity Quantity { get; init; } = Quantity.Uptake;

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Number of rows.</summary>
    public int Rows => Y.Length;

    /// <summary>Number of columns.</summary>
    public int Columns => X.Length;

    /// <summary>Value of one pixel.</summary>
    public double this[int row, int column] => Values.Span[(row * Columns) + column];

    /// <summary>Table with one row per pixel: x, y, value.</summary>
    public DataFrame ToDataFrame()
    {
        var pixels = Enumerable.Range(0, Rows * Columns).ToArray();
        return new DataFrame(
            new DoubleDataFrameColumn("x / m", pixels.Select(i => X.Span[i % Columns])),
            new DoubleDataFrameColumn("y / m", pixels.Select(i => Y.Span[i / Columns])),
            new DoubleDataFrameColumn(Quantity.AxisLabel, Values.ToArray()));
    }
}
