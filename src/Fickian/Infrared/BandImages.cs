using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>One number for every pixel and frame of a map, with its standard error: band areas, heights, positions, amounts.</summary>
/// <remarks>Rows, columns and frames stand in the order of the map. Images are turned so that positions ascend: row 0 of an image is the lowest.</remarks>
public sealed record BandImages
{
    /// <summary>Makes images.</summary>
    /// <param name="values">Values, [frames × rows × columns], the last index fastest; NaN where there is none.</param>
    /// <param name="standardErrors">Standard error of each value, [frames × rows × columns]; +∞ where not determined.</param>
    /// <param name="rows">Position of each row.</param>
    /// <param name="columns">Position of each column.</param>
    /// <param name="frames">Time of each frame, s.</param>
    /// <exception cref="ArgumentException">There are not as many values as the axes ask for.</exception>
    public BandImages(double[] values, double[] standardErrors, Axis rows, Axis columns, Axis frames)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(standardErrors);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(frames);
        var needed = (long)rows.Count * columns.Count * frames.Count;
        if (values.Length != needed || standardErrors.Length != needed)
            throw new ArgumentException($"{frames.Count} images of {rows.Count} rows and {columns.Count} columns need {needed} values and errors; found {values.Length} and {standardErrors.Length}.", nameof(values));
        (Values, StandardErrors, Rows, Columns, Frames) = (values, standardErrors, rows, columns, frames);
    }

    /// <summary>Values, [frames × rows × columns].</summary>
    public ReadOnlyMemory<double> Values { get; }

    /// <summary>Standard error of each value, [frames × rows × columns].</summary>
    public ReadOnlyMemory<double> StandardErrors { get; }

    /// <summary>Position of each row, as the map stores them.</summary>
    public Axis Rows { get; }

    /// <summary>Position of each column, as the map stores them.</summary>
    public Axis Columns { get; }

    /// <summary>Time of each frame, s.</summary>
    public Axis Frames { get; }

    /// <summary>What the values are.</summary>
    public Quantity Quantity { get; init; } = InfraredQuantity.IntegratedAbsorbance;

    /// <summary>Name, for a legend.</summary>
    public string Name { get; init; } = "";

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; init; } = Provenance.Measured;

    /// <summary>Which pixels may be used; null if all.</summary>
    public PixelMask? Usable { get; init; }

    /// <summary>What is worth knowing about the values.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Number of pixels of a frame.</summary>
    public int Pixels => Rows.Count * Columns.Count;

    /// <summary>Value of one pixel, in the order of the map.</summary>
    public double this[int row, int column, int frame = 0] => Values.Span[(((frame * Rows.Count) + row) * Columns.Count) + column];

    /// <summary>Values of one frame as an image with ascending positions; masked pixels are NaN.</summary>
    /// <param name="frame">Frame, counted from 0.</param>
    public Image Image(int frame = 0) => Turned(Values.Slice(frame * Pixels, Pixels));

    /// <summary>Standard errors of one frame as an image with ascending positions; masked pixels are NaN.</summary>
    /// <param name="frame">Frame, counted from 0.</param>
    public Image ErrorImage(int frame = 0) => Turned(StandardErrors.Slice(frame * Pixels, Pixels));

    /// <summary>Course of one pixel over time, [frames]. Frames without a value are left out and counted in a finding.</summary>
    /// <param name="row">Row, in the order of the map.</param>
    /// <param name="column">Column, in the order of the map.</param>
    public Curve Pixel(int row, int column) => Course($"{Name} [{row}, {column}]", p => p == (row * Columns.Count) + column);

    /// <summary>Mean over a region at each time, [frames]. Frames without a value are left out and counted in a finding.</summary>
    /// <remarks>Standard deviation √(Σσ²)/N of the mean, if the errors are known: noise of the pixels, not the spread between them.</remarks>
    /// <param name="region">Pixels of the region; null for all usable ones.</param>
    /// <exception cref="ArgumentException">The region has another shape than the map, or holds no usable pixel.</exception>
    public Curve Mean(PixelMask? region = null)
    {
        if (region is not null && (region.Rows, region.Columns) != (Rows.Count, Columns.Count))
            throw new ArgumentException($"A region of {Rows.Count} × {Columns.Count} pixels was expected; found {region.Rows} × {region.Columns}.", nameof(region));
        return Course(Name, p => (region is null || region[p]) && (Usable is null || Usable[p]));
    }

    /// <summary>The same as uptake of each pixel over time, as fits of whole maps take it.</summary>
    /// <remarks>Its noise is the median of the standard errors, where they are known: noise is taken to be alike in all pixels and frames.</remarks>
    /// <exception cref="ArgumentException">Times do not ascend.</exception>
    public UptakeMap ToUptake()
    {
        var values = Values.Span;
        var frames = Frames.Count;
        var result = new float[Values.Length];
        for (var p = 0; p < Pixels; p++)
        {
            for (var f = 0; f < frames; f++)
                result[(p * frames) + f] = (float)values[(f * Pixels) + p];
        }

        return new(result, Rows, Columns, Frames) { Quantity = Quantity, Noise = MedianError(), Usable = Usable, Name = Name, Provenance = Provenance, Findings = Findings };
    }

    private double MedianError()
    {
        var known = Array.FindAll(StandardErrors.ToArray(), double.IsFinite);
        Array.Sort(known);
        return known.Length > 0 ? known[known.Length / 2] : double.NaN;
    }

    private Curve Course(string name, Func<int, bool> chosen)
    {
        var pixels = Enumerable.Range(0, Pixels).Where(chosen).ToArray();
        if (pixels.Length == 0)
            throw new ArgumentException("A mean needs at least one usable pixel; the region holds none.", nameof(chosen));
        List<(double Time, double Mean, double Error)> course = [];
        for (var f = 0; f < Frames.Count; f++)
        {
            var kept = pixels.Select(p => (f * Pixels) + p).Where(i => double.IsFinite(Values.Span[i])).ToArray();
            if (kept.Length > 0)
                course.Add((Frames[f], kept.Average(i => Values.Span[i]), Math.Sqrt(kept.Sum(i => StandardErrors.Span[i] * StandardErrors.Span[i])) / kept.Length));
        }

        var missing = Frames.Count - course.Count;
        var isKnown = course.TrueForAll(c => double.IsFinite(c.Error));
        return new([.. course.Select(c => c.Time)], [.. course.Select(c => c.Mean)], isKnown ? [.. course.Select(c => c.Error)] : null)
        {
            XQuantity = Frames.Quantity,
            YQuantity = Quantity,
            Name = name,
            Provenance = Provenance,
            Findings = missing == 0 ? [] : [Finding.Hint($"{missing} frames without a value were left out.", name)],
        };
    }

    private Image Turned(ReadOnlyMemory<double> frame)
    {
        var values = new double[Pixels];
        for (var r = 0; r < Rows.Count; r++)
        {
            for (var c = 0; c < Columns.Count; c++)
            {
                var from = (r * Columns.Count) + c;
                var to = (Place(Rows, r) * Columns.Count) + Place(Columns, c);
                values[to] = Usable is null || Usable[from] ? frame.Span[from] : double.NaN;
            }
        }

        return new(values, Ascending(Columns), Ascending(Rows)) { Quantity = Quantity, Provenance = Provenance };
    }

    private static int Place(Axis axis, int index) => axis.Ascending ? index : axis.Count - 1 - index;

    private static double[] Ascending(Axis axis) => axis.Ascending ? axis.Values.ToArray() : [.. axis.Values.ToArray().Reverse()];
}
