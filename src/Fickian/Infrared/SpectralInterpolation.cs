using MathNet.Numerics.Interpolation;

namespace Fickian.Infrared;

/// <summary>Values of a recorded spectrum on another axis.</summary>
internal static class SpectralInterpolation
{
    /// <summary>Linear between the two stored points beside each position; NaN outside the spectrum.</summary>
    public static double[] Linear(Spectrum spectrum, Axis axis)
    {
        var (x, y) = Ascending(spectrum);
        return Array.ConvertAll(axis.Values.ToArray(), position =>
        {
            var at = Array.BinarySearch(x, position);
            if (at >= 0)
                return y[at];
            var (low, high) = (~at - 1, ~at);
            return low < 0 || high >= x.Length ? double.NaN : y[low] + ((y[high] - y[low]) * ((position - x[low]) / (x[high] - x[low])));
        });
    }

    /// <summary>Natural cubic spline through the stored points, moved up the axis by a shift; NaN outside the spectrum.</summary>
    public static Func<Axis, double, double[]> Spline(Spectrum spectrum)
    {
        var (x, y) = Ascending(spectrum);
        var spline = CubicSpline.InterpolateNaturalSorted(x, y);
        return (axis, shift) => Array.ConvertAll(axis.Values.ToArray(), v => v - shift >= x[0] && v - shift <= x[^1] ? spline.Interpolate(v - shift) : double.NaN);
    }

    private static (double[] X, double[] Y) Ascending(Spectrum spectrum)
    {
        var (x, y) = (spectrum.Axis.Values.ToArray(), spectrum.Values.ToArray());
        Array.Sort(x, y);
        var at = Array.FindIndex(y, v => !double.IsFinite(v));
        if (x.Length < 3 || at >= 0)
            throw new ArgumentException($"A reference spectrum needs at least 3 points, each with a value; found {(at >= 0 ? $"none at {x[at]} cm⁻¹" : $"{x.Length} points")} in '{spectrum.Name}'.", nameof(spectrum));
        return (x, y);
    }
}
