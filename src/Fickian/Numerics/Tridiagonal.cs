namespace Fickian.Numerics;

/// <summary>Linear systems aᵢ·xᵢ₋₁ + bᵢ·xᵢ + aᵢ₊₁·xᵢ₊₁ = rᵢ with a symmetric tridiagonal matrix.</summary>
/// <remarks>
/// Elimination without pivoting (Thomas), split into factorisation and solution so that several right-hand sides share the divisions.
/// Stable for diagonally dominant matrices, which implicit diffusion always gives; not checked for others.
/// Source: G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed. (2013), section 4.3.6.
/// </remarks>
public static class Tridiagonal
{
    /// <summary>Factors the matrix.</summary>
    /// <param name="diagonal">b, [n].</param>
    /// <param name="offDiagonal">a; element i couples i − 1 and i, element 0 is not read, [n].</param>
    /// <param name="inversePivots">Receives the reciprocals of the pivots, [n].</param>
    public static void Factor(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> offDiagonal, Span<double> inversePivots)
    {
        inversePivots[0] = 1 / diagonal[0];
        for (var i = 1; i < diagonal.Length; i++)
            inversePivots[i] = 1 / (diagonal[i] - (offDiagonal[i] * offDiagonal[i] * inversePivots[i - 1]));
    }

    /// <summary>Solves one system with a matrix that has been factored.</summary>
    /// <param name="offDiagonal">The off-diagonal given to <see cref="Factor"/>, [n].</param>
    /// <param name="inversePivots">What <see cref="Factor"/> gave, [n].</param>
    /// <param name="rightHandSide">r; overwritten with the solution, [n].</param>
    public static void Solve(ReadOnlySpan<double> offDiagonal, ReadOnlySpan<double> inversePivots, Span<double> rightHandSide)
    {
        for (var i = 1; i < rightHandSide.Length; i++)
            rightHandSide[i] -= offDiagonal[i] * inversePivots[i - 1] * rightHandSide[i - 1];
        rightHandSide[^1] *= inversePivots[^1];
        for (var i = rightHandSide.Length - 2; i >= 0; i--)
            rightHandSide[i] = (rightHandSide[i] - (offDiagonal[i + 1] * rightHandSide[i + 1])) * inversePivots[i];
    }
}
