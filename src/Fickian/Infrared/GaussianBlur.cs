using Fickian.Numerics;

namespace Fickian.Infrared;

/// <summary>Blur by a Gaussian, row by row and then column by column, over pixels that have a value.</summary>
internal sealed class GaussianBlur
{
    private readonly double[] alongRows;
    private readonly double[] alongColumns;
    private readonly double[] share;
    private readonly int rows;
    private readonly int columns;

    public GaussianBlur(Image image, double width)
    {
        if (!(width > 0 && double.IsFinite(width)))
            throw new ArgumentException($"The width of a point spread is positive, in metres; found {width}.", nameof(width));
        (rows, columns) = (image.Rows, image.Columns);
        (alongRows, alongColumns) = (Weights(image.X.Span, width), Weights(image.Y.Span, width));
        share = Array.ConvertAll(image.Values.ToArray(), v => double.IsFinite(v) ? 1.0 : 0);
        var mask = (double[])share.Clone();
        Smooth(share);
        // What a pixel without a value sees is never used: NaN stays NaN.
        for (var i = 0; i < share.Length; i++)
            share[i] = mask[i] > 0 ? share[i] : double.NaN;
    }

    /// <summary>H·I, in place: G·I over G·1.</summary>
    public void Forward(double[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = double.IsNaN(share[i]) ? 0 : values[i];
        Smooth(values);
        for (var i = 0; i < values.Length; i++)
            values[i] /= share[i];
    }

    /// <summary>Hᵀ·I, in place: G of I over G·1.</summary>
    public void Backward(double[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = double.IsNaN(share[i]) ? 0 : values[i] / share[i];
        Smooth(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = double.IsNaN(share[i]) ? double.NaN : values[i];
    }

    private void Smooth(double[] values)
    {
        var line = new double[rows];
        for (var c = 0; c < columns; c++)
        {
            for (var r = 0; r < rows; r++)
                line[r] = values[(r * columns) + c];
            for (var r = 0; r < rows; r++)
                values[(r * columns) + c] = VectorArithmetic.Dot(line, alongColumns.AsSpan(r * rows, rows));
        }

        var copy = new double[columns];
        for (var r = 0; r < rows; r++)
        {
            var row = values.AsSpan(r * columns, columns);
            row.CopyTo(copy);
            for (var c = 0; c < columns; c++)
                row[c] = VectorArithmetic.Dot(copy, alongRows.AsSpan(c * columns, columns));
        }
    }

    // Symmetric, [n × n]; pictures have hundreds of rows, not thousands.
    private static double[] Weights(ReadOnlySpan<double> places, double width)
    {
        var weights = new double[places.Length * places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = 0; j < places.Length; j++)
                weights[(i * places.Length) + j] = Math.Exp(-4 * Math.Log(2) * Math.Pow((places[i] - places[j]) / width, 2));
        }

        // Largest sum of a row near 1, so that the steps of a deconvolution converge.
        var largest = weights.Chunk(Math.Max(places.Length, 1)).Select(row => row.Sum()).DefaultIfEmpty(1).Max();
        VectorArithmetic.Scale(weights, 1 / largest);
        return weights;
    }
}
