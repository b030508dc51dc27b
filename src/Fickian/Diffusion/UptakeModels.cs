using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>What can be done with any uptake model: <c>sheet.Analyse(curve)</c>, <c>sheet.WithBarrier()</c>.</summary>
public static class UptakeModels
{
    /// <summary>Fits the model to a curve and draws the conclusions, see <see cref="UptakeAnalysis"/>.</summary>
    /// <param name="model">Shape, size and surface of the sample.</param>
    /// <param name="uptake">Uptake over time since exposure.</param>
    public static UptakeAnalysis Analyse(this IUptakeModel model, Curve uptake) => UptakeAnalysis.Of(uptake, model);

    /// <summary>The same body with a surface barrier of free permeability.</summary>
    /// <param name="model">Shape and size of the sample.</param>
    public static IUptakeModel WithBarrier(this IUptakeModel model) => model switch
    {
        PlaneSheet sheet => sheet with { SurfacePermeability = Parameter.Free },
        InfiniteCylinder cylinder => cylinder with { SurfacePermeability = Parameter.Free },
        Sphere sphere => sphere with { SurfacePermeability = Parameter.Free },
        Cuboid cuboid => cuboid with { SurfacePermeability = Parameter.Free },
        FiniteCylinder cylinder => cylinder with { SurfacePermeability = Parameter.Free },
        AnisotropicCuboid cuboid => cuboid with { SurfacePermeability = Parameter.Free },
        HollowSphere sphere => sphere with { SurfacePermeability = Parameter.Free },
        Distributed body => body with { Body = body.Body.WithBarrier() },
        UnderPressure body => body with { Body = body.Body.WithBarrier() },
        FiniteBath body => body with { Body = body.Body.WithBarrier() },
        _ => model,
    };

    /// <summary>Whether the uptake begins as (2/√π)(S/V)√(Dt): a bare surface of the stated area at constant pressure.</summary>
    internal static bool BeginsAsRootOfTime(this IUptakeModel model) =>
        model is not (UnderPressure or FiniteBath or Distributed or TwoFacedSheet or AnisotropicCuboid)
        && model.SurfacePermeability is { IsFree: false, Value: double.PositiveInfinity };
}
