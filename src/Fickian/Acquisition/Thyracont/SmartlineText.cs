using System.Globalization;
using System.Text.RegularExpressions;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Thyracont;

/// <summary>Pressures of Smartline gauges, in mbar: a number, or words for what is out of range.</summary>
internal static partial class SmartlineText
{
    private const double PascalPerMillibar = 100;

    /// <summary>Version 2: <c>9.734e2</c>, <c>UR</c> under range, <c>OR</c> over range.</summary>
    public static Reading Pressure(Parameter parameter, string text) =>
        Number().IsMatch(text) ? new(parameter, double.Parse(text, CultureInfo.InvariantCulture) * PascalPerMillibar)
        : new(parameter, null, text switch { "UR" => "under range", "OR" => "over range", _ => $"'{text}'" });

    /// <summary>Version 1: four digits of the mantissa and two of the exponent, less 20; <c>982122</c> is 9.821·10² mbar.</summary>
    public static Reading OldPressure(Parameter parameter, string text)
    {
        if (text.Length != 6 || !text.All(char.IsAsciiDigit))
            return new(parameter, null, $"'{text}'");
        var digits = int.Parse(text, CultureInfo.InvariantCulture);
        return new(parameter, digits / 100 * Math.Pow(10, (digits % 100) - 23) * PascalPerMillibar);
    }

    /// <summary>A pressure as version 1 writes it.</summary>
    public static string OldPressure(double pascal)
    {
        var exponent = (int)Math.Floor(Math.Log10(pascal / PascalPerMillibar));
        var mantissa = (int)Math.Round(pascal / PascalPerMillibar / Math.Pow(10, exponent) * 1000);
        return mantissa == 10000 ? $"1000{exponent + 21:00}" : $"{mantissa:0000}{exponent + 20:00}";
    }

    [GeneratedRegex(@"^\d(?:\.\d{1,6})?e-?\d{1,2}$")]
    private static partial Regex Number();
}
