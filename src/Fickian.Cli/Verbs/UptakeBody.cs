using Fickian.Diffusion;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>The sample from the command line: shape, size, surface and gas.</summary>
internal static class UptakeBody
{
    /// <summary>Words for the shape.</summary>
    public static readonly string[] Geometries = ["sheet", "cylinder", "sphere", "cuboid", "finite-cylinder", "hollow-sphere"];

    /// <summary>Words for surface and gas.</summary>
    public static readonly string[] Boundaries = ["constant", "barrier", "exponential", "bath"];

    public static IUptakeModel Parse(string geometry, string size, string faces)
    {
        var lengths = LengthText.Parse(size);
        var (expected, words) = geometry switch
        {
            "cuboid" => (3, "three edges, as in 1mm,0.5mm,200um,"),
            "finite-cylinder" => (2, "radius and height, as in 100um,1mm,"),
            "hollow-sphere" => (2, "inner and outer radius, as in 50um,100um,"),
            _ => (1, "one size, as in 200um,"),
        };
        if (lengths.Length != expected)
            throw new UsageException($"A {geometry} has {words} and '{size}' was found.");
        if (faces == "one" && geometry != "sheet")
            throw new UsageException($"Only a sheet can be open on one face, and the geometry is {geometry}; leave --faces out.");
        return geometry switch
        {
            "sheet" => new PlaneSheet(lengths[0]) { ExposedFaces = faces == "one" ? ExposedFaces.One : ExposedFaces.Both },
            "cylinder" => new InfiniteCylinder(lengths[0]),
            "sphere" => new Sphere(lengths[0]),
            "finite-cylinder" => new FiniteCylinder(lengths[0], lengths[1]),
            "hollow-sphere" => new HollowSphere(lengths[0], lengths[1]),
            _ => new Cuboid(lengths[0], lengths[1], lengths[2]),
        };
    }

    /// <summary>The body with its surface and gas.</summary>
    public static IUptakeModel With(IUptakeModel body, string boundary, string? pressure)
    {
        if (pressure is not null && boundary is ("exponential" or "bath"))
            throw new UsageException($"A recorded pressure takes the place of a step, and the boundary is {boundary}; use --pressure with constant or barrier.");
        var model = boundary switch
        {
            "barrier" => body.WithBarrier(),
            "exponential" => new UnderPressure(body, new ExponentialPressure()),
            "bath" => new FiniteBath(body),
            _ => body,
        };
        return pressure is null ? model : new UnderPressure(model, new MeasuredPressure(PressureFile.Read(pressure)));
    }
}
