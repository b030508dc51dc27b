namespace Fickian.Numerics;

/// <summary>What the surface of a body is held at from a time on, until the next stage begins.</summary>
/// <remarks>
/// <c>[new(0, 1), new(3600, 0)]</c> is an hour of adsorption followed by desorption; <c>[new(0, 1), SurfaceStage.Sealed(600), new(900, 1)]</c> an interrupted uptake.
/// The solver begins anew at each stage, so that a jump is met exactly.
/// </remarks>
public sealed record SurfaceStage
{
    /// <summary>A constant concentration.</summary>
    /// <param name="start">Start of the stage since the start of the run, s.</param>
    /// <param name="concentration">Concentration in equilibrium with the gas; with a finite bath, that of the bath at the start of the stage.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the start is negative.</exception>
    public SurfaceStage(double start, double concentration)
        : this(start, _ => concentration)
    {
        IsConstant = true;
        if (!double.IsFinite(concentration))
            throw new ArgumentException($"A surface concentration is finite; found {concentration}.", nameof(concentration));
    }

    /// <summary>A concentration that follows the gas.</summary>
    /// <param name="start">Start of the stage since the start of the run, s.</param>
    /// <param name="concentration">Concentration in equilibrium with the gas at a time since the start of the run, s; smooth within the stage.</param>
    /// <exception cref="ArgumentException">The start is negative or not finite.</exception>
    public SurfaceStage(double start, Func<double, double> concentration)
    {
        ArgumentNullException.ThrowIfNull(concentration);
        if (!(start >= 0 && double.IsFinite(start)))
            throw new ArgumentException($"A stage starts at a finite time, 0 or later, in seconds; found {start}.", nameof(start));
        Start = start;
        Concentration = concentration;
    }

    /// <summary>Start of the stage since the start of the run, s.</summary>
    public double Start { get; }

    /// <summary>Concentration in equilibrium with the gas at a time since the start of the run, s.</summary>
    public Func<double, double> Concentration { get; }

    /// <summary>Whether the concentration is the same throughout.</summary>
    public bool IsConstant { get; private init; }

    /// <summary>Whether nothing passes through the surface; the profile then relaxes towards its mean.</summary>
    public bool IsSealed { get; private init; }

    /// <summary>A stage through which nothing enters or leaves.</summary>
    /// <param name="start">Start of the stage since the start of the run, s.</param>
    public static SurfaceStage Sealed(double start) => new(start, 0) { IsSealed = true };
}
