using Fickian.Diffusion;
using Fickian.Numerics;

namespace Fickian.Cli.Verbs;

/// <summary>The shape of the sample from the command line.</summary>
internal static class UptakeBody
{
    /// <summary>Words for the shape.</summary>
    public static readonly string[] Geometries = ["sheet", "cylinder", "sphere", "cuboid", "finite-cylinder", "hollow-sphere", "anisotropic-cuboid"];

    /// <summary>Words for the open faces of a sheet.</summary>
    public static readonly string[] Faces = ["both", "one", "unequal"];

    public static IUptakeModel Parse(string geometry, string size, string faces)
    {
        var lengths = LengthText.Parse(size);
        var (expected, words) = geometry switch
        {
            "cuboid" or "anisotropic-cuboid" => (3, "three edges, as in 1mm,0.5mm,200um,"),
            "finite-cylinder" => (2, "radius and height, as in 100um,1mm,"),
            "hollow-sphere" => (2, "inner and outer radius, as in 50um,100um,"),
            _ => (1, "one size, as in 200um,"),
        };
        if (lengths.Length != expected)
            throw new UsageException($"A {geometry} has {words} and '{size}' was found.");
        if (faces != "both" && geometry != "sheet")
            throw new UsageException($"Only a sheet can be open on one face or unequally on two, and the geometry is {geometry}; leave --faces out.");
        return geometry switch
        {
            "sheet" when faces == "unequal" => new TwoFacedSheet(lengths[0]),
            "sheet" => new PlaneSheet(lengths[0]) { ExposedFaces = faces == "one" ? ExposedFaces.One : ExposedFaces.Both },
            "cylinder" => new InfiniteCylinder(lengths[0]),
            "sphere" => new Sphere(lengths[0]),
            "finite-cylinder" => new FiniteCylinder(lengths[0], lengths[1]),
            "hollow-sphere" => new HollowSphere(lengths[0], lengths[1]),
            "anisotropic-cuboid" => new AnisotropicCuboid(lengths[0], lengths[1], lengths[2]),
            _ => new Cuboid(lengths[0], lengths[1], lengths[2]),
        };
    }

    /// <summary>A body of another shape with the same surface-to-volume ratio.</summary>
    /// <exception cref="UsageException">The shape has more than one length.</exception>
    public static IUptakeModel Like(IUptakeModel body, string geometry) => geometry switch
    {
        "sheet" => new PlaneSheet(2 / body.SurfaceToVolume),
        "cylinder" => new InfiniteCylinder(2 / body.SurfaceToVolume),
        "sphere" => new Sphere(3 / body.SurfaceToVolume),
        _ => throw new UsageException($"A {geometry} has several lengths, which a {body.Name} does not tell; fit it by --geometry {geometry} and its own --size."),
    };

    /// <summary>Shape and characteristic length of a sheet, cylinder or sphere.</summary>
    /// <exception cref="UsageException">The body is none of them.</exception>
    public static (BodyShape Shape, double Length) Simple(IUptakeModel body, string what) => body switch
    {
        PlaneSheet => (BodyShape.Sheet, body.CharacteristicLength),
        InfiniteCylinder => (BodyShape.Cylinder, body.CharacteristicLength),
        Sphere => (BodyShape.Sphere, body.CharacteristicLength),
        _ => throw new UsageException($"{what} is known for a sheet, a cylinder and a sphere, and the body is a {body.Name}."),
    };
}
