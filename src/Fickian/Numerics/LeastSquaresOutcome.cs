namespace Fickian.Numerics;

/// <summary>How an iteration of least squares ended.</summary>
public enum LeastSquaresOutcome
{
    /// <summary>The residuals are orthogonal to every change the variables can make, to the tolerance or to rounding: a minimum. Nothing to change.</summary>
    Orthogonal,

    /// <summary>The sum of squares no longer falls by more than rounding: a minimum, possibly a flat one. Look at the intervals before the standard errors.</summary>
    Stationary,

    /// <summary>No step within rounding of the point lowers the sum of squares: a minimum, or a model that is not smooth there. Check that the model is continuous in its parameters.</summary>
    SmallStep,

    /// <summary>The residuals vanish to rounding: the model passes through every point. Check that the data are not the model's own output.</summary>
    Exact,

    /// <summary>The allowed number of iterations was used up before a minimum was found. Start nearer to the solution, fix or bound a parameter, or allow more iterations.</summary>
    IterationLimit,

    /// <summary>The model is not finite at the start. Start elsewhere, or bound the parameters to where the model is defined.</summary>
    NotFinite,
}
