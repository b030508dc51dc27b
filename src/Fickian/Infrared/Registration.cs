using System.Collections.Immutable;

namespace Fickian.Infrared;

/// <summary>Finds how a sample drifts from frame to frame, and undoes it.</summary>
/// <remarks>
/// The shift s of a picture I₂ against I₁ makes I₂(x + s) ≈ a·I₁(x) + b: contrast and level may change, as they do while gas enters.
/// First by whole pixels, the highest correlation over all overlaps of at least a quarter of the picture; then by Gauss and Newton on a cubic interpolation of I₂, over the overlap.
/// Accuracy: 0.01 pixels without noise where structures are wider than two pixels; standard errors from the scatter of the residuals. Structures of one pixel cannot be told to less than some 0.1.
/// A picture that changes in place, a front that moves in, looks like drift: take a band of the sample itself.
/// </remarks>
public static class Registration
{
    /// <summary>Shift of one picture against another of the same size.</summary>
    /// <param name="reference">Picture that stays; NaN pixels are left out.</param>
    /// <param name="moved">Picture that may have moved.</param>
    /// <param name="largestShift">Largest shift that is looked for, pixels.</param>
    /// <exception cref="ArgumentException">The pictures differ in size, have fewer than 6 rows or columns, or no contrast.</exception>
    public static ImageShift Shift(Image reference, Image moved, int largestShift = 16)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(moved);
        if ((reference.Rows, reference.Columns) != (moved.Rows, moved.Columns) || reference.Rows < 6 || reference.Columns < 6)
            throw new ArgumentException($"Two pictures of one size, at least 6 × 6, were expected; found {reference.Rows} × {reference.Columns} and {moved.Rows} × {moved.Columns}.", nameof(moved));
        return new ShiftSearch(reference, moved).Find(largestShift);
    }

    /// <summary>Shift of every frame against one of them.</summary>
    /// <param name="images">Band images of the sample, best of a band that the gas does not change.</param>
    /// <param name="reference">Frame that stays.</param>
    /// <param name="largestShift">Largest shift that is looked for, pixels.</param>
    /// <exception cref="ArgumentException">There is no such frame, or a frame is too small or has no contrast.</exception>
    public static ImmutableArray<ImageShift> Drift(BandImages images, int reference = 0, int largestShift = 16)
    {
        ArgumentNullException.ThrowIfNull(images);
        if ((uint)reference >= (uint)images.Frames.Count)
            throw new ArgumentException($"A frame below {images.Frames.Count} was expected; found {reference}.", nameof(reference));
        // In stored order, as the map is: images for drawing may be turned.
        var fixedFrame = Stored(images, reference);
        return [.. Enumerable.Range(0, images.Frames.Count).Select(f => f == reference ? new ImageShift(0, 0, 0, 0, 1) : Shift(fixedFrame, Stored(images, f), largestShift))];
    }

    /// <summary>The map with every frame moved back, bilinear between the four spectra around; NaN where the sample has left the picture.</summary>
    /// <remarks>Between pixels neighbours are averaged: noise falls by up to a half, and so does resolution.</remarks>
    /// <param name="map">Map.</param>
    /// <param name="shifts">Shift of each frame.</param>
    /// <exception cref="ArgumentException">There is not one shift per frame, or a shift is no number.</exception>
    public static SpectralMap Align(SpectralMap map, IReadOnlyList<ImageShift> shifts)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(shifts);
        if (shifts.Count != map.Frames.Count || shifts.Any(s => !double.IsFinite(s.Rows) || !double.IsFinite(s.Columns)))
            throw new ArgumentException($"One finite shift for each of {map.Frames.Count} frames was expected; found {shifts.Count}.", nameof(shifts));
        var points = map.Wavenumbers.Count;
        var values = new float[map.Values.Length];
        Parallel.For(0, map.Frames.Count * map.Rows.Count, at =>
        {
            var (frame, row) = Math.DivRem(at, map.Rows.Count);
            for (var column = 0; column < map.Columns.Count; column++)
                Mix(map, frame, row + shifts[frame].Rows, column + shifts[frame].Columns, values.AsSpan(((at * map.Columns.Count) + column) * points, points));
        });
        return map.With(values);
    }

    private static void Mix(SpectralMap map, int frame, double row, double column, Span<float> target)
    {
        var (r, c) = ((int)Math.Floor(row), (int)Math.Floor(column));
        var (partRow, partColumn) = (row - r, column - c);
        target.Clear();
        for (var corner = 0; corner < 4; corner++)
        {
            var (down, right) = (corner >> 1, corner & 1);
            var weight = (float)((down == 1 ? partRow : 1 - partRow) * (right == 1 ? partColumn : 1 - partColumn));
            if (weight == 0)
                continue;
            if (r + down < 0 || r + down >= map.Rows.Count || c + right < 0 || c + right >= map.Columns.Count)
            {
                target.Fill(float.NaN);
                return;
            }

            var spectrum = map.Span(r + down, c + right, frame);
            for (var i = 0; i < target.Length; i++)
                target[i] += weight * spectrum[i];
        }
    }

    private static Image Stored(BandImages images, int frame)
    {
        var values = images.Values.Slice(frame * images.Pixels, images.Pixels).ToArray();
        for (var i = 0; i < values.Length; i++)
            values[i] = images.Usable is { } usable && !usable[i] ? double.NaN : values[i];
        return new(values, [.. Enumerable.Range(0, images.Columns.Count).Select(c => (double)c)], [.. Enumerable.Range(0, images.Rows.Count).Select(r => (double)r)]);
    }
}
