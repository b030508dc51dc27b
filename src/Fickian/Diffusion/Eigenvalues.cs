using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Roots β of diffusion with a surface barrier, for sheet, cylinder and sphere alike.</summary>
/// <remarks>
/// β tan β = L,  β J₁(β) = L J₀(β),  1 − β cot β = L.  The three left sides are one continued fraction,
/// K(λ) = λ/(m − λ/(m+2 − λ/(m+4 − …))),  λ = β²,  m = 1, 2, 3,
/// which is evaluated from its tail (the stable direction of the Bessel recurrence) and loses no digits for small β.
/// It obeys β dK/dβ = λ + K² + (2−m)K. Newton's method works on the phase arctan(K/β) − arctan(L/β), which has neither poles nor turning points.
/// For sheet and higher roots of the sphere the phase is closed: β = (n−1)π + arctan(1/ℓβ), β = (n−1)π + arg(ℓ − 1 + iℓβ); the fraction serves the others.
/// With ℓ = 1/L = 0 the roots are (n−½)π, the zeros of J₀, and nπ. Relative error below 1e-14 for ℓ from 0 to 1e12.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3.6, 5.3.5, 6.3.4; Abramowitz and Stegun (1964), 9.1.73.
/// </remarks>
internal static class Eigenvalues
{
    // Newton's method doubles the digits: after a change of 1e-9 the next one would be lost in round-off.
    private const double Converged = 1e-9;
    private const int MostIterations = 40;

    /// <summary>The n-th positive root.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="resistance">ℓ = 1/L = D/(k·a), 1; 0 without a barrier.</param>
    /// <param name="n">Number of the root, from 1.</param>
    public static double Root(BodyShape shape, double resistance, int n)
    {
        var m = (int)shape + 1;
        var root = n == 1 ? FirstGuess(m, resistance) : HigherGuess(m, resistance, n);
        for (var i = 0; i < MostIterations; i++)
        {
            var (phase, slope) = shape switch
            {
                BodyShape.Sheet => SheetPhase(resistance, root, n),
                BodyShape.Sphere when n > 1 => SpherePhase(resistance, root, n),
                _ => GeneralPhase(m, resistance, root),
            };
            var change = Math.Clamp(phase / slope, -0.5 * root, 0.5 * root);
            root -= change;
            if (Math.Abs(change) <= Converged * root)
                break;
        }

        return root;
    }

    private static (double Phase, double Slope) SheetPhase(double resistance, double root, int n) =>
        (root - ((n - 1) * Math.PI) - Math.Atan2(1, resistance * root), 1 + (resistance / (1 + (resistance * resistance * root * root))));

    private static (double Phase, double Slope) SpherePhase(double resistance, double root, int n)
    {
        var (imaginary, real) = (resistance * root, resistance - 1);
        return (root - ((n - 1) * Math.PI) - Math.Atan2(imaginary, real), 1 - (resistance * real / ((real * real) + (imaginary * imaginary))));
    }

    private static (double Phase, double Slope) GeneralPhase(int m, double resistance, double root)
    {
        var square = root * root;
        var tail = Tail(m, root);
        var phase = Math.Atan(((resistance * square) - tail) / (root * (1 + (resistance * tail))));
        return (phase, 1 + ((1 - m) * tail / ((tail * tail) + square)) + (resistance / (1 + (resistance * resistance * square))));
    }

    /// <summary>m − λ/(m+2 − λ/(m+4 − …)), so that K = λ over it; orders well above β do not matter.</summary>
    private static double Tail(int m, double root)
    {
        var square = root * root;
        var terms = 14 + (int)(1.2 * root);
        var tail = m + (2.0 * terms);
        for (var j = terms - 1; j >= 0; j--)
            tail = m + (2.0 * j) - (square / tail);
        return tail;
    }

    /// <summary>Between λ = mL for a tight barrier and the root without one.</summary>
    private static double FirstGuess(int m, double resistance)
    {
        var open = Open(m, 1);
        return Math.Sqrt(1 / ((resistance / m) + (1 / (open * open))));
    }

    private static double HigherGuess(int m, double resistance, int n)
    {
        var open = Open(m, n);
        return open - Math.Atan(resistance * open);
    }

    /// <summary>McMahon's expansion of the root without a barrier; exact for sheet and sphere.</summary>
    private static double Open(int m, int n)
    {
        var b = (n + ((m - 3) / 4.0)) * Math.PI;
        return m == 2 ? b + (1 / (8 * b)) : b;
    }
}
