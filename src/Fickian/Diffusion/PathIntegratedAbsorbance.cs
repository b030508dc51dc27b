using Fickian.Numerics;
using MathNet.Numerics;

namespace Fickian.Diffusion;

/// <summary>Absorbance of a body seen by a beam along its depth z: what one pixel of an infrared map shows.</summary>
/// <remarks>
/// A(x, y, t)/A∞ = 1 − φ_x(x, t)·φ_y(y, t)·[1 − F_z(t)],  φ = 1 − c/c∞ of the problem in one coordinate.
/// Beam parallel to z, absorbance proportional to concentration; body empty at first, gas at its final pressure from time 0, constant D;
/// each axis may have a D and k of its own. Far from the edges φ = 1 and the pixel follows the sheet F_z alone.
/// Exact by the product rule; φ to 1e-13. Diffraction, scattering at edges and saturation of the band are not included.
/// Source: A. B. Newman, Trans. Am. Inst. Chem. Eng. 27, 203 (1931), for the product rule; J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 3, for the edge.
/// </remarks>
public static class PathIntegratedAbsorbance
{
    /// <summary>A/A∞ of a pixel.</summary>
    /// <param name="remainingX">φ_x, 1; 1 far from the edges that x crosses.</param>
    /// <param name="remainingY">φ_y, 1; 1 far from the edges that y crosses.</param>
    /// <param name="depthUptake">F_z of the sheet along the beam, 1, from <see cref="PlaneSheet"/>.</param>
    public static double Of(double remainingX, double remainingY, double depthUptake) =>
        1 - (remainingX * remainingY * (1 - depthUptake));

    /// <summary>φ near one edge of a wide body: what is still missing at a distance from it.</summary>
    /// <remarks>
    /// φ = erf(x/2√(Dt)); with a surface barrier, h = k/D: φ = erf(x/2√(Dt)) + exp(hx + h²Dt)·erfc(x/2√(Dt) + h√(Dt)).
    /// </remarks>
    /// <param name="distance">Distance x from the edge, m, not negative.</param>
    /// <param name="time">Time since the gas was let in, s.</param>
    /// <param name="diffusivity">D along x, m²/s.</param>
    /// <param name="surfacePermeability">k of the edge, m/s; +∞ is no barrier.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is negative, D is not positive and finite, or k is negative.</exception>
    public static double RemainingAtEdge(double distance, double time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        RequireUsable(distance, diffusivity);
        if (!(surfacePermeability >= 0))
            throw new ArgumentOutOfRangeException(nameof(surfacePermeability), surfacePermeability, "A surface permeability is not negative, in m/s; +∞ is no barrier.");
        if (time <= 0)
            return 1;
        var depth = Math.Sqrt(diffusivity) * Math.Sqrt(time);
        var z = distance / (2 * depth);
        if (double.IsPositiveInfinity(surfacePermeability))
            return SpecialFunctions.Erf(z);

        // exp(hx + h²Dt) and erfc are formed as one product, since either alone leaves the range of numbers.
        return SpecialFunctions.Erf(z) + (Math.Exp(-z * z) * ErrorFunctions.Erfcx(z + (surfacePermeability / diffusivity * depth)));
    }

    /// <summary>φ between two parallel edges at constant surface concentration.</summary>
    /// <remarks>
    /// φ = 1 − Σₙ (−1)ⁿ{erfc[(2n+1−ξ)/2√Fo] + erfc[(2n+1+ξ)/2√Fo]} at short times, φ = (4/π)Σₙ (−1)ⁿ/(2n+1)·exp[−(2n+1)²π²Fo/4]·cos[(2n+1)πξ/2] at long ones;
    /// ξ = distance from the middle over the half-width a, Fo = Dt/a².
    /// </remarks>
    /// <param name="distance">Distance from one of the edges, m, from 0 to the width.</param>
    /// <param name="width">Distance between the edges, m.</param>
    /// <param name="time">Time since the gas was let in, s.</param>
    /// <param name="diffusivity">D across, m²/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance lies outside the body, or D is not positive and finite.</exception>
    public static double RemainingBetweenEdges(double distance, double width, double time, double diffusivity)
    {
        RequireUsable(distance, diffusivity);
        if (!(distance <= width && double.IsFinite(width)))
            throw new ArgumentOutOfRangeException(nameof(distance), distance, $"A distance from an edge lies within the width {width} m; found {distance} m.");
        if (time <= 0)
            return 1;
        var half = 0.5 * width;
        var near = Math.Min(distance, width - distance) / half;
        var fourier = diffusivity / half * time / half;
        return fourier < 0.3 ? Images(near, 2 * Math.Sqrt(fourier)) : Modes(1 - near, fourier);
    }

    private static double Images(double near, double depth)
    {
        var position = 1 - near;
        var rest = SpecialFunctions.Erf(near / depth) - SpecialFunctions.Erfc((1 + position) / depth);
        for (var n = 1; n <= 4; n++)
        {
            var pair = SpecialFunctions.Erfc(((2 * n) + 1 - position) / depth) + SpecialFunctions.Erfc(((2 * n) + 1 + position) / depth);
            rest -= n % 2 == 0 ? pair : -pair;
        }

        return rest;
    }

    private static double Modes(double position, double fourier)
    {
        var sum = 0.0;
        for (var n = 0; n < 8; n++)
        {
            var root = ((2 * n) + 1) * Math.PI / 2;
            sum += 2 / root * (n % 2 == 0 ? 1 : -1) * Math.Exp(-root * root * fourier) * Math.Cos(root * position);
        }

        return sum;
    }

    private static void RequireUsable(double distance, double diffusivity)
    {
        if (!(distance >= 0))
            throw new ArgumentOutOfRangeException(nameof(distance), distance, $"A distance from an edge is not negative, in metres; found {distance}.");
        if (!(diffusivity > 0 && double.IsFinite(diffusivity)))
            throw new ArgumentOutOfRangeException(nameof(diffusivity), diffusivity, "A diffusivity is positive and finite, in m²/s.");
    }
}
