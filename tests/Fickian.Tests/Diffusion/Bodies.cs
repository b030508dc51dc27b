using Fickian.Diffusion;
using Fickian.Fitting;

namespace Fickian.Tests.Diffusion;

/// <summary>One of each uptake model, a tenth of a millimetre in characteristic length.</summary>
internal static class Bodies
{
    public const double Length = 1e-4;

    public static TheoryData<string> Names => ["plane sheet", "infinite cylinder", "sphere", "cuboid"];

    public static TheoryData<string> OneDimensional => ["plane sheet", "infinite cylinder", "sphere"];

    public static IUptakeModel WithName(string name, double length = Length) => name switch
    {
        "plane sheet" or "slab" => new PlaneSheet(Thickness: 2 * length),
        "infinite cylinder" or "cylinder" => new InfiniteCylinder(Radius: length),
        "sphere" => new Sphere(Radius: length),
        "cuboid" => new Cuboid(EdgeA: 2 * length, EdgeB: 3 * length, EdgeC: 10 * length),
        _ => throw new ArgumentException($"No body is called {name}.", nameof(name)),
    };

    public static IUptakeModel WithBarrier(string name) => WithName(name) switch
    {
        PlaneSheet sheet => sheet with { SurfacePermeability = Parameter.Free },
        InfiniteCylinder cylinder => cylinder with { SurfacePermeability = Parameter.Free },
        Sphere sphere => sphere with { SurfacePermeability = Parameter.Free },
        Cuboid cuboid => cuboid with { SurfacePermeability = Parameter.Free },
        var other => throw new ArgumentException($"No barrier for {other}.", nameof(name)),
    };

    /// <summary>Uptake at a Fourier number, for L = k·a/D.</summary>
    public static double Uptake(this IUptakeModel body, double fourier, double barrier = double.PositiveInfinity) =>
        body.FractionalUptake([fourier * Length * Length], 1, barrier / Length)[0];

    /// <summary>1 − F at a Fourier number, for L = k·a/D.</summary>
    public static double Rest(this IUptakeModel body, double fourier, double barrier = double.PositiveInfinity)
    {
        var rest = new double[1];
        body.RemainingUptake([fourier * Length * Length], 1, barrier / Length, rest);
        return rest[0];
    }
}
