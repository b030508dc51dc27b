namespace Fickian.Thermal;

/// <summary>The grey level that parts a picture into body and background.</summary>
/// <remarks>
/// Halfway: the mean of the median grey levels of the two sides that the level of Otsu parts. An edge blurred by the optics alike on both sides lies there, whatever the sizes of the two sides.
/// Otsu: the level t that makes σ²_between(t) = ω₀ω₁(μ₀ − μ₁)² largest, ω and μ the shares and means of the pixels below and above; 256 classes between the darkest and the brightest pixel, t in the middle of the classes that share the maximum.
/// Assumes two populations of pixels of not too unequal size.
/// Where the level is taken elsewhere the outline moves: the standard uncertainty of the level is that of a uniform distribution over the middle half of the contrast: |μ₁ − μ₀|/(4·√3).
/// Source: N. Otsu, IEEE Trans. Syst. Man Cybern. 9, 62 (1979).
/// </remarks>
/// <param name="Level">Grey level, in the unit of the picture.</param>
/// <param name="Uncertainty">Standard uncertainty of the level.</param>
/// <param name="Contrast">Difference of the median grey levels of the two sides.</param>
public sealed record GreyThreshold(double Level, double Uncertainty, double Contrast)
{
    private const int Classes = 256;

    /// <summary>The level half way between body and background.</summary>
    /// <param name="grey">Grey levels of all pixels.</param>
    /// <exception cref="ArgumentException">All pixels are alike, or there is none.</exception>
    public static GreyThreshold Halfway(double[] grey)
    {
        var (dark, bright) = Sides(grey, Otsu(grey).Level);
        return At(grey, 0.5 * (dark + bright));
    }

    /// <summary>The level of Otsu.</summary>
    /// <param name="grey">Grey levels of all pixels.</param>
    /// <exception cref="ArgumentException">All pixels are alike, or there is none.</exception>
    public static GreyThreshold Otsu(double[] grey)
    {
        ArgumentNullException.ThrowIfNull(grey);
        var (low, high) = grey.Length == 0 ? (0, 0) : (grey.Min(), grey.Max());
        if (!(high > low && double.IsFinite(high - low)))
            throw new ArgumentException("Body and background of different grey were expected and all pixels of the picture are alike.", nameof(grey));
        var width = (high - low) / Classes;
        var counts = new long[Classes];
        foreach (var g in grey)
            counts[Math.Min(Classes - 1, (int)((g - low) / width))]++;
        var total = counts.Select((n, i) => (double)n * i).Sum();
        var (below, sum, best) = (0L, 0.0, -1.0);
        var (first, last) = (0, 0);
        for (var i = 0; i < Classes - 1; i++)
        {
            below += counts[i];
            sum += (double)counts[i] * i;
            var above = grey.Length - below;
            if (below == 0 || above == 0)
                continue;
            var difference = (sum / below) - ((total - sum) / above);
            var between = (double)below * above * difference * difference;
            if (between > best * (1 + 1e-12))
                (best, first) = (between, i);
            if (between >= best * (1 - 1e-12))
                last = i;
        }

        return At(grey, low + ((((first + last) / 2.0) + 1) * width));
    }

    /// <summary>A level that is given, with the contrast that it parts.</summary>
    /// <param name="grey">Grey levels of all pixels.</param>
    /// <param name="level">The level.</param>
    /// <exception cref="ArgumentException">All pixels lie on one side of it.</exception>
    public static GreyThreshold At(double[] grey, double level)
    {
        ArgumentNullException.ThrowIfNull(grey);
        var (dark, bright) = Sides(grey, level);
        var contrast = bright - dark;
        return contrast > 0
            ? new(level, contrast / 4 / Math.Sqrt(3), contrast)
            : throw new ArgumentException($"A level between the darkest and the brightest pixel was expected and {level} was found.", nameof(level));
    }

    // Median grey levels below and above; NaN where there is no pixel.
    private static (double Dark, double Bright) Sides(double[] grey, double level) => (Median([.. grey.Where(g => g <= level)]), Median([.. grey.Where(g => g > level)]));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : 0.5 * (values[(values.Length - 1) / 2] + values[values.Length / 2]);
    }
}
