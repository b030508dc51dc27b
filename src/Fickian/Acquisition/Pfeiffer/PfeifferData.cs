using System.Globalization;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>Numbers in the data of a telegram.</summary>
internal static class PfeifferData
{
    /// <summary>Whether the data say why there are none: parameter unknown, out of range, not now.</summary>
    public static bool IsError(string data) => data is "NO_DEF" or "_RANGE" or "_LOGIC";

    /// <summary>The number; null if the data are none of this type.</summary>
    public static double? Decode(PfeifferType type, string data)
    {
        if (type == PfeifferType.Boolean)
            return data switch { "111111" => 1, "000000" => 0, _ => null };
        if (type == PfeifferType.Text || data.Length != (type == PfeifferType.Short ? 3 : 6) || !int.TryParse(data, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return type switch
        {
            PfeifferType.Real => number / 100.0,
            PfeifferType.Exponent => number / 100 / 1000.0 * Math.Pow(10, number % 100 - 20),
            _ => number,
        };
    }

    /// <summary>The data of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type cannot hold it.</exception>
    public static string Encode(PfeifferType type, double value)
    {
        var most = type switch { PfeifferType.Boolean => 1, PfeifferType.Short => 999, PfeifferType.Real => 9999.99, PfeifferType.Exponent => 9.999e79, _ => 999999 };
        if (!(value >= 0 && value <= most))
            throw new ArgumentOutOfRangeException(nameof(value), $"Data of this kind hold 0 to {most:G6} and {value:G6} was asked for; nothing was sent.");
        return type switch
        {
            PfeifferType.Boolean => value == 0 ? "000000" : "111111",
            PfeifferType.Short => $"{(int)Math.Round(value):000}",
            PfeifferType.Real => $"{(int)Math.Round(value * 100):000000}",
            PfeifferType.Exponent => Exponent(value),
            _ => $"{(int)Math.Round(value):000000}",
        };
    }

    private static string Exponent(double value)
    {
        var power = value < 1e-20 ? -20 : (int)Math.Floor(Math.Log10(value));
        var mantissa = (int)Math.Round(value / Math.Pow(10, power) * 1000);
        return mantissa > 9999 ? $"{1000:0000}{power + 21:00}" : $"{mantissa:0000}{power + 20:00}";
    }
}
