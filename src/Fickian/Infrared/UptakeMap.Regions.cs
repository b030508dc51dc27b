namespace Fickian.Infrared;

/// <content>Curves of regions and along lines.</content>
public sealed partial record UptakeMap
{
    /// <summary>The mean uptake curve of a region, with the standard deviation of each mean.</summary>
    /// <remarks>
    /// The deviation comes from the noise of one value where it is known, otherwise from the scatter of the pixels about their mean at each time;
    /// in the second case differences between pixels count as noise.
    /// </remarks>
    /// <param name="region">Pixels of the region.</param>
    /// <exception cref="ArgumentException">The region has another shape than the map, or no usable pixel.</exception>
    public Curve Region(PixelMask region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var pixels = PixelsOf(region);
        if (pixels.Length == 0)
            throw new ArgumentException("A region with at least one usable pixel was expected; found none.", nameof(region));
        var (time, mean, deviation) = (new List<double>(), new List<double>(), new List<double>());
        for (var f = 0; f < Times.Count; f++)
        {
            var known = pixels.Select(p => (double)Values.Span[(p * Times.Count) + f]).Where(double.IsFinite).ToArray();
            if (known.Length == 0)
                continue;
            time.Add(Times[f]);
            mean.Add(known.Average());
            deviation.Add(Deviation(known) / Math.Sqrt(known.Length));
        }

        return Named([.. time], [.. mean], deviation.TrueForAll(d => d > 0 && double.IsFinite(d)) ? [.. deviation] : null, Name);
    }

    /// <summary>The value against the distance from an edge at one time: means over strips parallel to it.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="frame">Frame, counted from 0.</param>
    /// <param name="width">Width of a strip, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public Curve Profile(SampleEdge edge, int frame, double width)
    {
        ArgumentNullException.ThrowIfNull(edge);
        if (!(width > 0))
            throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a strip is positive, in metres, for example that of a pixel.");
        var strips = Enumerable.Range(0, Pixels)
            .Where(p => Usable?[p] ?? true)
            .Select(p => (Distance: edge.Distances[p], Value: (double)Values.Span[(p * Times.Count) + frame]))
            .Where(p => double.IsFinite(p.Value))
            .GroupBy(p => (int)Math.Floor(p.Distance / width)).OrderBy(g => g.Key)
            .Select(g => (At: g.Average(p => p.Distance), Mean: g.Average(p => p.Value), Error: Deviation([.. g.Select(p => p.Value)]) / Math.Sqrt(g.Count())))
            .ToArray();
        var deviation = Array.ConvertAll(strips, s => s.Error);
        return new(Array.ConvertAll(strips, s => s.At), Array.ConvertAll(strips, s => s.Mean), Array.TrueForAll(deviation, d => d > 0 && double.IsFinite(d)) ? deviation : null)
        {
            XQuantity = new("distance", "x", Unit.Metre),
            YQuantity = Fickian.Quantity.Uptake with { Unit = Quantity.Unit },
            Name = $"{Times[frame]:0.#} s",
            Provenance = Provenance,
        };
    }

    /// <summary>Values of all usable pixels within a range of distances from an edge, at all times, one after the other.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="nearest">Least distance from the edge, m.</param>
    /// <param name="farthest">Largest distance, m.</param>
    /// <exception cref="ArgumentException">No pixel lies in the range.</exception>
    public MapPoints Points(SampleEdge edge, double nearest, double farthest = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(edge);
        var (distance, time, value) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var p in Enumerable.Range(0, Pixels).Where(p => (Usable?[p] ?? true) && edge.Distances[p] >= nearest && edge.Distances[p] <= farthest))
        {
            for (var f = 0; f < Times.Count; f++)
            {
                var found = Values.Span[(p * Times.Count) + f];
                if (!float.IsFinite(found))
                    continue;
                distance.Add(edge.Distances[p]);
                time.Add(Times[f]);
                value.Add(found);
            }
        }

        return value.Count > 0
            ? new([.. distance], [.. time], Named([.. Enumerable.Range(0, value.Count).Select(i => (double)i)], [.. value], double.IsNaN(Noise) ? null : [.. Enumerable.Repeat(Noise, value.Count)], Name))
            : throw new ArgumentException($"Usable pixels between {nearest} m and {farthest} m from the edge were expected; found none.", nameof(nearest));
    }

    private int[] PixelsOf(PixelMask region)
    {
        if ((region.Rows, region.Columns) != (Rows.Count, Columns.Count))
            throw new ArgumentException($"A region of {Rows.Count} × {Columns.Count} pixels was expected; found {region.Rows} × {region.Columns}.", nameof(region));
        return [.. Enumerable.Range(0, Pixels).Where(p => region[p] && (Usable?[p] ?? true))];
    }

    private double Deviation(double[] values)
    {
        if (!double.IsNaN(Noise) || values.Length < 2)
            return Noise;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
