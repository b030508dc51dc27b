namespace Fickian.Numerics;

/// <summary>When an iteration of least squares ends.</summary>
/// <remarks>
/// The defaults ask for the minimum to rounding. Loosen them only where the model itself is computed to fewer digits,
/// for example by a solver with a tolerance of its own.
/// </remarks>
public sealed record StoppingRule
{
    /// <summary>The default: the minimum to rounding.</summary>
    public static StoppingRule Default { get; } = new();

    /// <summary>Largest cosine, 1, between the residuals and what the variables can change: the relative offset of Bates and Watts.</summary>
    public double OrthogonalityTolerance { get; init; } = 1e-10;

    /// <summary>Relative reduction of the sum of squares, actual and predicted, below which it counts as none, 1.</summary>
    public double ReductionTolerance { get; init; } = 4e-16;

    /// <summary>Radius of trust over the scaled length of the variables, 1, below which no step is left.</summary>
    public double StepTolerance { get; init; } = 1e-15;

    /// <summary>Largest number of accepted steps.</summary>
    public int MaximumIterations { get; init; } = 2000;

    /// <summary>The same, nowhere tighter than another.</summary>
    internal StoppingRule NoTighterThan(StoppingRule other) => new()
    {
        OrthogonalityTolerance = Math.Max(OrthogonalityTolerance, other.OrthogonalityTolerance),
        ReductionTolerance = Math.Max(ReductionTolerance, other.ReductionTolerance),
        StepTolerance = Math.Max(StepTolerance, other.StepTolerance),
        MaximumIterations = Math.Min(MaximumIterations, other.MaximumIterations),
    };
}
