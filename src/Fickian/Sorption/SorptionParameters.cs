using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Settings that isotherms share.</summary>
internal static class SorptionParameters
{
    // Half filled at 1e-6 Pa, far below any gauge, to half filled at 1e12 Pa.
    private const double WeakestAffinity = 1e-12;
    private const double StrongestAffinity = 1e6;

    public static Unit PerPascal { get; } = new("1/Pa");

    public static Unit MolePerKilogram { get; } = new("mol/kg");

    public static Unit MolePerCubicMetre { get; } = new("mol/m³");

    /// <summary>A capacity, linear and not negative.</summary>
    public static Parameter Capacity(Parameter setting, string name, string symbol, Unit? unit = null)
    {
        if (!setting.IsFree && !(setting.Value >= 0 && double.IsFinite(setting.Value)))
            throw new ArgumentOutOfRangeException(nameof(setting), setting.Value, $"The {name} is not negative and finite, in {unit ?? MolePerKilogram}; found {setting.Value}.");
        return setting.Of(new(name, symbol, unit ?? MolePerKilogram)).Within(Math.Max(0, setting.Lower), setting.Upper);
    }

    /// <summary>An affinity b, 1/Pa.</summary>
    public static Parameter Affinity(Parameter setting, string name = "affinity", string symbol = "b") =>
        Positive(setting, new(name, symbol, PerPascal), WeakestAffinity, StrongestAffinity);

    /// <summary>A positive parameter between bounds.</summary>
    public static Parameter Positive(Parameter setting, Quantity quantity, double lower, double upper)
    {
        var unknown = setting.IsFree && double.IsNaN(setting.Value);
        if (!unknown && !(setting.Value > 0 && double.IsFinite(setting.Value)))
            throw new ArgumentOutOfRangeException(nameof(setting), setting.Value, $"The {quantity.Name} is positive and finite, in {quantity.Unit}; found {setting.Value}.");
        return setting.Positive(quantity, Math.Max(lower, setting.Lower), Math.Min(upper, setting.Upper));
    }

    /// <summary>A property that is positive and finite.</summary>
    public static double Require(double value, string name, string unit) =>
        value > 0 && double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is positive and finite, in {unit}; found {value}.");

    /// <summary>Affinities to try: half filling from a hundred times the highest pressure down to a thousandth of it.</summary>
    public static IEnumerable<double> Affinities(Curve data, int perDecade = 4)
    {
        var highest = 0.0;
        foreach (var p in data.X.Span)
            highest = Math.Max(highest, p);
        var unit = highest > 0 ? 1 / highest : 1;
        return Enumerable.Range(-2 * perDecade, (6 * perDecade) + 1).Select(i => unit * Math.Pow(10, i / (double)perDecade));
    }
}
