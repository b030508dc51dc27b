namespace Fickian.Numerics;

/// <summary>Residuals r(u) whose sum of squares is to be made small.</summary>
internal interface ILeastSquaresProblem
{
    /// <summary>Number of residuals m.</summary>
    int Residuals { get; }

    /// <summary>Number of variables n.</summary>
    int Variables { get; }

    /// <summary>Norm of the numbers whose difference the residuals are; it sets their rounding error.</summary>
    double Magnitude { get; }

    /// <summary>Residuals at a point.</summary>
    /// <param name="u">Point, [n].</param>
    /// <param name="residuals">Receives r, [m].</param>
    /// <returns>False where they are not finite.</returns>
    bool TryEvaluate(ReadOnlySpan<double> u, Span<double> residuals);

    /// <summary>Derivatives at the point that was evaluated last.</summary>
    /// <param name="u">That point, [n].</param>
    /// <param name="jacobian">Receives ∂rᵢ/∂uₖ column after column, [n × m].</param>
    void Differentiate(ReadOnlySpan<double> u, Span<double> jacobian);
}
