using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Infrared;

/// <summary>The straight edge of a sample in a picture of a full sample: where it lies, how it is turned, how sharp it looks.</summary>
/// <remarks>
/// A(x, y) = A∞·½·erfc[−d/(√2·s)],  d = (x − x₀)cos θ + (y − y₀)sin θ − p, x₀, y₀ the middle of the picture, d positive inside.
/// s holds the point spread and the size of a pixel. A picture at a time when the sample is full all over serves; before, the edge is brighter than the inside and s is wrong.
/// </remarks>
public sealed record SampleEdge
{
    private SampleEdge(FitResult fit, EdgeStep model, double[] distances, Axis rows, Axis columns)
    {
        (Position, Angle, Blur) = (fit[model.Position], fit[model.Angle], fit[model.Blur]);
        (Distances, Rows, Columns) = ([.. distances], rows, columns);
    }

    /// <summary>Distance of the edge from the middle of the picture, m, positive if the middle lies beside the sample.</summary>
    public Estimate Position { get; }

    /// <summary>Direction from the edge into the sample, rad from the direction of growing columns.</summary>
    public Estimate Angle { get; }

    /// <summary>Standard deviation s of the blurred step, m.</summary>
    public Estimate Blur { get; }

    /// <summary>Distance of the middle of each pixel from the edge, m, positive inside, row by row as stored, [rows × columns].</summary>
    public ImmutableArray<double> Distances { get; }

    private Axis Rows { get; }

    private Axis Columns { get; }

    /// <summary>Finds the edge in one frame of a map, by default the last.</summary>
    /// <param name="map">The map; its axes are positions in metres, or counts, in which case so are the distances.</param>
    /// <param name="frame">Frame, counted from 0; null for the last.</param>
    /// <exception cref="ArgumentException">The picture shows no edge.</exception>
    public static SampleEdge Find(UptakeMap map, int? frame = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        var f = frame ?? (map.Times.Count - 1);
        var pixels = Enumerable.Range(0, map.Pixels).Where(p => (map.Usable?[p] ?? true) && float.IsFinite(map.Values.Span[(p * map.Times.Count) + f])).ToArray();
        if (pixels.Length < 6)
            throw new ArgumentException($"A picture of 6 usable pixels or more was expected to find an edge in; found {pixels.Length}.", nameof(map));
        var places = Array.ConvertAll(pixels, p => Place(map, p));
        var model = new EdgeStep(places, Math.Abs(map.Columns.Last - map.Columns.First) / Math.Max(1, map.Columns.Count - 1));
        var values = Array.ConvertAll(pixels, p => (double)map.Values.Span[(p * map.Times.Count) + f]);
        FitResult fit;
        try
        {
            fit = model.FitTo(new Curve([.. Enumerable.Range(0, pixels.Length).Select(i => (double)i)], values));
        }
        catch (FitException e)
        {
            throw new ArgumentException($"A picture with a straight edge was expected; {e.Message}", nameof(map), e);
        }

        var direction = (Position: fit.Values[model.Position], Angle: fit.Values[model.Angle]);
        return new(fit, model, [.. Enumerable.Range(0, map.Pixels).Select(p => EdgeStep.Distance(Place(map, p), direction.Position, direction.Angle))], map.Rows, map.Columns);
    }

    /// <summary>Pixels at a range of distances from the edge.</summary>
    /// <param name="nearest">Least distance, m.</param>
    /// <param name="farthest">Largest distance, m.</param>
    public PixelMask Between(double nearest, double farthest = double.PositiveInfinity) =>
        new(Rows.Count, Columns.Count, [.. Distances.Select(d => d >= nearest && d <= farthest)]);

    /// <summary>Distance of one pixel from the edge, m.</summary>
    /// <param name="row">Row, counted from 0 as stored.</param>
    /// <param name="column">Column, counted from 0 as stored.</param>
    public double Distance(int row, int column) => Distances[(row * Columns.Count) + column];

    private static (double X, double Y) Place(UptakeMap map, int pixel) =>
        (map.Columns[pixel % map.Columns.Count] - (0.5 * (map.Columns.First + map.Columns.Last)), map.Rows[pixel / map.Columns.Count] - (0.5 * (map.Rows.First + map.Rows.Last)));
}
