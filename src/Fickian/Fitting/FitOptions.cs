using System.Collections.Immutable;
using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>How a fit is carried out. The defaults serve; a model that is itself computed to fewer digits wants a looser <see cref="Stopping"/>.</summary>
public sealed record FitOptions
{
    /// <summary>The default options.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>When the iteration ends.</summary>
    public StoppingRule Stopping { get; init; } = StoppingRule.Default;

    /// <summary>How points far from the law count; null for least squares.</summary>
    public RobustLoss? Loss { get; init; }

    /// <summary>Which points are fitted, [n]; empty for all.</summary>
    public ImmutableArray<bool> Mask { get; init; } = [];

    /// <summary>Whether standard errors and intervals count only the independent points that the residuals are worth; false by default.</summary>
    /// <remarks>
    /// ν = n_eff − p in the place of n − p, n_eff of <see cref="EffectiveSample"/>, at least 1: the variance of an estimate grows by about n/n_eff.
    /// Holds where what a parameter does to the curve changes slowly over the length of the correlation; the best values stay the same.
    /// </remarks>
    public bool CorrelatedErrors { get; init; }
}
