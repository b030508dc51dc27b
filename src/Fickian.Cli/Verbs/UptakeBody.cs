using Fickian.Diffusion;

namespace Fickian.Cli.Verbs;

/// <summary>The sample from the command line: shape and size.</summary>
internal static class UptakeBody
{
    public static IUptakeModel Parse(string geometry, string size, string faces)
    {
        var lengths = LengthText.Parse(size);
        var expected = geometry == "cuboid" ? 3 : 1;
        if (lengths.Length != expected)
            throw new UsageException($"A {geometry} has {(expected == 3 ? "three edges, as in 1mm,0.5mm,200um," : "one size, as in 200um,")} and '{size}' was found.");
        if (faces == "one" && geometry != "sheet")
            throw new UsageException($"Only a sheet can be open on one face, and the geometry is {geometry}; leave --faces out.");
        return geometry switch
        {
            "sheet" => new PlaneSheet(lengths[0]) { ExposedFaces = faces == "one" ? ExposedFaces.One : ExposedFaces.Both },
            "cylinder" => new InfiniteCylinder(lengths[0]),
            "sphere" => new Sphere(lengths[0]),
            _ => new Cuboid(lengths[0], lengths[1], lengths[2]),
        };
    }
}
