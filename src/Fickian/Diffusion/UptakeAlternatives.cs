using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>The models that a fit is compared with: other shapes of equal surface-to-volume ratio, and a barrier at the surface.</summary>
internal static class UptakeAlternatives
{
    /// <summary>The model itself first; a model with too many parameters for the points is left out.</summary>
    public static IModel[] Of(IUptakeModel model, int points)
    {
        IUptakeModel[] all =
        [
            model,
            new PlaneSheet(2 / model.SurfaceToVolume) { EquilibriumUptake = model.EquilibriumUptake },
            new InfiniteCylinder(2 / model.SurfaceToVolume) { EquilibriumUptake = model.EquilibriumUptake },
            new Sphere(3 / model.SurfaceToVolume) { EquilibriumUptake = model.EquilibriumUptake },
            model.WithBarrier(),
        ];

        // AICc needs two points more than free parameters and coefficients.
        return [.. all.DistinctBy(m => m.Name, StringComparer.Ordinal).Where(m => ReferenceEquals(m, model) || points > Free(m) + 2)];
    }

    private static int Free(IModel model) => model.Parameters.Concat(model.Coefficients).Count(p => p.IsFree);
}
