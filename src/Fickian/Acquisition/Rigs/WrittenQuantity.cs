using System.Globalization;

namespace Fickian.Acquisition.Rigs;

/// <summary>Values with their units as recipes and rig files write them: <c>40 mbar</c>, <c>25 °C</c>, <c>10 K/min</c>, <c>20 mln/min</c>.</summary>
public static class WrittenQuantity
{
    // Amount of an ideal gas in a litre at 0 °C and 101 325 Pa, mol: p·V/(R·T).
    private const double NormalLitre = 101.325 / (8.31446261815324 * 273.15);

    private static readonly Dictionary<string, (string Symbol, double Factor, double Offset)> Units = new(StringComparer.Ordinal)
    {
        [""] = ("1", 1, 0),
        ["1"] = ("1", 1, 0),
        ["%"] = ("1", 0.01, 0),
        ["s"] = ("s", 1, 0),
        ["ms"] = ("s", 1e-3, 0),
        ["min"] = ("s", 60, 0),
        ["h"] = ("s", 3600, 0),
        ["d"] = ("s", 86400, 0),
        ["K"] = ("K", 1, 0),
        ["°C"] = ("K", 1, 273.15),
        ["C"] = ("K", 1, 273.15),
        ["K/s"] = ("K/s", 1, 0),
        ["K/min"] = ("K/s", 1 / 60.0, 0),
        ["Pa"] = ("Pa", 1, 0),
        ["hPa"] = ("Pa", 100, 0),
        ["mbar"] = ("Pa", 100, 0),
        ["kPa"] = ("Pa", 1e3, 0),
        ["bar"] = ("Pa", 1e5, 0),
        ["Torr"] = ("Pa", 101325.0 / 760, 0),
        ["Pa/s"] = ("Pa/s", 1, 0),
        ["mbar/min"] = ("Pa/s", 100 / 60.0, 0),
        ["mol"] = ("mol", 1, 0),
        ["mmol"] = ("mol", 1e-3, 0),
        ["mol/s"] = ("mol/s", 1, 0),
        ["mln/min"] = ("mol/s", NormalLitre / 1000 / 60, 0),
        ["ln/min"] = ("mol/s", NormalLitre / 60, 0),
        ["kg"] = ("kg", 1, 0),
        ["g"] = ("kg", 1e-3, 0),
        ["mg"] = ("kg", 1e-6, 0),
        ["m"] = ("m", 1, 0),
        ["mm"] = ("m", 1e-3, 0),
        ["um"] = ("m", 1e-6, 0),
        ["µm"] = ("m", 1e-6, 0),
        ["m³"] = ("m³", 1, 0),
        ["l"] = ("m³", 1e-3, 0),
        ["ml"] = ("m³", 1e-6, 0),
        ["m³/s"] = ("m³/s", 1, 0),
        ["l/s"] = ("m³/s", 1e-3, 0),
        ["m³/h"] = ("m³/s", 1 / 3600.0, 0),
        ["Pa m³/s"] = ("Pa m³/s", 1, 0),
        ["mbar l/s"] = ("Pa m³/s", 0.1, 0),
        ["m²/s"] = ("m²/s", 1, 0),
        ["V"] = ("V", 1, 0),
        ["mV"] = ("V", 1e-3, 0),
        ["A"] = ("A", 1, 0),
        ["mA"] = ("A", 1e-3, 0),
        ["W"] = ("W", 1, 0),
        ["cm⁻¹"] = ("cm⁻¹", 1, 0),
        ["cm-1"] = ("cm⁻¹", 1, 0),
    };

    /// <summary>Number and unit of a text, in SI.</summary>
    /// <param name="text">Number, blank, unit; the unit is missing for a pure number.</param>
    /// <returns>Value in SI and the symbol of its SI unit; null if it cannot be read.</returns>
    public static (double Value, string Unit)? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var length = 0;
        while (length < trimmed.Length && (char.IsAsciiDigit(trimmed[length]) || trimmed[length] is '.' or '+' or '-' || IsExponent(trimmed, length)))
            length++;
        return double.TryParse(trimmed.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && Units.TryGetValue(trimmed[length..].Trim(), out var unit)
            ? ((number * unit.Factor) + unit.Offset, unit.Symbol)
            : null;
    }

    /// <summary>A value of one kind.</summary>
    /// <param name="text">Number, blank, unit.</param>
    /// <param name="unit">Symbol of the SI unit that is expected.</param>
    /// <exception cref="FormatException">It cannot be read, or is of another kind.</exception>
    public static double In(string text, string unit) =>
        Parse(text) is var (value, found) && found == unit ? value
            : throw new FormatException($"a number with a unit of {(unit == "1" ? "no dimension" : unit)} ({Examples(unit)}) was expected and '{text}' was found");

    /// <summary>A value of a parameter: a number with its unit, or the name of a choice.</summary>
    /// <param name="parameter">What the value is of.</param>
    /// <param name="text">What was written.</param>
    /// <exception cref="FormatException">It cannot be read, or is of another kind.</exception>
    public static double Of(Instruments.Parameter parameter, string text)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (number, name) in parameter.Choices)
        {
            if (string.Equals(name, text.Trim(), StringComparison.OrdinalIgnoreCase))
                return number;
        }

        return In(text, parameter.Unit.Symbol);
    }

    private static string Examples(string unit) =>
        Units.Where(u => u.Value.Symbol == unit && u.Key.Length > 0).Select(u => u.Key).ToArray() is { Length: > 0 } names ? string.Join(", ", names) : unit;

    // The letter of 1e-5 belongs to the number, that of 5 e… does not.
    private static bool IsExponent(string text, int at) =>
        text[at] is 'e' or 'E' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '-' or '+');
}
