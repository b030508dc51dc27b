using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a sphere that warms up while it fills, by eigenfunctions and, at short times, by its Laplace image.</summary>
/// <remarks>
/// 1 − F = Σ 9w²/q⁴·e^{−q²Fo}/{1/β′ + (3/2)[(1+w)w/q² + 1]},  w = q cot q − 1;  3β′w = q² − α′ gives w without cancellation.
/// The roots are those of 3β′(q cos q − sin q) − (q² − α′)sin q, which has no poles and differs in sign at kπ and (k+1)π: one root between, k = 0, 1, …
/// Image:  F̄ = (1/s)·H/[1 + Hβ′s/(s+α′)],  H = 3(coth p/p − 1/p²),  p = √s; below Fo = 0.01.
/// Relative error of F below 1e-12, of 1 − F below 1e-11 for Fo ≥ 0.01.
/// </remarks>
internal sealed class NonIsothermalModes
{
    private const double Join = 0.01;
    private const double Negligible = 40;

    private readonly double heatTransfer;
    private readonly double heating;
    private readonly List<(double Square, double Amplitude)> modes = [];

    /// <summary>Finds the roots.</summary>
    /// <param name="heatTransfer">α′, 1; above 0.</param>
    /// <param name="heating">β′, 1; above 0.</param>
    public NonIsothermalModes(double heatTransfer, double heating)
    {
        this.heatTransfer = heatTransfer;
        this.heating = heating;
        for (var k = 0; modes.Count == 0 || modes[^1].Square * Join < Negligible; k++)
            modes.Add(Mode(k));
    }

    /// <summary>The n-th root q, from 1; those above e^{−40} at Fo = 0.01 only.</summary>
    public double Root(int n) => Math.Sqrt(modes[n - 1].Square);

    /// <summary>F and 1 − F at a Fourier number.</summary>
    public (double Uptake, double Remaining) At(double fourier)
    {
        if (fourier <= 0)
            return (0, 1);
        if (fourier < Join)
        {
            var uptake = LaplaceInversion.At(
                s =>
                {
                    var h = LaplaceInversion.Sphere(s);
                    return h / (s * (1 + (h * heating * s / (s + heatTransfer))));
                },
                fourier);
            return (uptake, 1 - uptake);
        }

        var rest = 0.0;
        foreach (var (square, amplitude) in modes)
        {
            if ((square - modes[0].Square) * fourier > Negligible)
                break;
            rest += amplitude * Math.Exp(-square * fourier);
        }

        return (1 - rest, rest);
    }

    private (double Square, double Amplitude) Mode(int k)
    {
        // Divided by q, so that the sign near q = 0 is that of α′.
        var sign = k % 2 == 0 ? 1 : -1;
        double Function(double q)
        {
            var (sine, cosine) = Math.SinCos(q);
            return sign * ((((q * q) - heatTransfer) * sine) - (3 * heating * Difference(q, sine, cosine)));
        }

        var lower = k == 0 ? LeastRoot() : k * Math.PI;
        var root = BracketedRoot.Find(Function, lower, (k + 1) * Math.PI, 0);
        var square = root * root;

        // v = β′w stays finite as β′ → 0, where the amplitude becomes the isothermal 6/q².
        var v = (square - heatTransfer) / 3;
        var amplitude = 9 * v * v / (square * square) / (heating + (1.5 * (((heating + v) * v / square) + (heating * heating))));
        return (square, amplitude);
    }

    /// <summary>Below the first root: there q² is at least the heat-controlled α′/(1+β′) or π²/(1+β′), whichever is less.</summary>
    private double LeastRoot() => 0.5 * Math.Sqrt(Math.Min(heatTransfer, 1) / (1 + heating));

    /// <summary>q cos q − sin q without its cancellation at small q.</summary>
    private static double Difference(double q, double sine, double cosine)
    {
        if (q > 0.3)
            return (q * cosine) - sine;
        var s = q * q;
        return -q * s / 3 * (1 - (s / 10 * (1 - (s / 28 * (1 - (s / 54 * (1 - (s / 88))))))));
    }
}
