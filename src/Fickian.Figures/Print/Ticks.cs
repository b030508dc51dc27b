using System.Globalization;
using ScottPlot;

namespace Fickian.Figures.Print;

/// <summary>Where an axis is marked: steps of 1, 2 or 5 times a power of ten, and whole decades on a logarithmic axis.</summary>
internal static class Ticks
{
    private static readonly int[] RoundDigits = [5, 2, 1];

    /// <summary>Marks for an axis, at their place on the drawn scale.</summary>
    /// <param name="low">Lesser end, in the printed unit.</param>
    /// <param name="high">Greater end, in the printed unit.</param>
    /// <param name="scale">How values are spread.</param>
    /// <param name="most">About how many labels have room.</param>
    public static Tick[] Between(double low, double high, AxisScale scale, int most)
    {
        var map = new AxisMap(new(1), scale);
        return scale switch
        {
            AxisScale.Logarithmic when high / low >= 3 => [.. Decades(low, high, most)],
            AxisScale.SquareRoot => [.. SquareRoots(low, high, most).Select(v => Tick.Major(map.Place(v), Text(v, v == 0 ? 1 : v)))],
            _ => [.. Even(low, high, most).Select(t => new Tick(map.Place(t.Position), t.Label, t.IsMajor))],
        };
    }

    private static IEnumerable<Tick> Even(double low, double high, int most)
    {
        var step = Step(low, high, most);
        var mantissa = Math.Round(step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9)));
        var parts = mantissa == 2 ? 4 : 5;
        var fine = step / parts;
        var slack = 1e-9 * (high - low);
        for (var i = (long)Math.Ceiling((low - slack) / fine); i * fine <= high + slack; i++)
            yield return i % parts == 0 ? Tick.Major(i * fine, Text(i * fine, step)) : Tick.Minor(i * fine);
    }

    private static IEnumerable<Tick> Decades(double low, double high, int most)
    {
        var first = (int)Math.Floor(Math.Log10(low) + 1e-9);
        var last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        var stride = Math.Max(1, (int)Math.Ceiling((last - first) / (double)Math.Max(most, 2)));
        var plain = first >= -2 && last <= 3;
        // Below a decade and a half whole decades alone would leave the axis with one label or none.
        var between = high / low < 30;
        for (var n = first; n <= last; n++)
        {
            for (var digit = 1; digit < 10; digit++)
            {
                var value = digit * Math.Pow(10, n);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9))
                    continue;
                if (between && digit is (1 or 2 or 5))
                    yield return Tick.Major(Math.Log10(value), plain ? Text(value, value) : $"{digit}·10{Superscripts.Of(n)}");
                else if (digit == 1 && n % stride == 0)
                    yield return Tick.Major(n, plain ? Text(value, value) : "10" + Superscripts.Of(n));
                else if (stride == 1 || digit == 1)
                    yield return Tick.Minor(Math.Log10(value));
            }
        }
    }

    // Even steps crowd together far from zero on a square-root axis; 1, 2, 5, 10 … do not.
    private static IEnumerable<double> SquareRoots(double low, double high, int most)
    {
        var gap = (Math.Sqrt(high) - Math.Sqrt(low)) / (Math.Max(most, 2) + 0.5);
        var last = double.PositiveInfinity;
        for (var n = (int)Math.Floor(Math.Log10(high)); n >= (int)Math.Floor(Math.Log10(high)) - 4; n--)
        {
            foreach (var value in RoundDigits.Select(digit => digit * Math.Pow(10, n)))
            {
                if (value > high * (1 + 1e-9) || value < low || last - Math.Sqrt(value) < gap || (low <= 0 && Math.Sqrt(value) < gap))
                    continue;
                last = Math.Sqrt(value);
                yield return value;
            }
        }
        if (low <= 0)
            yield return 0;
    }

    // An axis with a single number has no scale, so the step shrinks until two are in sight.
    private static double Step(double low, double high, int most)
    {
        for (var count = Math.Max(most, 2); ; count++)
        {
            var raw = (high - low) / count;
            var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
            var step = power * (raw / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 };
            if (Math.Floor((high / step) + 1e-9) - Math.Ceiling((low / step) - 1e-9) >= 1)
                return step;
        }
    }

    private static string Text(double value, double step)
    {
        if (Math.Abs(value) < 1e-9 * step)
            return "0";
        var last = (int)Math.Floor(Math.Log10(step) + 1e-9);
        if (last >= -4 && Math.Abs(value) < 1e5)
            return Superscripts.Minus(value.ToString("F" + Math.Max(0, -last).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
        var digits = Math.Max(0, exponent - last).ToString(CultureInfo.InvariantCulture);
        return Superscripts.Minus((value / Math.Pow(10, exponent)).ToString("F" + digits, CultureInfo.InvariantCulture)) + "·10" + Superscripts.Of(exponent);
    }
}
