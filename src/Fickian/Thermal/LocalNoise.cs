namespace Fickian.Thermal;

/// <summary>Noise of a trace at each of its instants: a strong current is noisier than a weak one.</summary>
/// <remarks>σᵢ² = mean of d²/20 over the instants around, d the third difference of four neighbours, in which a course of second degree has no part; at least the noise of the whole trace.</remarks>
internal static class LocalNoise
{
    // Instants on either side: 21 make σ good to 15 %.
    private const int Around = 10;

    // 1 + 9 + 9 + 1.
    private const double Sum = 20;

    public static double[] Of(double[] y, double least)
    {
        var squares = new double[y.Length];
        for (var i = 0; i + 3 < y.Length; i++)
        {
            var d = y[i] - (3 * y[i + 1]) + (3 * y[i + 2]) - y[i + 3];
            squares[i + 1] = d * d / Sum;
        }

        return Smoothed(squares, v => Math.Max(least, Math.Sqrt(v)));
    }

    /// <summary>A function of the mean over the instants around each.</summary>
    public static double[] Smoothed(double[] values, Func<double, double> function)
    {
        var smoothed = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (from, end) = (Math.Max(0, i - Around), Math.Min(values.Length, i + Around + 1));
            smoothed[i] = function(values[from..end].Average());
        }

        return smoothed;
    }
}
