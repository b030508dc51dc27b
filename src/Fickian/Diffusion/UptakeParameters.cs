using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Settings of the parameters that all uptake models share, and the checks of their geometry.</summary>
internal static class UptakeParameters
{
    // Slower than any gas in a glass within a year at a micrometre, faster than any gas at ambient pressure in pores.
    private const double SlowestDiffusion = 1e-20;
    private const double FastestDiffusion = 1e-5;

    // k·a/D = 1e-6 to 1e6 for micrometres to millimetres lies within.
    private const double TightestSurface = 1e-16;
    private const double WidestSurface = 100;

    public static Parameter FreeDiffusivity { get; } = Diffusivity(Parameter.Free);

    public static Parameter NoBarrier { get; } = SurfacePermeability(double.PositiveInfinity);

    public static Parameter FreeEquilibrium { get; } = Parameter.Free.Of(Quantity.EquilibriumUptake);

    public static Parameter Diffusivity(Parameter setting) =>
        double.IsPositiveInfinity(setting.Value)
            ? throw Refused(nameof(Diffusivity), "A diffusivity", setting.Value, "m²/s")
            : Positive(setting, Quantity.Diffusivity, SlowestDiffusion, FastestDiffusion, nameof(Diffusivity), "A diffusivity", "m²/s");

    public static Parameter SurfacePermeability(Parameter setting) =>
        Positive(setting, Quantity.SurfacePermeability, TightestSurface, WidestSurface, nameof(SurfacePermeability), "A surface permeability", "m/s");

    public static double Length(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"A length is positive and finite, in metres, for example 200.Micrometres(); found {value}.");

    /// <summary>Refuses a number that is not positive and finite.</summary>
    public static void RequirePositive(double value, string name, string what, string unit)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{what} is positive and finite, {unit}; found {value}.");
    }

    /// <summary>Refuses a diffusivity or a permeability with which nothing can be computed.</summary>
    public static void RequireUsable(double diffusivity, double permeability)
    {
        if (!(diffusivity > 0 && double.IsFinite(diffusivity)))
            throw new ArgumentOutOfRangeException(nameof(diffusivity), diffusivity, "A diffusivity is positive and finite, in m²/s.");
        if (!(permeability >= 0))
            throw new ArgumentOutOfRangeException(nameof(permeability), permeability, "A surface permeability is not negative, in m/s; +∞ is no barrier.");
    }

    /// <summary>Refuses results that do not match the times.</summary>
    public static void RequireSameLength(ReadOnlySpan<double> time, ReadOnlySpan<double> result, string name)
    {
        if (time.Length != result.Length)
            throw new ArgumentException($"As many results as times are expected; found {result.Length} for {time.Length} times.", name);
    }

    /// <summary>Name of a model, with the barrier if it has one.</summary>
    public static string Name(string body, Parameter permeability) =>
        permeability.IsFree || double.IsFinite(permeability.Value) ? body + ", surface barrier" : body;

    /// <summary>Setting of a quantity that is positive, within bounds of its own or the usual ones.</summary>
    public static Parameter Positive(Parameter setting, Quantity quantity, double lower, double upper, string name, string what, string unit)
    {
        var unknown = setting.IsFree && double.IsNaN(setting.Value);
        if (!unknown && !(setting.Value > 0))
            throw Refused(name, what, setting.Value, unit);
        return setting.Positive(quantity, Math.Max(lower, setting.Lower), Math.Min(upper, setting.Upper));
    }

    private static ArgumentOutOfRangeException Refused(string name, string what, double found, string unit) =>
        new(name, found, $"{what} is positive, in {unit}; found {found}.");
}
