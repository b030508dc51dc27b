using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fickian.Infrared;

/// <summary>The frequency at which a spectrum without its background oscillates most.</summary>
/// <remarks>
/// P(f) = (2/N)·|Σ r·exp(2πifν̃)|²/Σr², the fraction of the sum of squares that a sinusoid explains, on any positions, at steps of a quarter of the resolution.
/// The probability that white noise alone reaches P anywhere is about M·(1 − P)^((N − 3)/2), M the number of independent frequencies.
/// Source: J. D. Scargle, Astrophys. J. 263, 835 (1982); R. V. Baluev, Mon. Not. R. Astron. Soc. 385, 1279 (2008).
/// </remarks>
internal static class FringePeriodogram
{
    /// <summary>Finds the highest peak.</summary>
    /// <param name="x">Positions of the points that count, [N].</param>
    /// <param name="rest">Ordinates without their background, [N].</param>
    /// <param name="lowest">Lowest frequency, cm.</param>
    /// <param name="highest">Highest frequency, cm.</param>
    /// <returns>Frequency, phase in the middle of the positions, and the probability of a false alarm.</returns>
    public static (double Frequency, double Phase, double FalseAlarm) Peak(ReadOnlySpan<double> x, ReadOnlySpan<double> rest, double lowest, double highest)
    {
        var n = x.Length;
        var (span, middle) = (Math.Abs(x[^1] - x[0]), 0.5 * (x[0] + x[^1]));
        var step = 0.25 / span;
        var count = (int)Math.Ceiling((highest - lowest) / step) + 1;
        Span<double> wave = new double[4 * n];
        var cosine = wave[..n];
        var sine = wave.Slice(n, n);
        var turnCosine = wave.Slice(2 * n, n);
        var turnSine = wave.Slice(3 * n, n);
        for (var i = 0; i < n; i++)
        {
            (sine[i], cosine[i]) = Math.SinCos(2 * Math.PI * lowest * (x[i] - middle));
            (turnSine[i], turnCosine[i]) = Math.SinCos(2 * Math.PI * step * (x[i] - middle));
        }

        var (best, at, phase) = (-1.0, 0, 0.0);
        for (var k = 0; k < count; k++)
        {
            var (along, across) = Turn(rest, cosine, sine, turnCosine, turnSine);
            var power = (along * along) + (across * across);
            if (power > best)
                (best, at, phase) = (power, k, Math.Atan2(-across, along));
        }

        var squares = 0.0;
        foreach (var r in rest)
            squares += r * r;
        var explained = squares > 0 ? Math.Min(2.0 / n * best / squares, 1) : 0;
        var alarm = Math.Min(1, Math.Max((highest - lowest) * span, 1) * Math.Pow(1 - explained, 0.5 * (n - 3)));
        return (lowest + (at * step), phase, alarm);
    }

    // Σ r·cos and Σ r·sin; the waves are then turned to the next frequency.
    private static (double Along, double Across) Turn(ReadOnlySpan<double> rest, Span<double> cosine, Span<double> sine, ReadOnlySpan<double> turnCosine, ReadOnlySpan<double> turnSine)
    {
        var r = MemoryMarshal.Cast<double, Vector256<double>>(rest);
        var c = MemoryMarshal.Cast<double, Vector256<double>>(cosine);
        var s = MemoryMarshal.Cast<double, Vector256<double>>(sine);
        var tc = MemoryMarshal.Cast<double, Vector256<double>>(turnCosine);
        var ts = MemoryMarshal.Cast<double, Vector256<double>>(turnSine);
        var (along, across) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < r.Length; i++)
        {
            along += r[i] * c[i];
            across += r[i] * s[i];
            (c[i], s[i]) = ((c[i] * tc[i]) - (s[i] * ts[i]), (s[i] * tc[i]) + (c[i] * ts[i]));
        }

        var (sumAlong, sumAcross) = (Vector256.Sum(along), Vector256.Sum(across));
        for (var i = 4 * r.Length; i < rest.Length; i++)
        {
            (sumAlong, sumAcross) = (sumAlong + (rest[i] * cosine[i]), sumAcross + (rest[i] * sine[i]));
            (cosine[i], sine[i]) = ((cosine[i] * turnCosine[i]) - (sine[i] * turnSine[i]), (sine[i] * turnCosine[i]) + (cosine[i] * turnSine[i]));
        }

        return (sumAlong, sumAcross);
    }
}
