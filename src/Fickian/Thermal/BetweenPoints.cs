namespace Fickian.Thermal;

/// <summary>Straight lines between points.</summary>
internal static class BetweenPoints
{
    /// <summary>Value at a place; that of the end beyond the ends.</summary>
    public static double At(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        if (double.IsNaN(at) || x.IsEmpty)
            return double.NaN;
        var i = x.BinarySearch(at);
        if (i >= 0)
            return y[i];
        i = ~i;
        if (i == 0)
            return y[0];
        return i == x.Length ? y[^1] : y[i - 1] + ((y[i] - y[i - 1]) * (at - x[i - 1]) / (x[i] - x[i - 1]));
    }
}
