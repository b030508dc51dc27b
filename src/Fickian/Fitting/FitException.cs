using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>A fit did not reach a minimum. The message says what happened and what to change.</summary>
public sealed class FitException : Exception
{
    /// <summary>States how a fit failed.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="outcome">How the iteration ended.</param>
    public FitException(string model, LeastSquaresOutcome outcome)
        : base($"Fit of the {model}: {outcome.Sentence}") => Outcome = outcome;

    /// <summary>How the iteration ended.</summary>
    public LeastSquaresOutcome Outcome { get; }
}
