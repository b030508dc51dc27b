using MathNet.Numerics.LinearAlgebra;

namespace Fickian.Infrared;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix, the largest first.</summary>
internal static class SpectralDecomposition
{
    /// <summary>Decomposes a matrix given as an array.</summary>
    public static (double[] Values, Matrix<double> Vectors) Of(double[,] matrix) => Of(Matrix<double>.Build.DenseOfArray(matrix));

    /// <summary>Decomposes.</summary>
    /// <param name="matrix">Symmetric matrix, [n × n].</param>
    /// <returns>Eigenvalues, and eigenvectors as columns.</returns>
    public static (double[] Values, Matrix<double> Vectors) Of(Matrix<double> matrix)
    {
        var found = matrix.Evd(Symmetricity.Symmetric);
        var n = matrix.RowCount;
        // MathNet returns them in ascending order.
        var values = new double[n];
        for (var k = 0; k < n; k++)
            values[k] = found.EigenValues[n - 1 - k].Real;
        var vectors = found.EigenVectors;
        return (values, Matrix<double>.Build.Dense(n, n, (i, k) => vectors[i, n - 1 - k]));
    }
}
