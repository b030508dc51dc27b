namespace Fickian.Diffraction;

/// <summary>All planes that symmetry makes equal to hkl, which a powder reflects at one angle.</summary>
/// <param name="H">Index h of the plane that stands for all: the largest h, then k, then l.</param>
/// <param name="K">Index k.</param>
/// <param name="L">Index l.</param>
/// <param name="Spacing">Distance of the planes d, m.</param>
/// <param name="TwoTheta">Angle 2θ of the stronger wavelength, °.</param>
/// <param name="Multiplicity">Number of the planes, opposite ones counted.</param>
/// <param name="StructureFactorSquared">|F|², electrons² per cell.</param>
/// <param name="Intensity">m·|F|²·(1 + cos²2θ)/(sin²θ·cos θ), electrons² per cell.</param>
public readonly record struct Reflection(int H, int K, int L, double Spacing, double TwoTheta, int Multiplicity, double StructureFactorSquared, double Intensity)
{
    /// <summary>Indices as crystallographers write them: <c>102</c>, <c>-1 1 2</c>, <c>10 2 4</c>.</summary>
    public string Indices => H is >= 0 and < 10 && K is >= 0 and < 10 && L is >= 0 and < 10 ? $"{H}{K}{L}" : $"{H} {K} {L}";
}
