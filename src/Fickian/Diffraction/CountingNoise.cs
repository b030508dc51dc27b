namespace Fickian.Diffraction;

/// <summary>Standard deviations of intensities that were counted.</summary>
internal static class CountingNoise
{
    // Median of χ² with one degree of freedom.
    private const double Median = 0.4549364;

    public static double[] Of(double[] y, Quantity value, double time)
    {
        if (value == DiffractionQuantity.Counts)
            return Array.ConvertAll(y, n => Math.Sqrt(Math.Max(n, 1)));
        if (value == DiffractionQuantity.CountRate && time > 0)
            return Array.ConvertAll(y, rate => Math.Sqrt(Math.Max(rate, 1 / time) / time));
        return FromScatter(y);
    }

    private static double[] FromScatter(double[] y)
    {
        List<double> ratios = [];
        for (var i = 1; i + 1 < y.Length; i++)
        {
            var (difference, mean) = (y[i - 1] - (2 * y[i]) + y[i + 1], (y[i - 1] + y[i] + y[i + 1]) / 3);
            if (mean > 0)
                ratios.Add(difference * difference / (6 * mean * Median));
        }

        ratios.Sort();
        var k = ratios.Count == 0 ? 0 : ratios[ratios.Count / 2];
        var floor = y.Length == 0 ? 1 : Math.Max(y.Max(Math.Abs) * 1e-6, double.Epsilon);
        var typical = y.Where(v => v > 0).DefaultIfEmpty(1).Average();

        // Neighbours that are equal (smoothed or rounded data) say nothing about the noise; the floor keeps weights finite.
        return Array.ConvertAll(y, v => Math.Max(Math.Sqrt(k * Math.Max(v, 0.01 * typical)), floor));
    }
}
