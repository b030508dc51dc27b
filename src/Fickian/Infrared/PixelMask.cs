namespace Fickian.Infrared;

/// <summary>Which pixels of a map may be used.</summary>
public sealed record PixelMask
{
    private readonly bool[] usable;

    /// <summary>Makes a mask.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="usable">Whether each pixel may be used, row by row, [rows × columns].</param>
    /// <exception cref="ArgumentException">There are not as many values as pixels.</exception>
    public PixelMask(int rows, int columns, bool[] usable)
    {
        ArgumentNullException.ThrowIfNull(usable);
        if (usable.Length != (long)rows * columns)
            throw new ArgumentException($"A mask of {rows} rows and {columns} columns needs {(long)rows * columns} values; found {usable.Length}.", nameof(usable));
        (Rows, Columns, this.usable) = (rows, columns, usable);
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Number of pixels that may be used.</summary>
    public int Count => usable.Count(u => u);

    /// <summary>Whether a pixel may be used.</summary>
    public bool this[int row, int column] => usable[(row * Columns) + column];

    /// <summary>Whether a pixel may be used, counted row by row.</summary>
    public bool this[int pixel] => usable[pixel];

    /// <summary>A mask of the pixels for which a condition holds.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="usable">Whether the pixel of a row and a column may be used.</param>
    public static PixelMask Where(int rows, int columns, Func<int, int, bool> usable)
    {
        ArgumentNullException.ThrowIfNull(usable);
        var pixels = new bool[checked(rows * columns)];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = usable(i / columns, i % columns);
        return new(rows, columns, pixels);
    }

    /// <summary>Pixels that both masks allow.</summary>
    /// <exception cref="ArgumentException">The masks differ in shape.</exception>
    public PixelMask And(PixelMask other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (other.Rows, other.Columns) == (Rows, Columns)
            ? new(Rows, Columns, [.. usable.Zip(other.usable, (a, b) => a && b)])
            : throw new ArgumentException($"Masks of one shape were expected; found {Rows} × {Columns} and {other.Rows} × {other.Columns}.", nameof(other));
    }
}
