namespace Fickian.Diffusion;

/// <summary>Checks of what a law of diffusivity is made from.</summary>
internal static class LawArgument
{
    /// <summary>A number above 0 and finite.</summary>
    public static double Positive(double value, string name, string what, string unit) =>
        value > 0 && double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{what} is positive and finite, in {unit}; found {value}.");

    /// <summary>A finite number.</summary>
    public static double Finite(double value, string name, string what, string unit) =>
        double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{what} is finite, in {unit}; found {value}.");
}
