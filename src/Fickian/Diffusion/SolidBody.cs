using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>A body that is a sheet, a cylinder or a sphere, whose images are known in closed form.</summary>
/// <param name="Shape">Shape.</param>
/// <param name="Length">Half-thickness or radius, m.</param>
internal readonly record struct SolidBody(BodyShape Shape, double Length)
{
    /// <summary>The body of a model; null if it is another one.</summary>
    public static SolidBody? Of(IUptakeModel model) => model switch
    {
        PlaneSheet sheet => new(BodyShape.Sheet, sheet.CharacteristicLength),
        InfiniteCylinder cylinder => new(BodyShape.Cylinder, cylinder.Radius),
        Sphere sphere => new(BodyShape.Sphere, sphere.Radius),
        _ => null,
    };

    /// <summary>a²/D, s.</summary>
    public double Unit(double diffusivity) => Length / diffusivity * Length;

    /// <summary>How its surface exchanges gas.</summary>
    public SurfaceExchange Exchange(double diffusivity, double permeability, double load = 0) =>
        SurfaceExchange.Of(Shape, Length, diffusivity, permeability, load);
}
