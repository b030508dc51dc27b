using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Spectra on a grid of rows and columns, at one or several times: rows × columns × wavenumbers × frames.</summary>
/// <remarks>
/// All values lie in one stretch of memory, spectrum after spectrum: the wavenumber runs fastest, then the column, then the row, then the frame.
/// Rows and columns stand in stored order; their axes tell where they lie, and in which direction they run. A map of a place whose geometry the file does not tell has axes counted from 0.
/// NaN marks a missing value; <see cref="Usable"/> masks whole pixels.
/// </remarks>
public sealed partial record SpectralMap : IDataSet
{
    /// <summary>Makes a map.</summary>
    /// <param name="values">Values, [frames × rows × columns × wavenumbers], the last index fastest.</param>
    /// <param name="wavenumbers">Spectral axis in stored order.</param>
    /// <param name="rows">Position of each row, m, or a count.</param>
    /// <param name="columns">Position of each column, m, or a count.</param>
    /// <param name="frames">Time of each frame, s; null for a single frame.</param>
    /// <exception cref="ArgumentException">There are not as many values as the axes ask for.</exception>
    public SpectralMap(ReadOnlyMemory<float> values, Axis wavenumbers, Axis rows, Axis columns, Axis? frames = null)
    {
        ArgumentNullException.ThrowIfNull(wavenumbers);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        Frames = frames ?? new Axis(Quantity.Time, [0]);
        var needed = (Int128)rows.Count * columns.Count * wavenumbers.Count * Frames.Count;
        if (needed != values.Length)
            throw new ArgumentException($"A map of {rows.Count} rows, {columns.Count} columns, {wavenumbers.Count} wavenumbers and {Frames.Count} frames needs {needed} values; found {values.Length}.", nameof(values));
        Values = values;
        Wavenumbers = wavenumbers;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Values, [frames × rows × columns × wavenumbers], the last index fastest.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>Spectral axis in stored order.</summary>
    public Axis Wavenumbers { get; }

    /// <summary>Position of each row, m, or a count.</summary>
    public Axis Rows { get; }

    /// <summary>Position of each column, m, or a count.</summary>
    public Axis Columns { get; }

    /// <summary>Time of each frame, s.</summary>
    public Axis Frames { get; }

    /// <inheritdoc/>
    public string Name { get; init; } = "map";

    /// <inheritdoc/>
    public string Kind => Frames.Count > 1 ? Pixels > 1 ? "map series" : "series" : "map";

    /// <inheritdoc/>
    public Quantity Value { get; init; } = InfraredQuantity.Absorbance;

    /// <inheritdoc/>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Which pixels may be used, row by row, [rows × columns]; null if all.</summary>
    public PixelMask? Usable { get; init; }

    /// <summary>Where each pixel lies, m, [rows × columns], if the pixels do not form a grid; empty otherwise.</summary>
    public ImmutableArray<(double X, double Y)> Places { get; init; } = [];

    /// <summary>Number of pixels, rows times columns.</summary>
    public int Pixels => Rows.Count * Columns.Count;

    /// <summary>Rows, columns, wavenumbers and, if there are several, frames.</summary>
    public ImmutableArray<Axis> Axes => Frames.Count > 1 ? [Rows, Columns, Wavenumbers, Frames] : [Rows, Columns, Wavenumbers];

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index)
    {
        DataSetIndex.Check(this, index);
        return Span(index[0], index[1], index.Length > 3 ? index[3] : 0)[index[2]];
    }

    /// <summary>Values of one spectrum in stored order, without a copy, [wavenumbers].</summary>
    internal ReadOnlySpan<float> Span(int row, int column, int frame = 0) =>
        Values.Span.Slice(checked((((frame * Rows.Count) + row) * Columns.Count) + column) * Wavenumbers.Count, Wavenumbers.Count);

    /// <summary>The spectrum of one pixel.</summary>
    /// <param name="row">Row, counted from 0 as stored.</param>
    /// <param name="column">Column, counted from 0 as stored.</param>
    /// <param name="frame">Frame, counted from 0.</param>
    /// <exception cref="ArgumentException">The pixel or the frame lies outside the map.</exception>
    public Spectrum Spectrum(int row, int column, int frame = 0)
    {
        DataSetIndex.Check(this, Frames.Count > 1 ? [row, column, 0, frame] : [row, column, 0]);
        return new(Wavenumbers, [.. Span(row, column, frame)])
        {
            Name = $"{Name} [{row}, {column}]",
            Value = Value,
            Provenance = Provenance,
        };
    }

    /// <summary>Other values on the same axes, under the same name, metadata and provenance.</summary>
    /// <param name="values">Values, [frames × rows × columns × wavenumbers].</param>
    public SpectralMap With(ReadOnlyMemory<float> values) => new(values, Wavenumbers, Rows, Columns, Frames)
    {
        Name = Name,
        Value = Value,
        Metadata = Metadata,
        Findings = Findings,
        Provenance = Provenance,
        Usable = Usable,
        Places = Places,
    };
}
