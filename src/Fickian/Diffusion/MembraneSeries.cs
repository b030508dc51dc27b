using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Permeation through an empty membrane, upstream at constant concentration, downstream at zero; Fo = Dt/l², l the full thickness.</summary>
/// <remarks>
/// Long times:   J/J_ss = 1 + 2Σ(−1)ⁿe^{−n²π²Fo};  Q/(C₁l) = Fo − 1/6 − (2/π²)Σ(−1)ⁿn⁻²e^{−n²π²Fo},  n = 1, 2, …
/// Short times:  J/J_ss = (2/√(πFo))·Σ exp[−(2n+1)²/(4Fo)];  Q/(C₁l) = 4√Fo·Σ ierfc[(2n+1)/(2√Fo)],  n = 0, 1, …
/// Below Fo = 0.15 two images suffice, the third being e^{−40} of the first; above it four terms. Relative error below 1e-13.
/// </remarks>
internal static class MembraneSeries
{
    private const double Join = 0.15;

    /// <summary>Q/(C₁l), the amount that has come through.</summary>
    public static double Permeated(double fourier)
    {
        if (fourier <= 0)
            return 0;
        if (fourier < Join)
        {
            var root = Math.Sqrt(fourier);
            return 4 * root * (ErrorFunctions.Ierfc(0.5 / root) + ErrorFunctions.Ierfc(1.5 / root));
        }

        var sum = 0.0;
        for (var n = 4; n >= 1; n--)
            sum += (n % 2 == 0 ? 1 : -1) * Math.Exp(-n * n * Math.PI * Math.PI * fourier) / (n * n);
        return fourier - (1.0 / 6) - (2 / (Math.PI * Math.PI) * sum);
    }

    /// <summary>J/J_ss, the flux that comes through over its steady value.</summary>
    public static double Flux(double fourier)
    {
        if (fourier <= 0)
            return 0;
        if (fourier < Join)
            return 2 / Math.Sqrt(Math.PI * fourier) * (Math.Exp(-0.25 / fourier) + Math.Exp(-2.25 / fourier));
        var sum = 0.0;
        for (var n = 4; n >= 1; n--)
            sum += (n % 2 == 0 ? 1 : -1) * Math.Exp(-n * n * Math.PI * Math.PI * fourier);
        return 1 + (2 * sum);
    }
}
