using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Plane sheet of half-thickness l, empty at first, surface at constant concentration; Fo = Dt/l².</summary>
/// <remarks>
/// Long times:   1 − F = Σₙ 8/[(2n+1)²π²] · q^{(2n+1)²},  q = e^{−π²Fo/4},  n = 0, 1, …
/// Short times:  F = 2√Fo · {1/√π + 2 Σₙ (−1)ⁿ ierfc(n/√Fo)},  n = 1, 2, …
/// Below Fo = 0.06 the first image suffices, the second being e^{−66}; above it at most nine powers of one exponential count.
/// Relative error of F and of 1 − F below 1e-14.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 4.18 and 4.20.
/// </remarks>
internal static class SheetSeries
{
    private const double Join = 0.06;

    // Below it the first image is e⁻⁴⁰.
    private const double NoImage = 0.025;
    private static readonly double RootPi = Math.Sqrt(Math.PI);

    public static UptakePoint At(double fourier) => fourier <= 0 ? UptakePoint.Empty : fourier < Join ? Short(fourier) : Long(fourier);

    private static UptakePoint Short(double fourier)
    {
        var root = Math.Sqrt(fourier);
        var (integral, gauss) = fourier < NoImage ? (0.0, 0.0) : (ErrorFunctions.Ierfc(1 / root), Math.Exp(-1 / fourier));
        var uptake = 2 * root * ((1 / RootPi) - (2 * integral));
        return new(uptake, 1 - uptake, (1 - (2 * gauss)) / (RootPi * root), 0);
    }

    private static UptakePoint Long(double fourier)
    {
        var q = Math.Exp(-Math.PI * Math.PI / 4 * fourier);
        var eighth = q * q * q * q * q * q * q * q;
        var (power, step) = (q, eighth);
        var (rest, slope) = (0.0, 0.0);
        for (var odd = 1; power > 1e-18 * q; odd += 2)
        {
            rest += power / (odd * odd);
            slope += power;
            power *= step;
            step *= eighth;
        }

        rest *= 8 / (Math.PI * Math.PI);
        return new(1 - rest, rest, 2 * slope, 0);
    }
}
