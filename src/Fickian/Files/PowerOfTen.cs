using System.Numerics;

namespace Fickian.Files;

/// <summary>Products w·10^q of an integer of 64 bits and a power of ten, correctly rounded to double precision.</summary>
/// <remarks>
/// 10^q = 5^q·2^q; 5^q is kept to 128 bits. The product of w with its upper 64 bits mostly settles the rounding, with all 128 bits nearly always; the rest is declined.
/// Powers from −65 to 64 are kept; results among the subnormal numbers or beyond the largest one do not occur with them.
/// Source: D. Lemire, Number parsing at a gigabyte per second, Software: Practice and Experience 51 (2021) 1700, after M. Eisel.
/// </remarks>
internal static class PowerOfTen
{
    private const int Smallest = -65;
    private const int Largest = 64;

    private static readonly UInt128[] Fives = [.. Enumerable.Range(Smallest, Largest - Smallest + 1).Select(Five)];

    /// <summary>Multiplies, if the product can be rounded with certainty.</summary>
    /// <param name="w">Integer.</param>
    /// <param name="q">Exponent of ten.</param>
    /// <param name="value">w·10^q.</param>
    public static bool TryMultiply(ulong w, int q, out double value)
    {
        value = 0;
        if (w == 0)
            return true;
        if (q is < Smallest or > Largest)
            return false;
        var shift = BitOperations.LeadingZeroCount(w);
        w <<= shift;
        var (high, low) = Multiply(w, Fives[q - Smallest]);
        if (low == ulong.MaxValue && q is < -27 or > 55)
            return false;
        var upper = (int)(high >> 63);
        var mantissa = high >> (upper + 9);
        var exponent = ((217706 * q) >> 16) + 63 + upper - shift + 1023;

        // Halfway between two doubles, which only these powers allow, the even one is taken.
        if (low <= 1 && q is >= -4 and <= 23 && (mantissa & 3) == 1 && mantissa << (upper + 9) == high)
            mantissa &= ~1UL;
        mantissa = (mantissa + (mantissa & 1)) >> 1;
        if (mantissa >= 1UL << 53)
            (mantissa, exponent) = (1UL << 52, exponent + 1);
        value = BitConverter.UInt64BitsToDouble((mantissa & ~(1UL << 52)) | ((ulong)exponent << 52));
        return true;
    }

    // Upper 128 bits of the product; the lower half of the power is asked only where it can matter.
    private static (ulong High, ulong Low) Multiply(ulong w, UInt128 five)
    {
        const ulong Undecided = ulong.MaxValue >> 55;
        var high = Math.BigMul(w, (ulong)(five >> 64), out var low);
        if ((high & Undecided) == Undecided)
        {
            var second = Math.BigMul(w, (ulong)five, out _);
            low += second;
            if (low < second)
                high++;
        }

        return (high, low);
    }

    // 5^q with its highest bit at place 127: cut, but rounded up from −27 to −1, where ties are possible.
    private static UInt128 Five(int q)
    {
        var power = BigInteger.Pow(5, Math.Abs(q));
        var bits = (int)power.GetBitLength();
        if (q >= 0)
            return (UInt128)(bits <= 128 ? power << (128 - bits) : power >> (bits - 128));
        var quotient = (BigInteger.One << (bits + 255)) / power;
        var excess = (int)quotient.GetBitLength() - 128;
        return (UInt128)((quotient >> excess) + (q >= -27 ? 1 : 0));
    }
}
