using System.Globalization;

namespace Fickian.Figures.Print;

/// <summary>From SI to the number printed on an axis: printed = SI / <paramref name="InSI"/> − <paramref name="Zero"/>.</summary>
/// <param name="InSI">Value of one printed unit in SI.</param>
/// <param name="Zero">Printed value of zero in SI, with its sign changed.</param>
internal readonly record struct PrintedUnit(double InSI, double Zero = 0)
{
    // °C, ° and cm⁻¹ have rules of their own: temperature has its zero elsewhere; angles and wavenumbers are not kept in SI.
    private static readonly Dictionary<string, double> Symbols = new(StringComparer.Ordinal)
    {
        ["m"] = 1,
        ["km"] = 1e3,
        ["dm"] = 0.1,
        ["cm"] = 0.01,
        ["mm"] = 1e-3,
        ["µm"] = 1e-6,
        ["μm"] = 1e-6,
        ["nm"] = 1e-9,
        ["pm"] = 1e-12,
        ["Å"] = 1e-10,
        ["s"] = 1,
        ["ms"] = 1e-3,
        ["µs"] = 1e-6,
        ["ns"] = 1e-9,
        ["min"] = 60,
        ["h"] = 3600,
        ["d"] = 86400,
        ["Pa"] = 1,
        ["kPa"] = 1e3,
        ["MPa"] = 1e6,
        ["GPa"] = 1e9,
        ["hPa"] = 100,
        ["mbar"] = 100,
        ["bar"] = 1e5,
        ["K"] = 1,
        ["mol"] = 1,
        ["mmol"] = 1e-3,
        ["µmol"] = 1e-6,
        ["kg"] = 1,
        ["g"] = 1e-3,
        ["mg"] = 1e-6,
        ["µg"] = 1e-9,
        ["J"] = 1,
        ["kJ"] = 1e3,
        ["mJ"] = 1e-3,
        ["W"] = 1,
        ["mW"] = 1e-3,
        ["µW"] = 1e-6,
        ["V"] = 1,
        ["mV"] = 1e-3,
        ["µV"] = 1e-6,
        ["A"] = 1,
        ["mA"] = 1e-3,
        ["µA"] = 1e-6,
        ["nA"] = 1e-9,
        ["pA"] = 1e-12,
        ["Hz"] = 1,
        ["%"] = 0.01,
    };

    public double Print(double si) => (si / InSI) - Zero;

    public static PrintedUnit Of(Unit unit) => unit.Symbol == "°C" ? new(1, 273.15) : new(unit.InSI);

    /// <summary>The unit a label ends in, for example <c>D / 10⁻¹² m² s⁻¹</c>. A word that is no known unit is printed as it is.</summary>
    public static PrintedUnit Parse(string label)
    {
        var slash = label.LastIndexOf(" / ", StringComparison.Ordinal);
        var unit = slash < 0 ? "" : label[(slash + 3)..].Trim();
        if (unit == "°C")
            return new(1, 273.15);
        if (unit is "" or "cm⁻¹" or "°")
            return new(1);
        // m²/s: what follows the slash is divided by.
        var parts = unit.Split('/');
        var factor = 1.0;
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var token in parts[i].Split([' ', '·', '×'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (Factor(token) is not { } one)
                    return new(1);
                factor *= i == 0 ? one : 1 / one;
            }
        }
        return new(factor);
    }

    private static double? Factor(string token)
    {
        var letters = token.TrimEnd([.. Superscripts.Digits, '⁻']);
        var power = letters.Length == token.Length ? 1 : Superscripts.Parse(token[letters.Length..]);
        if (Symbols.TryGetValue(letters, out var inSI) || double.TryParse(letters, NumberStyles.Integer, CultureInfo.InvariantCulture, out inSI))
            return Math.Pow(inSI, power);
        return null;
    }
}
