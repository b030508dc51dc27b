using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>The same body with nothing fixed, so that its slopes in D and k can both be asked for.</summary>
internal static class FreeBody
{
    /// <summary>A body with D free, and with k free or without a barrier.</summary>
    /// <param name="body">A body with the parameters D and k.</param>
    /// <param name="hasBarrier">Whether the slope in k is wanted.</param>
    public static IUptakeModel Of(IUptakeModel body, bool hasBarrier)
    {
        var (d, k) = (Parameter.Free, hasBarrier ? Parameter.Free : UptakeParameters.NoBarrier);
        return body switch
        {
            PlaneSheet b => b with { Diffusivity = d, SurfacePermeability = k },
            InfiniteCylinder b => b with { Diffusivity = d, SurfacePermeability = k },
            Sphere b => b with { Diffusivity = d, SurfacePermeability = k },
            Cuboid b => b with { Diffusivity = d, SurfacePermeability = k },
            FiniteCylinder b => b with { Diffusivity = d, SurfacePermeability = k },
            HollowSphere b => b with { Diffusivity = d, SurfacePermeability = k },
            SmoothBody b => b with { Diffusivity = d },
            _ => body,
        };
    }
}
