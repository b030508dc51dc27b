using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>The models that a fit is compared with: other shapes of equal surface-to-volume ratio, and a barrier at the surface.</summary>
internal static class UptakeAlternatives
{
    /// <summary>The model itself first; a model with too many parameters for the points is left out.</summary>
    public static IModel[] Of(IUptakeModel model, int points)
    {
        IUptakeModel[] all = [model, .. Shapes(model).Select(shape => InTheGasOf(model, shape)), model.WithBarrier()];

        // AICc needs two points more than free parameters and coefficients.
        return [.. all.DistinctBy(m => m.Name, StringComparer.Ordinal).Where(m => ReferenceEquals(m, model) || points > Free(m) + 2)];
    }

    private static IUptakeModel[] Shapes(IUptakeModel model) =>
    [
        new PlaneSheet(2 / model.SurfaceToVolume) { EquilibriumUptake = model.EquilibriumUptake },
        new InfiniteCylinder(2 / model.SurfaceToVolume) { EquilibriumUptake = model.EquilibriumUptake },
        new Sphere(3 / model.SurfaceToVolume) { EquilibriumUptake = model.EquilibriumUptake },
    ];

    /// <summary>Another shape under the same pressure history or in the same bath.</summary>
    private static IUptakeModel InTheGasOf(IUptakeModel model, IUptakeModel shape) => model switch
    {
        UnderPressure gas => gas with { Body = shape },
        FiniteBath gas => gas with { Body = shape },
        _ => shape,
    };

    private static int Free(IModel model) => model.Parameters.Concat(model.Coefficients).Count(p => p.IsFree);
}
