namespace Fickian.Infrared;

/// <summary>Mean over pixels and frames of a map.</summary>
internal static class MeanSpectrum
{
    /// <summary>Mean of the spectra that a mask allows and that have a value at every point, [wavenumbers].</summary>
    /// <exception cref="ArgumentException">The mask has another shape than the map, or no such spectrum.</exception>
    public static double[] Of(SpectralMap map, PixelMask? mask)
    {
        if (mask is not null && (mask.Rows, mask.Columns) != (map.Rows.Count, map.Columns.Count))
            throw new ArgumentException($"A mask of {map.Rows.Count} × {map.Columns.Count} pixels was expected; found {mask.Rows} × {mask.Columns}.", nameof(mask));
        var sum = new double[map.Wavenumbers.Count];
        var used = 0;
        for (var pixel = 0; pixel < map.Pixels * map.Frames.Count; pixel++)
        {
            var (frame, place) = Math.DivRem(pixel, map.Pixels);
            var spectrum = map.Span(place / map.Columns.Count, place % map.Columns.Count, frame);
            if (mask is not null && !mask[place])
                continue;
            var total = 0.0f;
            foreach (var value in spectrum)
                total += value;
            if (!float.IsFinite(total))
                continue;
            for (var i = 0; i < sum.Length; i++)
                sum[i] += spectrum[i];
            used++;
        }

        return used > 0
            ? Array.ConvertAll(sum, s => s / used)
            : throw new ArgumentException("A mean needs at least one pixel with a value at every wavenumber; the mask leaves none.", nameof(mask));
    }
}
