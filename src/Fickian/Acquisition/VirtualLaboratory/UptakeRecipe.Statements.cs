using System.Globalization;

namespace Fickian.Acquisition.VirtualLaboratory;

public sealed partial record UptakeRecipe
{
    /// <summary>The recipe in statements for the head of a data file. The diffusivity is left out: who fits the file is to be blind to it.</summary>
    /// <param name="recipeName">File name of the recipe.</param>
    /// <param name="seed">Seed that was used.</param>
    public IEnumerable<KeyValuePair<string, string>> Statements(string recipeName, int seed)
    {
        yield return new("sample", Sample);
        yield return new("gas", Gas);
        yield return new("thickness", $"{Thickness.ToString("R", CultureInfo.InvariantCulture)} m ({ThicknessSource})");
        yield return new("recipe", recipeName);
        yield return new("seed", seed.ToString(CultureInfo.InvariantCulture));
        foreach (var assumption in Assumptions)
            yield return new("assumption", assumption);
    }
}
