using Fickian.Numerics;

namespace Fickian.Fitting;

/// <summary>How a fit is carried out. The defaults serve; a model that is itself computed to fewer digits wants a looser <see cref="Stopping"/>.</summary>
public sealed record FitOptions
{
    /// <summary>The default options.</summary>
    public static FitOptions Default { get; } = new();

    /// <summary>When the iteration ends.</summary>
    public StoppingRule Stopping { get; init; } = StoppingRule.Default;
}
