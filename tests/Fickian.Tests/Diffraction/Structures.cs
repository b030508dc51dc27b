using Fickian.Diffraction;
using Fickian.Files;

namespace Fickian.Tests.Diffraction;

/// <summary>The structures that the tests share.</summary>
internal static class Structures
{
    private static readonly SymmetryOperation[] FaceCentred = [.. new[] { "x,y,z", "x,y+1/2,z+1/2", "x+1/2,y,z+1/2", "x+1/2,y+1/2,z" }.Select(o => SymmetryOperation.TryParse(o)!)];

    public static CrystalStructure Zif62Sites => Of(Repository.Data["structures/zif-62-sites.csv"]);

    public static CrystalStructure ZniSites => Of(Repository.Data["structures/zif-zni-sites.csv"]);

    public static CrystalStructure Shared(string name) => Of(Repository.Shared($"structures/{name}"));

    public static CrystalStructure Of(string path) => DataFile.Open(path).The<CrystalStructure>();

    /// <summary>Rock salt: both elements face-centred, half an edge apart.</summary>
    public static CrystalStructure RockSalt(string one = "Na", string other = "Cl", double edge = 5.64e-10) =>
        new("rock salt", new(edge, edge, edge), [.. FaceCentred], [new(one, Element.Find(one)!, 0, 0, 0), new(other, Element.Find(other)!, 0.5, 0, 0)]);

    /// <summary>Caesium chloride: a cube of one element with the other in its middle.</summary>
    public static CrystalStructure CaesiumChloride(string one = "Cs", string other = "Cl", double edge = 4.12e-10) =>
        new("caesium chloride", new(edge, edge, edge), [SymmetryOperation.Identity], [new(one, Element.Find(one)!, 0, 0, 0), new(other, Element.Find(other)!, 0.5, 0.5, 0.5)]);
}
