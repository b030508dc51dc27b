using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>One spectrum, in the order in which the file stores it.</summary>
/// <remarks>The axis is mostly the wavenumber in cm⁻¹, high to low; a file may hold interferograms over points or Raman shifts just as well. NaN marks a missing value.</remarks>
public sealed record Spectrum : IDataSet
{
    /// <summary>Makes a spectrum.</summary>
    /// <param name="axis">Abscissa in stored order.</param>
    /// <param name="values">Ordinates in stored order, [n].</param>
    /// <exception cref="ArgumentException">There are not as many values as positions.</exception>
    public Spectrum(Axis axis, double[] values)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != axis.Count)
            throw new ArgumentException($"A spectrum needs one value per position; found {values.Length} values for {axis.Count} positions.", nameof(values));
        Axis = axis;
        Values = values;
    }

    /// <summary>Abscissa in stored order.</summary>
    public Axis Axis { get; }

    /// <summary>Ordinates in stored order, [n].</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <inheritdoc/>
    public string Name { get; init; } = "spectrum";

    /// <inheritdoc/>
    public string Kind { get; init; } = "spectrum";

    /// <inheritdoc/>
    public Quantity Value { get; init; } = InfraredQuantity.Absorbance;

    /// <inheritdoc/>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Number of points.</summary>
    public int Count => Axis.Count;

    /// <inheritdoc/>
    public ImmutableArray<Axis> Axes => [Axis];

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index)
    {
        DataSetIndex.Check(this, index);
        return Values.Span[index[0]];
    }

    /// <summary>Value at a position, linear between the two stored ones beside it; NaN outside.</summary>
    public double Interpolate(double position)
    {
        for (var i = 0; i + 1 < Count; i++)
        {
            var (a, b) = (Axis[i], Axis[i + 1]);
            if ((a - position) * (b - position) <= 0 && a != b)
                return Values.Span[i] + ((Values.Span[i + 1] - Values.Span[i]) * ((position - a) / (b - a)));
        }

        return Count == 1 && Axis[0] == position ? Values.Span[0] : double.NaN;
    }

    /// <summary>The spectrum as a curve with ascending abscissa; points without a value are left out and counted in a finding.</summary>
    public Curve ToCurve()
    {
        var order = Enumerable.Range(0, Count).Where(i => double.IsFinite(Values.Span[i])).OrderBy(i => Axis[i]).ToArray();
        var missing = Count - order.Length;
        return new(Array.ConvertAll(order, i => Axis[i]), Array.ConvertAll(order, i => Values.Span[i]))
        {
            XQuantity = Axis.Quantity,
            YQuantity = Value,
            Name = Name,
            Provenance = Provenance,
            Findings = missing == 0 ? Findings : Findings.Add(Finding.Hint($"{missing} points without a value were left out.", Name)),
        };
    }
}
