namespace Fickian.Sorption;

/// <summary>Two pressures, one on either side of what is sought.</summary>
internal static class IsothermBracket
{
    private const double LowestLogarithm = -690;
    private const double HighestLogarithm = 690;

    /// <summary>Logarithms of a pressure at which a rising function is negative and one at which it is not, as far as there are such.</summary>
    /// <param name="function">A function of ln p that rises.</param>
    /// <param name="limit">Pressure that may not be reached, Pa.</param>
    public static (double Low, double High) Around(Func<double, double> function, double limit)
    {
        // The last pressure that may be asked for: within round-off of condensation.
        var ceiling = double.IsPositiveInfinity(limit) ? HighestLogarithm : Math.Log(limit) - 1e-15 * Math.Max(1, Math.Abs(Math.Log(limit)));
        while (Math.Exp(ceiling) >= limit)
            ceiling -= 1e-15 * Math.Max(1, Math.Abs(ceiling));
        var (low, high) = (Math.Min(0, ceiling - 1), Math.Min(0, ceiling - 1));
        for (var step = 1.0; function(high) < 0 && high < ceiling; step *= 2)
            (low, high) = (high, Math.Min(high + step, ceiling));
        for (var step = 1.0; function(low) >= 0 && low > LowestLogarithm; step *= 2)
            (high, low) = (low, Math.Max(low - step, LowestLogarithm));
        return (low, high);
    }
}
