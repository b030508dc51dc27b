using System.Collections.Immutable;

namespace Fickian;

/// <summary>A picture: rows × columns × channels.</summary>
/// <remarks>
/// Row 0 is the top of the picture, unlike in a map of spectra or an <see cref="Image"/>, whose rows mostly begin at the bottom.
/// Values are as stored: 0…255 for 8 bits, 0…65535 for 16 bits, or what the file's floating-point numbers say. Red, green, blue, and opacity if there is a fourth; a single channel is grey.
/// </remarks>
public sealed record Micrograph : IDataSet
{
    /// <summary>Makes a picture.</summary>
    /// <param name="values">Values, [rows × columns × channels], the last index fastest.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="channels">Number of channels.</param>
    /// <exception cref="ArgumentException">There are not as many values as the shape asks for.</exception>
    public Micrograph(ReadOnlyMemory<float> values, int rows, int columns, int channels)
    {
        if (rows < 1 || columns < 1 || channels < 1 || values.Length != (Int128)rows * columns * channels)
            throw new ArgumentException($"A picture of {rows} rows, {columns} columns and {channels} channels needs {(Int128)rows * columns * channels} values, at least one; found {values.Length}.", nameof(values));
        (Values, Rows, Columns, Channels) = (values, rows, columns, channels);
    }

    /// <summary>Values, [rows × columns × channels], the last index fastest.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of channels.</summary>
    public int Channels { get; }

    /// <summary>Width and height of a pixel, m; null as long as nobody vouches for a scale.</summary>
    public (double X, double Y)? PixelSize { get; init; }

    /// <inheritdoc/>
    public string Name { get; init; } = "picture";

    /// <inheritdoc/>
    public string Kind => "picture";

    /// <summary>Rows, downwards from the top edge's pixels, columns and channels; positions in m if the picture has a scale, else counted.</summary>
    public ImmutableArray<Axis> Axes => PixelSize is { } size
        ? [Axis.Linear(new("y", "y", Unit.Metre), 0, (Rows - 1) * size.Y, Rows), Axis.Linear(new("x", "x", Unit.Metre), 0, (Columns - 1) * size.X, Columns), Axis.Index("channel", Channels)]
        : [Axis.Index("row", Rows), Axis.Index("column", Columns), Axis.Index("channel", Channels)];

    /// <inheritdoc/>
    public Quantity Value { get; init; } = new("brightness", "", Unit.One);

    /// <inheritdoc/>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <inheritdoc/>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <inheritdoc/>
    public double At(params ReadOnlySpan<int> index)
    {
        DataSetIndex.Check(this, index);
        return Values.Span[(((index[0] * Columns) + index[1]) * Channels) + index[2]];
    }

    /// <summary>Brightness of each pixel: the mean of red, green and blue, or the only channel, [rows × columns].</summary>
    public double[] ToGrey()
    {
        var colours = Math.Min(Channels, 3) == 2 ? 1 : Math.Min(Channels, 3);
        var grey = new double[Rows * Columns];
        for (var i = 0; i < grey.Length; i++)
        {
            for (var c = 0; c < colours; c++)
                grey[i] += (double)Values.Span[(i * Channels) + c] / colours;
        }

        return grey;
    }
}
