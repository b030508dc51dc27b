using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace Fickian;

/// <summary>Points (x, y) of one measurement, with what they are, how they were obtained and, where known, their standard deviations.</summary>
/// <remarks>A curve owns its arrays. x ascends strictly unless a reader says otherwise in a finding.</remarks>
public sealed record Curve
{
    /// <summary>Makes a curve.</summary>
    /// <param name="x">Abscissa, SI, [n].</param>
    /// <param name="y">Ordinate, SI or the unit of the signal, [n].</param>
    /// <param name="standardDeviation">Standard deviation of each y, [n]; null if unknown.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, or hold a value that is not a number.</exception>
    public Curve(double[] x, double[] y, double[]? standardDeviation = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Length != y.Length)
            throw new ArgumentException($"A curve needs as many y as x; found {x.Length} x and {y.Length} y.", nameof(y));
        if (standardDeviation is not null && standardDeviation.Length != x.Length)
            throw new ArgumentException($"A curve needs one standard deviation per point; found {standardDeviation.Length} for {x.Length} points.", nameof(standardDeviation));
        RequireFinite(x, nameof(x));
        RequireFinite(y, nameof(y));
        if (standardDeviation is not null)
            RequireFinite(standardDeviation, nameof(standardDeviation));
        if (standardDeviation is not null && Array.Exists(standardDeviation, s => s < 0))
            throw new ArgumentException("A standard deviation is not negative; make it the absolute value or leave it out.", nameof(standardDeviation));
        X = x;
        Y = y;
        StandardDeviation = standardDeviation is null ? default(ReadOnlyMemory<double>?) : new ReadOnlyMemory<double>(standardDeviation);
    }

    /// <summary>Abscissa, SI, [n].</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>Ordinate, SI or the unit of the signal, [n].</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>Standard deviation of each y, [n]; null if unknown.</summary>
    public ReadOnlyMemory<double>? StandardDeviation { get; }

    /// <summary>What x is.</summary>
    public Quantity XQuantity { get; init; } = Quantity.Time;

    /// <summary>What y is.</summary>
    public Quantity YQuantity { get; init; } = Quantity.Uptake;

    /// <summary>Name of the curve, for a legend.</summary>
    public string Name { get; init; } = "";

    /// <summary>How the points were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>What is worth knowing about the points.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Number of points.</summary>
    public int Count => X.Length;

    /// <summary>The same curve with y (and its standard deviation) multiplied by a factor.</summary>
    public Curve Scaled(double factor) =>
        With([.. X.Span], [.. Y.ToArray().Select(y => y * factor)], StandardDeviation?.ToArray().Select(s => s * Math.Abs(factor)).ToArray());

    /// <summary>The points whose x lies between two values, both included.</summary>
    public Curve Between(double lower, double upper)
    {
        var keep = Enumerable.Range(0, Count).Where(i => X.Span[i] >= lower && X.Span[i] <= upper).ToArray();
        return With(Pick(X, keep), Pick(Y, keep), StandardDeviation is { } s ? Pick(s, keep) : null);
    }

    /// <summary>Table with one row per point.</summary>
    public DataFrame ToDataFrame()
    {
        List<DataFrameColumn> columns =
        [
            new DoubleDataFrameColumn(XQuantity.AxisLabel, X.ToArray()),
            new DoubleDataFrameColumn(YQuantity.AxisLabel, Y.ToArray()),
        ];
        if (StandardDeviation is { } s)
            columns.Add(new DoubleDataFrameColumn("standard deviation" + (YQuantity.Unit == Unit.One ? "" : $" / {YQuantity.Unit}"), s.ToArray()));
        return new DataFrame(columns);
    }

    /// <summary>Other points under the same name, quantities and provenance.</summary>
    public Curve With(double[] x, double[] y, double[]? standardDeviation = null) =>
        new(x, y, standardDeviation) { XQuantity = XQuantity, YQuantity = YQuantity, Name = Name, Provenance = Provenance, Findings = Findings };

    private static double[] Pick(ReadOnlyMemory<double> values, int[] keep) => Array.ConvertAll(keep, i => values.Span[i]);

    private static void RequireFinite(double[] values, string name)
    {
        var at = Array.FindIndex(values, v => !double.IsFinite(v));
        if (at >= 0)
            throw new ArgumentException($"A curve holds finite numbers only; found {values[at]} at index {at}. Leave such points out first.", name);
    }
}
