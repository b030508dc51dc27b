using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Units as instruments write them: <c>mW/mg</c>, <c>Wg^-1</c>, <c>J/(g K)</c>, <c>ml/min</c>, <c>°C</c>.</summary>
/// <remarks>
/// A product of symbols with prefixes and exponents; all that stands behind a solidus divides, since programs write <c>J/g·K</c> for J/(g K).
/// The degree sign arrives in many code pages, so any one sign before C is taken for it.
/// </remarks>
/// <param name="Factor">Multiplies a value in the unit …</param>
/// <param name="Offset">… and this is added, which gives SI.</param>
/// <param name="Dimension">What is measured in it.</param>
internal sealed partial record WrittenUnit(double Factor, double Offset, UnitDimension Dimension)
{
    /// <summary>The unit of a text; null if it is not known or empty.</summary>
    public static WrittenUnit? Parse(string text)
    {
        var unit = text.Trim();
        if (unit.Length == 0)
            return null;
        if (unit == "%" || WeightPercent().IsMatch(unit))
            return new(0.01, 0, UnitDimension.Ratio);
        if (unit == "1")
            return new(1, 0, UnitDimension.Ratio);
        if (IsCelsius(unit))
            return new(1, 273.15, UnitDimension.Temperature);
        if (Fahrenheit().IsMatch(unit))
            return new(5d / 9, 459.67 * 5 / 9, UnitDimension.Temperature);
        return TimeUnit.TryParse(unit, out var seconds) ? new(seconds, 0, UnitDimension.Time) : Product(unit);
    }

    /// <summary>Whether a text stands for the degree Celsius, whatever became of its degree sign.</summary>
    public static bool IsCelsius(string text) => Celsius().IsMatch(text.Trim());

    /// <summary>The text with the degree sign that its code page took away.</summary>
    public static string Legible(string text) => IsCelsius(text) && text.Trim().Length > 1 ? "°C" : text.Trim();

    private static WrittenUnit? Product(string unit)
    {
        var text = unit.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var (factor, ten, sign, dimension, at) = (1.0, 0, 1, new int[5], 0);
        while (at < text.Length)
        {
            var match = Atom().Match(text, at);
            if (!match.Success || match.Length == 0)
                return null;
            at += match.Length;
            sign = match.Groups["per"].Length > 0 ? -1 : sign;
            if (!Symbols.TryGetValue(match.Groups["symbol"].Value, out var symbol))
                return null;
            var power = sign * Exponent(match.Groups["exponent"].Value);
            ten += power * (symbol.Ten + Prefix(match.Groups["prefix"].Value));
            factor *= Math.Pow(symbol.Factor, power);
            for (var i = 0; i < dimension.Length; i++)
                dimension[i] += power * symbol.Dimension[i];
        }

        // Dividing by a whole power of ten is rounded once; multiplying by its reciprocal would be rounded twice.
        return Math.Abs(ten) > 30 ? null : new(ten < 0 ? factor / Math.Pow(10, -ten) : factor * Math.Pow(10, ten), 0, Named(dimension));
    }

    private static UnitDimension Named(int[] dimension) =>
        Dimensions.FirstOrDefault(d => d.Powers.AsSpan().SequenceEqual(dimension)) is { Powers: not null } known ? known.Name : UnitDimension.Other;

    private static int Exponent(string text)
    {
        if (text.Length == 0)
            return 1;
        var plain = text.TrimStart('^').Replace('−', '-').Replace('⁻', '-').Replace('¹', '1').Replace('²', '2').Replace('³', '3');
        return int.Parse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static int Prefix(string text) => text switch { "p" => -12, "n" => -9, "µ" or "μ" or "u" => -6, "m" => -3, "c" => -2, "h" => 2, "k" => 3, "M" => 6, _ => 0 };

    // Powers of kilogram, metre, second, kelvin, ampere.
    private static readonly (int[] Powers, UnitDimension Name)[] Dimensions =
    [
        ([0, 0, 0, 0, 0], UnitDimension.Ratio),
        ([1, 0, 0, 0, 0], UnitDimension.Mass),
        ([0, 0, 1, 0, 0], UnitDimension.Time),
        ([0, 0, 0, 1, 0], UnitDimension.Temperature),
        ([0, 0, 0, 0, 1], UnitDimension.Current),
        ([1, 2, -3, 0, 0], UnitDimension.Power),
        ([0, 2, -3, 0, 0], UnitDimension.SpecificPower),
        ([1, 2, -3, 0, -1], UnitDimension.Voltage),
        ([0, 2, -3, 0, -1], UnitDimension.SpecificVoltage),
        ([0, 2, -2, -1, 0], UnitDimension.SpecificHeatCapacity),
        ([0, 3, -1, 0, 0], UnitDimension.VolumeFlow),
        ([1, -1, -2, 0, 0], UnitDimension.Pressure),
    ];

    // Symbol -> factor, power of ten and dimension of one of it.
    private static readonly Dictionary<string, (double Factor, int Ten, int[] Dimension)> Symbols = new(StringComparer.Ordinal)
    {
        ["g"] = (1, -3, [1, 0, 0, 0, 0]),
        ["m"] = (1, 0, [0, 1, 0, 0, 0]),
        ["L"] = (1, -3, [0, 3, 0, 0, 0]),
        ["l"] = (1, -3, [0, 3, 0, 0, 0]),
        ["s"] = (1, 0, [0, 0, 1, 0, 0]),
        ["sec"] = (1, 0, [0, 0, 1, 0, 0]),
        ["min"] = (60, 0, [0, 0, 1, 0, 0]),
        ["h"] = (3600, 0, [0, 0, 1, 0, 0]),
        ["K"] = (1, 0, [0, 0, 0, 1, 0]),
        ["°C"] = (1, 0, [0, 0, 0, 1, 0]),
        ["A"] = (1, 0, [0, 0, 0, 0, 1]),
        ["W"] = (1, 0, [1, 2, -3, 0, 0]),
        ["J"] = (1, 0, [1, 2, -2, 0, 0]),
        ["cal"] = (4.184, 0, [1, 2, -2, 0, 0]),
        ["V"] = (1, 0, [1, 2, -3, 0, -1]),
        ["Pa"] = (1, 0, [1, -1, -2, 0, 0]),
        ["bar"] = (1, 5, [1, -1, -2, 0, 0]),
        ["Torr"] = (101325d / 760, 0, [1, -1, -2, 0, 0]),
        ["torr"] = (101325d / 760, 0, [1, -1, -2, 0, 0]),
    };

    [GeneratedRegex(@"^(deg\.?\s?C|[^\p{L}\d%/]{0,2}C|celsius|degrees? celsius)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Celsius();

    [GeneratedRegex(@"^(deg\.?\s?F|[^\p{L}\d%/]F)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Fahrenheit();

    [GeneratedRegex(@"^(wt\.?|weight|mass)\s?-?%$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WeightPercent();

    [GeneratedRegex(@"\G[\s.·*]*(?<per>/?)\s*((?<symbol>min|sec|°C|h(?!Pa))|(?<prefix>[pnµμumckMh]?)(?<symbol>Pa|bar|[Tt]orr|cal|[WJVAgsKLlm]))(?<exponent>\^?[-−]?[1-9]|⁻?[¹²³])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Atom();
}
