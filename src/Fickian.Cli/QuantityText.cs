using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Cli;

/// <summary>Values with their units on the command line: <c>1e-12m2/s</c>, <c>0.01/s</c>, <c>30s</c>, <c>25kJ/mol</c>, and pure numbers.</summary>
internal static partial class QuantityText
{
    // Of units with a digit in front (1/s) only the part from the stroke on is a suffix: 0.011/s is 0.011 per second.
    private static readonly Dictionary<string, (string Suffix, double InSI)[]> Units = new(StringComparer.Ordinal)
    {
        ["m²/s"] = [("m2/s", 1), ("m²/s", 1), ("cm2/s", 1e-4), ("cm²/s", 1e-4), ("mm2/s", 1e-6), ("mm²/s", 1e-6), ("um2/s", 1e-12), ("µm²/s", 1e-12)],
        ["m/s"] = [("m/s", 1), ("cm/s", 1e-2), ("mm/s", 1e-3), ("um/s", 1e-6), ("µm/s", 1e-6), ("nm/s", 1e-9)],
        ["1/s"] = [("/s", 1), ("s-1", 1), ("/min", 1 / 60.0), ("/h", 1 / 3600.0)],
        ["s"] = [("s", 1), ("ms", 1e-3), ("min", 60), ("h", 3600), ("d", 86400)],
        ["J/mol"] = [("J/mol", 1), ("kJ/mol", 1000)],
        ["1/Pa"] = [("/Pa", 1), ("/kPa", 1e-3), ("/mbar", 1e-2), ("/bar", 1e-5)],
        ["Pa"] = [("Pa", 1), ("hPa", 100), ("kPa", 1e3), ("mbar", 100), ("bar", 1e5)],
        ["kg"] = [("kg", 1), ("g", 1e-3), ("mg", 1e-6), ("ug", 1e-9), ("µg", 1e-9)],
        ["K/s"] = [("K/s", 1), ("K/min", 1 / 60.0)],
        ["J/(kg K)"] = [("J/(kgK)", 1), ("J/(gK)", 1000), ("J/kgK", 1), ("J/gK", 1000)],
        ["kg/mol"] = [("kg/mol", 1), ("g/mol", 1e-3)],
        ["m³"] = [("m3", 1), ("m³", 1), ("cm3", 1e-6), ("cm³", 1e-6), ("ml", 1e-6), ("mm3", 1e-9), ("mm³", 1e-9)],
        ["kg/m³"] = [("kg/m3", 1), ("kg/m³", 1), ("g/cm3", 1e3), ("g/cm³", 1e3), ("g/ml", 1e3)],
        ["m³/kg"] = [("m3/kg", 1), ("m³/kg", 1), ("cm3/g", 1e-3), ("cm³/g", 1e-3)],
        ["mol/kg"] = [("mol/kg", 1), ("mmol/g", 1)],
    };

    /// <summary>Value in SI.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="quantity">What is expected.</param>
    /// <exception cref="UsageException">There is no number, or not the unit of the quantity.</exception>
    public static double Parse(string text, Quantity quantity)
    {
        if (text is "inf" or "∞")
            return double.PositiveInfinity;
        var match = Number().Match(text);
        var suffixes = quantity.Unit == Unit.One ? [("", 1.0)] : Units.GetValueOrDefault(quantity.Unit.Symbol, [("", 1.0), (quantity.Unit.Symbol, 1.0)]);
        var unit = match.Success ? text[match.Length..].Trim() : "";
        if (unit.StartsWith("1/", StringComparison.Ordinal))
            unit = unit[1..];
        var at = Array.FindIndex(suffixes, s => s.Item1 == unit);
        if (match.Success && at >= 0)
            return double.Parse(match.Value, CultureInfo.InvariantCulture) * suffixes[at].Item2;
        var expected = quantity.Unit == Unit.One ? "a pure number" : $"a number with its unit ({string.Join(", ", suffixes.Select(s => s.Item1).Where(s => s.Length > 0))})";
        throw new UsageException($"For {quantity.Name} {expected} was expected and '{text}' was found.");
    }

    /// <summary>A value with its standard error, if one is stated: <c>12.05+-0.02cm3</c>, <c>12.05±0.02cm3</c>; a value alone is taken as exact.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="quantity">What is expected.</param>
    /// <exception cref="UsageException">There are no numbers, or not the unit of the quantity.</exception>
    public static Estimate Uncertain(string text, Quantity quantity)
    {
        var sign = text.Contains('±', StringComparison.Ordinal) ? "±" : "+-";
        var at = text.IndexOf(sign, StringComparison.Ordinal);
        var error = at < 0 ? "" : text[(at + sign.Length)..].Trim();
        var unit = error[Number().Match(error).Length..];
        var value = Parse(at < 0 ? text : text[..at].Trim() + unit, quantity);
        return new(value, at < 0 ? 0 : Math.Abs(Parse(error, quantity)), quantity.Unit) { Name = quantity.Name };
    }

    /// <summary>Time in seconds.</summary>
    public static double Seconds(string text) => Parse(text, Quantity.Time);

    /// <summary>Pressure in pascal.</summary>
    public static double Pascals(string text) => Parse(text, new("pressure", "p", Unit.Pascal));

    /// <summary>Temperature in kelvin: <c>298K</c>, <c>25C</c>.</summary>
    /// <exception cref="UsageException">There is no number, or neither K nor C.</exception>
    public static double Kelvins(string text)
    {
        var match = Number().Match(text);
        var number = match.Success ? double.Parse(match.Value, CultureInfo.InvariantCulture) : double.NaN;
        var kelvins = text[match.Length..].Trim() switch { "K" => number, "C" or "°C" => number.Celsius(), _ => double.NaN };
        return kelvins > 0 ? kelvins : throw new UsageException($"A temperature above absolute zero with its unit (K or C) was expected and '{text}' was found; write for example 25C.");
    }

    /// <summary>A pure number above a limit.</summary>
    /// <exception cref="UsageException">It is none, or not above the limit.</exception>
    public static double Above(double limit, string text, string option) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > limit && double.IsFinite(number) ? number
            : throw new UsageException($"A number above {limit} was expected after {option} and '{text}' was found.");

    /// <summary>The two ends of a range <c>LOW..HIGH</c>; one left out is null, a unit at the upper end counts for both.</summary>
    /// <exception cref="UsageException">There are no two dots.</exception>
    public static (string? Lower, string? Upper) Range(string text, string example)
    {
        var at = text.IndexOf("..", StringComparison.Ordinal);
        if (at < 0)
            throw new UsageException($"A range with two dots was expected and '{text}' was found; write for example {example}.");
        var (lower, upper) = (text[..at].Trim(), text[(at + 2)..].Trim());
        if (lower.Length > 0 && Number().Match(lower).Length == lower.Length)
            lower += upper[Number().Match(upper).Length..];
        return (lower.Length == 0 ? null : lower, upper.Length == 0 ? null : upper);
    }

    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
