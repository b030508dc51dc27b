namespace Fickian.Infrared;

/// <content>Which pixels of a map are sound.</content>
public sealed partial record SpectralMap
{
    /// <summary>Normal distribution: standard deviation over median absolute deviation, 1/Φ⁻¹(3/4).</summary>
    private const double DeviationOfMedian = 1.4826022185056018;

    /// <summary>Pixels none of whose values lies above a threshold, in any frame: a detector that is saturated, or a band that lets no light through, tells nothing.</summary>
    /// <param name="threshold">Largest value that is still sound, for example an absorbance of 2.</param>
    /// <param name="lower">Lower end of the range that is looked at, in the unit of the spectral axis.</param>
    /// <param name="upper">Upper end.</param>
    public PixelMask BelowSaturation(double threshold, double lower = double.NegativeInfinity, double upper = double.PositiveInfinity)
    {
        var (start, length) = Wavenumbers.Between(lower, upper).GetOffsetAndLength(Wavenumbers.Count);
        return Sound(spectrum =>
        {
            foreach (var value in spectrum.Slice(start, length))
            {
                if (value > threshold)
                    return false;
            }

            return true;
        });
    }

    /// <summary>Pixels of a detector that works: every value finite, not all alike, and a mean level within a number of standard deviations of the other pixels'.</summary>
    /// <remarks>
    /// Level = mean over the spectrum and all frames. Outlying: |level − median| &gt; limit × 1.4826 × MAD, the median absolute deviation over the finite pixels.
    /// Where more than half of the pixels share one level the deviation is zero, and only pixels that are not finite or are dead are left out.
    /// </remarks>
    /// <param name="limit">How many standard deviations a level may lie from the median. 6 leaves out one sound pixel in 5·10⁸ if levels are normally distributed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public PixelMask Working(double limit = 6)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var alive = Sound(IsAlive);
        var levels = new double[Pixels];
        for (var i = 0; i < Pixels; i++)
        {
            levels[i] = alive[i] ? Level(i) : double.NaN;
        }

        var median = Median(levels.Where(double.IsFinite));
        var deviation = DeviationOfMedian * Median(levels.Where(double.IsFinite).Select(l => Math.Abs(l - median)));
        return PixelMask.Where(Rows.Count, Columns.Count, (r, c) =>
        {
            var i = (r * Columns.Count) + c;
            return alive[i] && (deviation == 0 || Math.Abs(levels[i] - median) <= limit * deviation);
        });
    }

    private delegate bool IsSound(ReadOnlySpan<float> spectrum);

    private PixelMask Sound(IsSound sound) => PixelMask.Where(Rows.Count, Columns.Count, (row, column) =>
    {
        for (var frame = 0; frame < Frames.Count; frame++)
        {
            if (!sound(Span(row, column, frame)))
                return false;
        }

        return true;
    });

    private static bool IsAlive(ReadOnlySpan<float> spectrum)
    {
        var varies = spectrum.Length < 2;
        foreach (var value in spectrum)
        {
            if (!float.IsFinite(value))
                return false;
            varies |= value != spectrum[0];
        }

        return varies;
    }

    private double Level(int pixel)
    {
        var sum = 0.0;
        for (var frame = 0; frame < Frames.Count; frame++)
        {
            foreach (var value in Span(pixel / Columns.Count, pixel % Columns.Count, frame))
                sum += value;
        }

        return sum / ((double)Frames.Count * Wavenumbers.Count);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
