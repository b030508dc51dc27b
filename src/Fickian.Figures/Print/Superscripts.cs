using System.Globalization;

namespace Fickian.Figures.Print;

/// <summary>Whole numbers in superscript digits, and numbers with a true minus sign.</summary>
internal static class Superscripts
{
    public const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    public static string Of(int value) =>
        string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : Digits[c - '0']));

    public static int Parse(string text) =>
        int.Parse(string.Concat(text.Select(c => c == '⁻' ? '-' : (char)('0' + Digits.IndexOf(c, StringComparison.Ordinal)))), CultureInfo.InvariantCulture);

    public static string Minus(string number) => number.Replace('-', '−');
}
