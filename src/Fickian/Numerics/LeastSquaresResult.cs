namespace Fickian.Numerics;

/// <summary>End of an iteration of least squares.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="SumOfSquares">Sum of squares at the end.</param>
/// <param name="Iterations">Number of accepted steps.</param>
internal readonly record struct LeastSquaresResult(LeastSquaresOutcome Outcome, double SumOfSquares, int Iterations);
