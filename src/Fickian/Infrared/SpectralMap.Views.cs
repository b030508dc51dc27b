using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Fickian.Infrared;

/// <content>Parts of a map, and what is made of its pixels by averaging.</content>
public sealed partial record SpectralMap
{
    /// <summary>The map within a range of the spectral axis, both ends included.</summary>
    /// <remarks>Shares the values where the range holds the whole axis or a single spectrum; else copies them.</remarks>
    /// <param name="lower">Lower end, in the unit of the axis.</param>
    /// <param name="upper">Upper end, in the unit of the axis.</param>
    /// <exception cref="ArgumentException">No point lies in the range.</exception>
    public SpectralMap Crop(double lower, double upper)
    {
        var range = Wavenumbers.Between(lower, upper);
        var (start, length) = range.GetOffsetAndLength(Wavenumbers.Count);
        if (length == 0)
            throw new ArgumentException($"A range that holds points was expected; found {lower} to {upper} on an axis from {Wavenumbers.First} to {Wavenumbers.Last}.", nameof(lower));
        if (length == Wavenumbers.Count)
            return this;
        var spectra = Frames.Count * Pixels;
        if (spectra == 1)
            return On(Values.Slice(start, length), Wavenumbers.Slice(range), Rows, Columns, Frames, Usable, Places);
        var kept = FloatStore.Allocate((long)spectra * length);
        for (var i = 0; i < spectra; i++)
            Values.Span.Slice((i * Wavenumbers.Count) + start, length).CopyTo(kept.Span[(i * length)..]);
        return On(kept, Wavenumbers.Slice(range), Rows, Columns, Frames, Usable, Places);
    }

    /// <summary>The map within ranges of rows and columns, counted from 0 as stored.</summary>
    /// <remarks>Shares the values where they stay in one stretch (whole rows of a single frame, or the whole map); else copies them.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A range does not lie inside the map.</exception>
    /// <exception cref="ArgumentException">A range is empty.</exception>
    public SpectralMap Region(Range rows, Range columns)
    {
        var (row, height) = rows.GetOffsetAndLength(Rows.Count);
        var (column, width) = columns.GetOffsetAndLength(Columns.Count);
        if (height == 0 || width == 0)
            throw new ArgumentException($"A region of at least one pixel was expected; found {height} rows and {width} columns.", height == 0 ? nameof(rows) : nameof(columns));
        if ((height, width) == (Rows.Count, Columns.Count))
            return this;
        var line = width * Wavenumbers.Count;
        ReadOnlyMemory<float> kept;
        if (Frames.Count == 1 && (width == Columns.Count || height == 1))
        {
            kept = Values.Slice(((row * Columns.Count) + column) * Wavenumbers.Count, height * line);
        }
        else
        {
            var room = FloatStore.Allocate((long)Frames.Count * height * line);
            for (var i = 0; i < Frames.Count * height; i++)
            {
                var from = ((((i / height * Rows.Count) + row + (i % height)) * Columns.Count) + column) * Wavenumbers.Count;
                Values.Span.Slice(from, line).CopyTo(room.Span[(i * line)..]);
            }

            kept = room;
        }

        var usable = Usable is null ? null : PixelMask.Where(height, width, (r, c) => Usable[row + r, column + c]);
        (double X, double Y)[] places = Places.IsEmpty ? [] : [.. from r in Enumerable.Range(row, height) from c in Enumerable.Range(column, width) select Places[(r * Columns.Count) + c]];
        return On(kept, Wavenumbers, Rows.Slice(rows), Columns.Slice(columns), Frames, usable, [.. places]);
    }

