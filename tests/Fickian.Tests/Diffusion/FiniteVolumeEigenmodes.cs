using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Tests.Diffusion;

/// <summary>Uptake of a wall between two surfaces by finite volumes in space and exact exponentials in time: knows no image, no root and no formula.</summary>
/// <remarks>
/// Equal cells between x = a and x = a + 1, areas xᵐ, D = 1; each surface passes 1/(1/k + h/2) times the difference from 1.
/// With the cell volumes V the system V dc/dt = −K(c − 1) has the symmetric matrix V^(−1/2)KV^(−1/2); the error falls as h².
/// </remarks>
internal static class FiniteVolumeEigenmodes
{
    /// <summary>M/M∞ at the given times from two meshes, extrapolated to h = 0.</summary>
    public static double[] Extrapolated(int power, double inner, double innerPermeability, double outerPermeability, double[] time, int cells)
    {
        var coarse = Uptake(power, inner, innerPermeability, outerPermeability, time, cells);
        var fine = Uptake(power, inner, innerPermeability, outerPermeability, time, 2 * cells);
        return [.. coarse.Zip(fine, (c, f) => f + ((f - c) / 3))];
    }

    private static double[] Uptake(int power, double inner, double innerPermeability, double outerPermeability, double[] time, int cells)
    {
        var h = 1.0 / cells;
        double Area(int face) => Math.Pow(inner + (face * h), power);
        double Primitive(int face) => Math.Pow(inner + (face * h), power + 1) / (power + 1);
        double Conductance(int face) => Area(face) * (face == 0 ? 1 / ((1 / innerPermeability) + (0.5 * h)) : face == cells ? 1 / ((1 / outerPermeability) + (0.5 * h)) : cells);
        var volume = Enumerable.Range(0, cells).Select(i => Primitive(i + 1) - Primitive(i)).ToArray();
        var matrix = Matrix<double>.Build.Dense(cells, cells, (i, j) => Math.Abs(i - j) switch
        {
            0 => (Conductance(i) + Conductance(i + 1)) / volume[i],
            1 => -Conductance(Math.Max(i, j)) / Math.Sqrt(volume[i] * volume[j]),
            _ => 0,
        });
        var modes = matrix.Evd(Symmetricity.Symmetric);
        var weight = modes.EigenVectors.TransposeThisAndMultiply(Vector<double>.Build.Dense(cells, i => Math.Sqrt(volume[i])));
        return Array.ConvertAll(time, t => 1 - (Enumerable.Range(0, cells).Sum(n => weight[n] * weight[n] * Math.Exp(-modes.EigenValues[n].Real * t)) / volume.Sum()));
    }
}
