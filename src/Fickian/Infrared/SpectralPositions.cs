namespace Fickian.Infrared;

/// <summary>What every kernel on spectra asks of its spans.</summary>
internal static class SpectralPositions
{
    // Files keep positions in single precision or with few decimals; a step that is even up to that is even.
    private const double EvenWithin = 1e-3;

    /// <summary>Throws unless the positions run in one direction and the ordinates are whole spectra; returns the direction, 1 or −1.</summary>
    public static int Require(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> result)
    {
        if (y.Length != result.Length || (x.IsEmpty ? !y.IsEmpty : y.Length % x.Length != 0))
            throw new ArgumentException($"Whole spectra of {x.Length} points and as many places for the result were expected; found {y.Length} ordinates and {result.Length} places.", nameof(y));
        var direction = x.Length < 2 || x[^1] > x[0] ? 1 : -1;
        for (var i = 1; i < x.Length; i++)
        {
            if (!((x[i] - x[i - 1]) * direction > 0))
                throw new ArgumentException($"Positions were expected that run in one direction; found {x[i - 1]} followed by {x[i]} at index {i}. Sort or cut the spectrum first.", nameof(x));
        }

        return direction;
    }

    /// <summary>Mean step, without its sign; 1 where there are fewer than two positions.</summary>
    public static double MeanStep(ReadOnlySpan<double> x) => x.Length < 2 ? 1 : Math.Abs(x[^1] - x[0]) / (x.Length - 1);

    /// <summary>Whether all steps are the mean step but for the digits that files keep.</summary>
    public static bool AreEven(ReadOnlySpan<double> x)
    {
        var mean = MeanStep(x);
        for (var i = 1; i < x.Length; i++)
        {
            if (!(Math.Abs(Math.Abs(x[i] - x[i - 1]) - mean) <= EvenWithin * mean))
                return false;
        }

        return true;
    }
}
