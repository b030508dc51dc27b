using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Sphere of radius R, empty at first, surface at constant concentration; Fo = Dt/R².</summary>
/// <remarks>
/// Long times:   1 − F = (6/π²) Σₙ q^{n²}/n²,  q = e^{−π²Fo},  n = 1, 2, …
/// Short times:  F = 6√Fo · {1/√π + 2 Σₙ ierfc(n/√Fo)} − 3Fo,  n = 1, 2, …
/// Below Fo = 0.06 the first image suffices, the second being e^{−66}; above it at most eight powers of one exponential count.
/// Relative error of F and of 1 − F below 1e-14.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 6.20 and 6.22.
/// </remarks>
internal static class SphereSeries
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
        var uptake = (6 * root * ((1 / RootPi) + (2 * integral))) - (3 * fourier);
        return new(uptake, 1 - uptake, (3 * (1 + (2 * gauss)) / (RootPi * root)) - 3, 0);
    }

    private static UptakePoint Long(double fourier)
    {
        var q = Math.Exp(-Math.PI * Math.PI * fourier);
        var square = q * q;
        var (power, step) = (q, q * square);
        var (rest, slope) = (0.0, 0.0);
        for (var n = 1; power > 1e-18 * q; n++)
        {
            rest += power / (n * n);
            slope += power;
            power *= step;
            step *= square;
        }

        rest *= 6 / (Math.PI * Math.PI);
        return new(1 - rest, rest, 6 * slope, 0);
    }
}
