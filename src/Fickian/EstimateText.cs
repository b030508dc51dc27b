using System.Globalization;

namespace Fickian;

/// <summary>How an <see cref="Estimate"/> is printed: two digits on the error, the value rounded to match, one power of ten for both.</summary>
internal static class EstimateText
{
    public static string Format(Estimate estimate)
    {
        var interval = estimate.Verdict == Verdict.Determined ? default : estimate.Interval(0.95);
        return estimate.Verdict switch
        {
            Verdict.Determined => WithError(estimate.Value / estimate.Unit.InSI, estimate.StandardError / estimate.Unit.InSI, estimate.Unit),
            Verdict.UpperBound => $"< {Number(interval.Upper / estimate.Unit.InSI, 2)}{Suffix(estimate.Unit)} (95 %)",
            Verdict.LowerBound => $"> {Number(interval.Lower / estimate.Unit.InSI, 2)}{Suffix(estimate.Unit)} (95 %)",
            _ => "not determined",
        };
    }

    /// <summary>A number with the stated count of significant digits and a power of ten where it helps.</summary>
    public static string Number(double value, int digits)
    {
        if (double.IsPositiveInfinity(value))
            return "∞";
        if (double.IsNegativeInfinity(value))
            return "−∞";
        if (double.IsNaN(value))
            return "not a number";
        if (value == 0)
            return "0";
        var exponent = Exponent(RoundTo(value, digits));
        if (exponent is >= -3 and < 5)
            return Minus(value.ToString("F" + Math.Max(0, digits - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        return $"{Minus((value / Math.Pow(10, exponent)).ToString("F" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))}·10{Superscript(exponent)}";
    }

    /// <summary>An integer in superscript digits, for powers of ten.</summary>
    public static string Superscript(int value) =>
        string.Concat(value.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));

    private static string WithError(double value, double error, Unit unit)
    {
        if (!double.IsFinite(error))
            return "not determined";
        if (error <= 0)
            return Exact(value) + Suffix(unit);
        var last = Exponent(RoundTo(error, 2)) - 1;
        var exponent = Math.Max(Exponent(RoundTo(value, 2)), last + 1);
        var scientific = exponent is < -3 or > 4;
        var power = scientific ? exponent : 0;
        var scale = Math.Pow(10, power);
        var (v, e) = WithoutSharedZero(Fixed(value / scale, power - last), Fixed(error / scale, power - last));
        var pair = $"{Minus(v)} ± {e}";
        if (scientific)
            return $"({pair})·10{Superscript(power)}{Suffix(unit)}";
        return unit == Unit.One ? pair : $"({pair}){Suffix(unit)}";
    }

    // A value without error: six digits, without the zeros that would claim more.
    private static string Exact(double value)
    {
        var text = Number(value, 6);
        var power = text.IndexOf('·', StringComparison.Ordinal);
        var (mantissa, rest) = power < 0 ? (text, "") : (text[..power], text[power..]);
        return (mantissa.Contains('.') ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa) + rest;
    }

    // 2.810 ± 0.030 says no more than 2.81 ± 0.03; a zero goes only where both end in one.
    private static (string Value, string Error) WithoutSharedZero(string value, string error) =>
        value.EndsWith('0') && error.EndsWith('0') && error.Contains('.') ? (value[..^1].TrimEnd('.'), error[..^1].TrimEnd('.')) : (value, error);

    private static string Fixed(double value, int decimals) =>
        value.ToString("F" + Math.Max(0, decimals).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Suffix(Unit unit) => unit == Unit.One ? "" : " " + unit.Symbol;

    private static string Minus(string number) => number.Replace('-', '−');

    private static int Exponent(double value) => value == 0 ? 0 : (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);

    private static double RoundTo(double value, int digits)
    {
        if (value == 0)
            return 0;
        var scale = Math.Pow(10, digits - 1 - Math.Floor(Math.Log10(Math.Abs(value))));
        return double.IsInfinity(scale) ? value : Math.Round(value * scale) / scale;
    }
}
