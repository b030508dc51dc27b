namespace Fickian;

/// <summary>Positions along one direction of a data set, in the order in which the file stores them.</summary>
/// <remarks>Nothing is sorted: infrared spectra mostly run from high to low wavenumber. <see cref="Ascending"/> tells the direction.</remarks>
public sealed record Axis
{
    /// <summary>Makes an axis.</summary>
    /// <param name="quantity">What the positions are, with their unit.</param>
    /// <param name="values">Positions in stored order, in the unit of the quantity, [n].</param>
    /// <exception cref="ArgumentException">A position is not finite.</exception>
    public Axis(Quantity quantity, double[] values)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(values);
        var at = Array.FindIndex(values, v => !double.IsFinite(v));
        if (at >= 0)
            throw new ArgumentException($"Positions along an axis are finite; found {values[at]} at index {at} of '{quantity.Name}'.", nameof(values));
        Quantity = quantity;
        Values = values;
    }

    /// <summary>What the positions are.</summary>
    public Quantity Quantity { get; }

    /// <summary>Positions in stored order, [n].</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>Number of positions.</summary>
    public int Count => Values.Length;

    /// <summary>First position as stored; NaN if there is none.</summary>
    public double First => Count > 0 ? Values.Span[0] : double.NaN;

    /// <summary>Last position as stored; NaN if there is none.</summary>
    public double Last => Count > 0 ? Values.Span[^1] : double.NaN;

    /// <summary>Whether the last position is not below the first.</summary>
    public bool Ascending => Count < 2 || Last >= First;

    /// <summary>Position at an index, as stored.</summary>
    public double this[int index] => Values.Span[index];

    /// <summary>Evenly spaced positions from the first to the last, both exact.</summary>
    /// <param name="quantity">What the positions are.</param>
    /// <param name="first">First position.</param>
    /// <param name="last">Last position.</param>
    /// <param name="count">Number of positions.</param>
    public static Axis Linear(Quantity quantity, double first, double last, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = i == count - 1 && count > 1 ? last : first + (i * ((last - first) / Math.Max(count - 1, 1)));
        return new(quantity, values);
    }

    /// <summary>Places counted from 0, for a direction whose positions are not known.</summary>
    /// <param name="name">Name of the direction, for example <c>row</c>.</param>
    /// <param name="count">Number of places.</param>
    public static Axis Index(string name, int count) => Linear(new Quantity(name, name, Unit.One), 0, count - 1, count);

    /// <summary>Index of the position nearest to a value; −1 on an empty axis.</summary>
    public int Nearest(double value)
    {
        var best = -1;
        for (var i = 0; i < Count; i++)
        {
            if (best < 0 || Math.Abs(this[i] - value) < Math.Abs(this[best] - value))
                best = i;
        }

        return best;
    }

    /// <summary>The stretch of indices whose positions lie between two values, both included; empty if there is none.</summary>
    /// <remarks>For positions that run in one direction only.</remarks>
    public Range Between(double lower, double upper)
    {
        var first = 0;
        while (first < Count && !(this[first] >= lower && this[first] <= upper))
            first++;
        var end = first;
        while (end < Count && this[end] >= lower && this[end] <= upper)
            end++;
        return first..end;
    }

    /// <summary>The axis of a stretch of indices.</summary>
    public Axis Slice(Range range) => new(Quantity, Values[range].ToArray());
}
