using System.Numerics;

namespace Fickian.Diffusion;

/// <summary>Value of a function at a point where its formula cancels or has a removable pole: its mean over a circle about it.</summary>
/// <remarks>
/// f(z) = (1/N) Σ f(z + re^{iθ}), θ = (2k+1)π/N, exact but for (r/R)ᴺ if f is regular within R (the mean value of a regular function). N = 16; f is real on the real axis,
/// so that half of the circle suffices. No point lies on the axis, on which the poles are.
/// </remarks>
internal static class CircleMean
{
    private const int Points = 16;

    /// <summary>f(z) at a real z.</summary>
    /// <param name="function">f.</param>
    /// <param name="centre">z.</param>
    /// <param name="radius">r, above 0; below a tenth of the distance to the nearest true singularity.</param>
    public static double Of(Func<Complex, Complex> function, double centre, double radius)
    {
        var sum = 0.0;
        for (var k = 0; k < Points / 2; k++)
            sum += function(centre + Complex.FromPolarCoordinates(radius, ((2 * k) + 1) * Math.PI / Points)).Real;
        return 2 * sum / Points;
    }
}
