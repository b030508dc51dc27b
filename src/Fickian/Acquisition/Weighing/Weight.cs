using System.Globalization;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Weighing;

/// <summary>A weight as a balance gave it.</summary>
/// <param name="State">What the balance says about it.</param>
/// <param name="Mass">Conventional mass, kg; null if there is no value.</param>
/// <param name="Resolution">Value of the last digit, kg; 0 if there is no value.</param>
/// <param name="Note">Why there is no value, or what is special about it, in words.</param>
public sealed record Weight(WeightState State, double? Mass, double Resolution = 0, string Note = "")
{
    // Decimal factors, so that 52.1873 g is the same double as 0.0521873 kg. A metric carat is 0.2 g.
    private static readonly Dictionary<string, decimal> Units = new(StringComparer.Ordinal) { ["g"] = 1e-3m, ["mg"] = 1e-6m, ["kg"] = 1m, ["ct"] = 2e-4m };

    /// <summary>The units of mass that are understood: g, mg, kg, ct.</summary>
    public static IReadOnlyCollection<string> KnownUnits => Units.Keys;

    /// <summary>The weight as a reading of a parameter.</summary>
    /// <param name="parameter">What was read; above its maximum, which the rig states, the value does not count.</param>
    public Reading ToReading(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return new(parameter, Mass, State switch
        {
            WeightState.Stable when Mass > parameter.Maximum => "above the capacity that the rig allows",
            WeightState.Stable => Note.Length == 0 ? Reading.Ok : Note,
            WeightState.Dynamic => "not stable",
            WeightState.Busy => "busy",
            WeightState.Overload => "over range",
            WeightState.Underload => "under range",
            _ => Note,
        });
    }

    /// <summary>A weight of digits and a unit; null if the unit is none that is known, or the digits are no plain decimal number.</summary>
    /// <param name="state">What the balance says about it.</param>
    /// <param name="digits">Sign, digits, point.</param>
    /// <param name="unit">Unit as written.</param>
    internal static Weight? Of(WeightState state, string digits, string unit)
    {
        if (!Units.TryGetValue(unit, out var factor) || !decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        return new(state, (double)(number * factor), (double)factor * Math.Pow(10, -decimals));
    }

    /// <summary>The mass as digits of a unit, with a fixed number of decimals.</summary>
    /// <param name="mass">Mass, kg.</param>
    /// <param name="unit">One of <see cref="KnownUnits"/>.</param>
    /// <param name="decimals">Digits after the point.</param>
    internal static string Digits(double mass, string unit, int decimals)
    {
        var digits = Math.Round((decimal)mass / Units[unit], decimals);
        return (digits == 0 ? 0m : digits).ToString($"F{decimals}");
    }
}
