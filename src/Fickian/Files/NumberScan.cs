using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Fickian.Files;

/// <summary>Numbers at the start of a stretch of UTF-8 text, correctly rounded.</summary>
/// <remarks>
/// Form: sign, digits with at most one decimal sign, exponent after e or E; neither blanks nor digit groups.
/// Up to 19 significant digits are gathered in an integer w, so that the number is w·10^q.
/// w up to 2⁵³ with |q| ≤ 22 is one exact product or quotient (Clinger, 1990); other numbers go through <see cref="PowerOfTen"/>; what neither settles is left to the runtime.
/// The result equals that of <see cref="double.Parse(ReadOnlySpan{byte}, IFormatProvider)"/> and <see cref="float.Parse(ReadOnlySpan{byte}, IFormatProvider)"/> in every bit.
/// </remarks>
internal static class NumberScan
{
    private const int MostDigits = 19;
    private const int LargestExponent = 100_000;

    private static readonly double[] Tens =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a double-precision number.</summary>
    /// <param name="text">Text that begins with the number; what follows it is not looked at.</param>
    /// <param name="point">Decimal sign, <c>.</c> or <c>,</c>.</param>
    /// <param name="value">The number; 0 if there is none.</param>
    /// <returns>Length of the number in bytes; 0 if the text does not begin with one.</returns>
    public static int Double(ReadOnlySpan<byte> text, byte point, out double value)
    {
        var used = Split(text, point, out var w, out var q, out var negative, out var whole);
        value = 0;
        if (used == 0)
            return 0;
        if (!whole || !TryRound(w, q, out value))
            value = Parse<double>(text[..used], point);
        else if (negative)
            value = -value;
        return used;
    }

    /// <summary>Reads a single-precision number.</summary>
    /// <remarks>
    /// The decimal number is rounded to double precision first. Rounding that once more differs from rounding at once only where the double lies exactly halfway between two singles,
    /// and among the subnormal singles; both are left to the runtime.
    /// </remarks>
    /// <inheritdoc cref="Double"/>
    public static int Single(ReadOnlySpan<byte> text, byte point, out float value)
    {
        const double SmallestNormal = 1.1754943508222875e-38;
        const ulong Dropped = (1UL << 29) - 1;
        const ulong Halfway = 1UL << 28;
        var used = Split(text, point, out var w, out var q, out var negative, out var whole);
        value = 0;
        if (used == 0)
            return 0;
        if (!whole || !TryRound(w, q, out var rounded) || (BitConverter.DoubleToUInt64Bits(rounded) & Dropped) == Halfway || (rounded < SmallestNormal && w != 0))
            value = Parse<float>(text[..used], point);
        else
            value = (float)(negative ? -rounded : rounded);
        return used;
    }

    // Magnitude = w·10^q; `whole` tells that no digit was dropped.
    private static int Split(ReadOnlySpan<byte> text, byte point, out ulong w, out int q, out bool negative, out bool whole)
    {
        (w, q, whole) = (0, 0, true);
        var i = 0;
        negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
            i = 1;
        var first = i;
        i = Digits(text, i, ref w);
        var digits = i - first;
        if (i < text.Length && text[i] == point)
        {
            var fraction = ++i;
            i = Digits(text, i, ref w);
            q = fraction - i;
            digits += i - fraction;
        }

        if (digits == 0)
            return 0;
        if (digits > MostDigits)
            whole = Significant(text[first..i]) <= MostDigits;
        if (i < text.Length && (text[i] | 0x20) == 'e')
            i = Exponent(text, i, ref q);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ReadOnlySpan<byte> text, int i, ref ulong w)
    {
        while (text.Length - i >= 8)
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(text[i..]);
            if (!AreDigits(eight))
                break;
            w = unchecked((w * 100_000_000) + Value(eight));
            i += 8;
        }

        while ((uint)i < (uint)text.Length && (uint)(text[i] - '0') <= 9)
            w = unchecked((w * 10) + (uint)(text[i++] - '0'));
        return i;
    }

    // Each byte lies in 0x30…0x39: its high half is 3, and still is after adding 6.
    private static bool AreDigits(ulong eight) =>
        ((eight & 0xF0F0F0F0F0F0F0F0) | (((eight + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) == 0x3333333333333333;

    // Pairs, then fours, then eight digits are put together by one product each.
    private static uint Value(ulong eight)
    {
        const ulong Mask = 0x000000FF000000FF;
        const ulong Low = 0x000F424000000064;
        const ulong High = 0x0000271000000001;
        eight -= 0x3030303030303030;
        eight = (eight * 10) + (eight >> 8);
        return (uint)(unchecked(((eight & Mask) * Low) + (((eight >> 16) & Mask) * High)) >> 32);
    }

    private static int Significant(ReadOnlySpan<byte> digits)
    {
        var count = 0;
        foreach (var c in digits)
            count += (uint)(c - '0') <= 9 && (count > 0 || c != '0') ? 1 : 0;
        return count;
    }

    // An e without digits behind it does not belong to the number.
    private static int Exponent(ReadOnlySpan<byte> text, int i, ref int q)
    {
        var at = i + 1;
        var down = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
            at++;
        var (first, exponent) = (at, 0);
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
            exponent = Math.Min((exponent * 10) + (text[at] - '0'), LargestExponent);
        if (at == first)
            return i;
        q += down ? -exponent : exponent;
        return at;
    }

    private static bool TryRound(ulong w, int q, out double value)
    {
        if (w <= 1UL << 53 && q is >= -22 and <= 22)
        {
            value = q < 0 ? w / Tens[-q] : w * Tens[q];
            return true;
        }

        return PowerOfTen.TryMultiply(w, q, out value);
    }

    private static T Parse<T>(ReadOnlySpan<byte> text, byte point)
        where T : INumberBase<T>
    {
        if (point == '.')
            return T.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        var copy = text.ToArray();
        copy.AsSpan().Replace(point, (byte)'.');
        return T.Parse(copy, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