    /// <summary>One frame of a series, without a copy.</summary>
    /// <param name="frame">Frame, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public SpectralMap Frame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames.Count);
        var size = Pixels * Wavenumbers.Count;
        return On(Values.Slice(frame * size, size), Wavenumbers, Rows, Columns, Frames.Slice(frame..(frame + 1)), Usable, Places);
    }

    /// <summary>The map with n × n pixels averaged into one; pixels beyond the last whole block are left out, and a finding says so.</summary>
    /// <remarks>Masked pixels and NaN do not count; a block without any usable value is NaN. The position of a block is the mean of its pixels'.</remarks>
    /// <param name="n">Pixels along each edge of a block.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1 or above the number of rows or columns.</exception>
    public SpectralMap Bin(int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, Math.Min(Rows.Count, Columns.Count));
        if (n == 1)
            return this;
        var (height, width) = (Rows.Count / n, Columns.Count / n);
        var kept = FloatStore.Allocate((long)Frames.Count * height * width * Wavenumbers.Count);
        var mean = new SpectrumSum(Wavenumbers.Count);
        for (var i = 0; i < Frames.Count * height * width; i++)
        {
            var (frame, row, column) = (i / (height * width), i / width % height * n, i % width * n);
            for (var p = 0; p < n * n; p++)
                AddUsable(mean, frame, row + (p / n), column + (p % n));
            mean.WriteAndClear(kept.Span.Slice(i * Wavenumbers.Count, Wavenumbers.Count));
        }

        var binned = On(kept, Wavenumbers, Blocks(Rows, n), Blocks(Columns, n), Frames, null, []);
        var (restRows, restColumns) = (Rows.Count % n, Columns.Count % n);
        return restRows + restColumns == 0 ? binned : binned with
        {
            Findings = Findings.Add(Finding.Hint($"{restRows} rows and {restColumns} columns beyond the last whole block of {n} × {n} pixels were left out.", Name)),
        };
    }

    /// <summary>The mean spectrum of the pixels that a mask allows, without those that the map itself masks.</summary>
    /// <param name="region">Pixels to average; null for all.</param>
    /// <param name="frame">Frame, counted from 0.</param>
    /// <exception cref="ArgumentException">The mask has another shape, or no pixel is left.</exception>
    public Spectrum Mean(PixelMask? region = null, int frame = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames.Count);
        var mask = region is null ? Usable : Usable is null ? region : region.And(Usable);
        var used = mask?.Count ?? Pixels;
        if (mask is not null && (mask.Rows, mask.Columns) != (Rows.Count, Columns.Count))
            throw new ArgumentException($"A mask of {Rows.Count} × {Columns.Count} pixels was expected; found {mask.Rows} × {mask.Columns}.", nameof(region));
        if (used == 0)
            throw new ArgumentException("At least one usable pixel was expected; the mask leaves none.", nameof(region));
        var mean = new SpectrumSum(Wavenumbers.Count);
        for (var i = 0; i < Pixels; i++)
        {
            if (mask?[i] ?? true)
                mean.Add(Span(i / Columns.Count, i % Columns.Count, frame));
        }

        return new(Wavenumbers, mean.ToArray())
        {
            Name = $"{Name}, mean of {used} pixels",
            Value = Value,
            Metadata = Metadata,
            Findings = Findings,
            Provenance = Provenance,
        };
    }

    /// <summary>What has changed since one frame: every frame less that one.</summary>
    /// <remarks>What stays, the sample's own bands, scattering and gas of constant pressure, drops out. Noise of the frame that is subtracted stands in all others.</remarks>
    /// <param name="frame">Frame that is subtracted, counted from 0; mostly the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public SpectralMap Since(int frame = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames.Count);
        var size = Pixels * Wavenumbers.Count;
        var kept = FloatStore.Allocate(Values.Length);
        for (var f = 0; f < Frames.Count; f++)
            TensorPrimitives.Subtract(Values.Span.Slice(f * size, size), Values.Span.Slice(frame * size, size), kept.Span.Slice(f * size, size));
        return With(kept);
    }

    /// <summary>The map with its spectral axis ascending: itself if it is, else a copy with every spectrum reversed.</summary>
    public SpectralMap Ascending()
    {
        if (Wavenumbers.Ascending)
            return this;
        var kept = FloatStore.Allocate(Values.Length);
        var length = Wavenumbers.Count;
        for (var i = 0; i < Frames.Count * Pixels; i++)
        {
            var into = kept.Span.Slice(i * length, length);
            Values.Span.Slice(i * length, length).CopyTo(into);
            into.Reverse();
        }

        var positions = Wavenumbers.Values.ToArray();
        Array.Reverse(positions);
        return On(kept, new(Wavenumbers.Quantity, positions), Rows, Columns, Frames, Usable, Places);
    }

    private void AddUsable(SpectrumSum mean, int frame, int row, int column)
    {
        if (Usable?[row, column] ?? true)
            mean.Add(Span(row, column, frame));
    }

    private static Axis Blocks(Axis axis, int n) => new(axis.Quantity, [.. Enumerable.Range(0, axis.Count / n).Select(b => Enumerable.Range(b * n, n).Average(i => axis[i]))]);

    private SpectralMap On(ReadOnlyMemory<float> values, Axis wavenumbers, Axis rows, Axis columns, Axis frames, PixelMask? usable, ImmutableArray<(double X, double Y)> places) =>
        new(values, wavenumbers, rows, columns, frames) { Name = Name, Value = Value, Metadata = Metadata, Findings = Findings, Provenance = Provenance, Usable = usable, Places = places };
}
