namespace Fickian.Numerics;

/// <summary>What a <see cref="LeastSquaresOutcome"/> says.</summary>
public static class LeastSquaresOutcomes
{
    extension(LeastSquaresOutcome outcome)
    {
        /// <summary>Whether a minimum was found.</summary>
        public bool IsMinimum => outcome is not (LeastSquaresOutcome.IterationLimit or LeastSquaresOutcome.NotFinite);

        /// <summary>What happened, and what to change.</summary>
        public string Sentence => outcome switch
        {
            LeastSquaresOutcome.Orthogonal => "The residuals are orthogonal to every change the parameters can make: a minimum.",
            LeastSquaresOutcome.Stationary => "The sum of squares no longer falls by more than rounding: a minimum, possibly a flat one; look at the intervals before the standard errors.",
            LeastSquaresOutcome.SmallStep => "No step within rounding lowers the sum of squares: a minimum, or a model that is not smooth there; check that it is continuous in its parameters.",
            LeastSquaresOutcome.Exact => "The residuals vanish to rounding: the model passes through every point; check that the data are not the model's own output.",
            LeastSquaresOutcome.IterationLimit => "The allowed number of iterations was used up before a minimum was found; start nearer to the solution, fix or bound a parameter, or allow more iterations.",
            LeastSquaresOutcome.NotFinite => "The model is not finite at the start; start elsewhere, or bound the parameters to where the model is defined.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome of least squares was expected."),
        };
    }
}
