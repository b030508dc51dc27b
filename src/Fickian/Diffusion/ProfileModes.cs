using Fickian.Numerics;
using MathNet.Numerics;

namespace Fickian.Diffusion;

/// <summary>Concentration along the radius of a sheet, cylinder or sphere by eigenfunctions, with its slopes; for one time and one resistance.</summary>
/// <remarks>
/// 1 − φ = Σₙ aₙψ(βₙy)e^{−λₙFo},  aₙ = 2/(qₙ·sₙ),  sₙ = −ψ′(βₙ)βₙ,  qₙ = 1 + (2−m)ℓ + ℓ²λₙ,  λ = β² of <see cref="Eigenvalues"/>,  y from the centre, 0 to 1;
/// ψ(z) = cos z, J₀(z), sin z/z;  s = β sin β, βJ₁(β), sin β/β − cos β;  dβ/dℓ = −β/q.
/// Serves from Fo = 1e-5 on: modes with λFo above 40 do not count. Absolute error of φ below 1e-13; 1e-9 behind a barrier of L = 1e-6.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3, 5.3, 6.3.
/// </remarks>
internal sealed class ProfileModes
{
    /// <summary>Smallest Fo that it serves.</summary>
    public const double Earliest = 1e-5;

    private const double Negligible = 40;

    private readonly BodyShape shape;
    private readonly double fourier;
    private readonly List<(double Root, double Amplitude, double Weight, double Step)> modes = [];

    /// <summary>Finds the modes.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="resistance">ℓ = D/(k·a), 1; 0 without a barrier.</param>
    /// <param name="fourier">Fo = Dt/a², 1.</param>
    public ProfileModes(BodyShape shape, double resistance, double fourier)
    {
        (this.shape, this.fourier) = (shape, fourier);
        var m = (int)shape + 1;
        double square;
        do
        {
            var root = Eigenvalues.Root(shape, resistance, modes.Count + 1);
            square = root * root;
            var q = 1 + ((2 - m) * resistance) + (resistance * resistance * square);
            var (s, slope) = Outflow(shape, root);

            // d ln a/dℓ = −(dq/dℓ)/q − (ds/dβ)(dβ/dℓ)/s;  the decay adds −Fo·dλ/dℓ = 2λFo/q.
            var weight = (((m - 2 - (2 * resistance * square) + (2 * resistance * resistance * square / q)) + (slope * root / s)) / q) + (2 * square * fourier / q);
            modes.Add((root, 2 / (q * s) * Math.Exp(-square * fourier), weight, -root / q));
        }
        while (square * fourier < Negligible);
    }

    /// <summary>φ, its slope in ln Fo and its slope in ℓ at a distance from the centre over a.</summary>
    public (double Value, double ByFourier, double ByResistance) At(double y)
    {
        var (rest, decay, resistance) = (0.0, 0.0, 0.0);
        foreach (var (root, amplitude, weight, step) in modes)
        {
            var (psi, slope) = Eigenfunction(shape, root * y);
            var term = amplitude * psi;
            rest += term;
            decay += root * root * term;
            resistance += (weight * term) + (amplitude * slope * y * step);
        }

        return (1 - rest, fourier * decay, -resistance);
    }

    /// <summary>s and ds/dβ.</summary>
    private static (double Value, double Slope) Outflow(BodyShape shape, double root)
    {
        var (sine, cosine) = Math.SinCos(root);
        switch (shape)
        {
            case BodyShape.Sheet:
                return (root * sine, sine + (root * cosine));
            case BodyShape.Cylinder:
                return (root * SpecialFunctions.BesselJ(1, root), root * SpecialFunctions.BesselJ(0, root));
            default:
                var s = (sine / root) - cosine;
                return (s, sine - (s / root));
        }
    }

    /// <summary>ψ and its derivative.</summary>
    private static (double Value, double Slope) Eigenfunction(BodyShape shape, double z)
    {
        if (shape == BodyShape.Cylinder)
            return (SpecialFunctions.BesselJ(0, z), -SpecialFunctions.BesselJ(1, z));
        var (sine, cosine) = Math.SinCos(z);
        if (shape == BodyShape.Sheet)
            return (cosine, -sine);

        // Below 1e-3 the first terms of the power series have all digits that the sum needs.
        return z < 1e-3 ? (1 - (z * z / 6), -z / 3) : (sine / z, (cosine - (sine / z)) / z);
    }
}
