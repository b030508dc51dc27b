using System.Collections.Immutable;
using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Cli.Options;

/// <summary>How the points of a curve count.</summary>
/// <param name="Masked">Times left out, s, both ends included.</param>
/// <param name="Loss">How points far from the law count; null for least squares.</param>
/// <param name="Correlated">Whether errors count only independent points.</param>
internal sealed record PointTreatment(ImmutableArray<(double From, double To)> Masked, RobustLoss? Loss, bool Correlated)
{
    /// <summary>Options for a curve as it was read.</summary>
    public FitOptions For(IModel model, Curve curve) =>
        For(model) with { Mask = Masked.IsEmpty ? [] : [.. curve.X.ToArray().Select(t => !Masked.Any(m => t >= m.From && t <= m.To))] };

    /// <summary>Options for points already chosen.</summary>
    public FitOptions For(IModel model) => Stopping(model) with { Loss = Loss, CorrelatedErrors = Correlated };

    // Solutions of a partial differential equation have seven digits, not sixteen.
    private static FitOptions Stopping(IModel model) => model is ConcentrationDependentUptake ? ConcentrationDependentUptake.Options : FitOptions.Default;
}
