namespace Fickian.Infrared;

/// <summary>What settings of baselines may be.</summary>
internal static class BaselineSettings
{
    /// <summary>The smoothness, if it is positive and finite.</summary>
    public static double Smoothness(double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The smoothness λ of a baseline is positive and finite, for example 1e5.");

    /// <summary>The number of rounds, if there is one at least.</summary>
    public static int Rounds(int value) => value > 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A baseline is found in at least one round, for example 50.");
}
