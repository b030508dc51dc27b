using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>One number per pixel and time: how much of a gas a sample holds, as the area of its band.</summary>
/// <remarks>
/// All values of a pixel lie together, so that pixels are fitted without a copy: the time runs fastest, then the column, then the row.
/// NaN marks a missing value; <see cref="Usable"/> masks whole pixels.
/// </remarks>
public sealed partial record UptakeMap
{
    /// <summary>Makes a map.</summary>
    /// <param name="values">Values, [rows × columns × times], the last index fastest.</param>
    /// <param name="rows">Position of each row, m, or a count.</param>
    /// <param name="columns">Position of each column, m, or a count.</param>
    /// <param name="times">Time of each frame since the gas was let in, s.</param>
    /// <exception cref="ArgumentException">There are not as many values as the axes ask for, or times do not ascend.</exception>
    public UptakeMap(ReadOnlyMemory<float> values, Axis rows, Axis columns, Axis times)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(times);
        var needed = (Int128)rows.Count * columns.Count * times.Count;
        if (needed != values.Length)
            throw new ArgumentException($"A map of {rows.Count} rows, {columns.Count} columns and {times.Count} times needs {needed} values; found {values.Length}.", nameof(values));
        for (var i = 1; i < times.Count; i++)
        {
            if (!(times[i] > times[i - 1]))
                throw new ArgumentException($"Times of a series ascend; found {times[i]} s after {times[i - 1]} s.", nameof(times));
        }

        (Values, Rows, Columns, Times) = (values, rows, columns, times);
    }

    /// <summary>Values, [rows × columns × times], the last index fastest.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>Position of each row in stored order.</summary>
    public Axis Rows { get; }

    /// <summary>Position of each column in stored order.</summary>
    public Axis Columns { get; }

    /// <summary>Time of each frame, s.</summary>
    public Axis Times { get; }

    /// <summary>What the values are.</summary>
    public Quantity Quantity { get; init; } = InfraredQuantity.IntegratedAbsorbance;

    /// <summary>Standard deviation of one value by the noise of the spectra, in the unit of the values; NaN if unknown.</summary>
    public double Noise { get; init; } = double.NaN;

    /// <summary>Which pixels may be used; null if all.</summary>
    public PixelMask? Usable { get; init; }

    /// <summary>Name of the map.</summary>
    public string Name { get; init; } = "";

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>What is worth knowing about the values.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Number of pixels, rows times columns.</summary>
    public int Pixels => Rows.Count * Columns.Count;

    /// <summary>One value.</summary>
    public double this[int row, int column, int frame] => Values.Span[(((row * Columns.Count) + column) * Times.Count) + frame];

    /// <summary>The uptake curve of one pixel; points without a value are left out.</summary>
    /// <param name="row">Row, counted from 0 as stored.</param>
    /// <param name="column">Column, counted from 0 as stored.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pixel lies outside the map.</exception>
    public Curve Pixel(int row, int column)
    {
        if ((uint)row >= (uint)Rows.Count || (uint)column >= (uint)Columns.Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"A pixel of {Rows.Count} rows and {Columns.Count} columns was expected; found row {row}, column {column}.");
        var pixel = (row * Columns.Count) + column;
        var known = Enumerable.Range(0, Times.Count).Where(f => float.IsFinite(Values.Span[(pixel * Times.Count) + f])).ToArray();
        return Named(Array.ConvertAll(known, f => Times[f]), Array.ConvertAll(known, f => (double)Values.Span[(pixel * Times.Count) + f]), null, $"{Name} [{row}, {column}]");
    }

    /// <summary>The picture at one time.</summary>
    /// <param name="frame">Frame, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public Image Frame(int frame)
    {
        if ((uint)frame >= (uint)Times.Count)
            throw new ArgumentOutOfRangeException(nameof(frame), frame, $"A frame from 0 to {Times.Count - 1} was expected; found {frame}.");
        return MapPicture.Of(pixel => Values.Span[(pixel * Times.Count) + frame], Rows, Columns, Quantity, Provenance);
    }

    /// <summary>The picture at the time that lies nearest.</summary>
    /// <param name="time">Time, s.</param>
    public Image At(double time) => Frame(Enumerable.Range(0, Times.Count).MinBy(f => Math.Abs(Times[f] - time)));

    private Curve Named(double[] x, double[] y, double[]? deviation, string name) => new(x, y, deviation)
    {
        XQuantity = Fickian.Quantity.Time,
        YQuantity = Fickian.Quantity.Uptake with { Unit = Quantity.Unit },
        Name = name,
        Provenance = Provenance,
    };

    /// <summary>Table with one row per pixel, for files of numbers: its position and one column per time.</summary>
    public Table ToTable()
    {
        var pixels = Enumerable.Range(0, Pixels).ToArray();
        return new(
            Name,
            [
                new(Columns.Quantity.Name, Columns.Quantity.Unit.Symbol, Array.ConvertAll(pixels, i => Columns[i % Columns.Count])),
                new(Rows.Quantity.Name, Rows.Quantity.Unit.Symbol, Array.ConvertAll(pixels, i => Rows[i / Columns.Count])),
                .. Enumerable.Range(0, Times.Count).Select(f => new TableColumn(FormattableString.Invariant($"{Quantity.Name} at {Times[f]} s"), Quantity.Unit.Symbol, Array.ConvertAll(pixels, i => (double)Values.Span[(i * Times.Count) + f]))),
            ])
        {
            Metadata = new([new("provenance", Provenance.ToString().ToLowerInvariant()), new("standard deviation of a value", FormattableString.Invariant($"{Noise:G4}"))]),
            Findings = Findings,
        };
    }
}
