using System.Collections.Immutable;
using Fickian.Diffraction;
using Fickian.Files;
using Fickian.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A powder diffractometer with a copper tube that counts photons.</summary>
/// <remarks>
/// Lines of the structure for Kα1 and Kα2, each the Voigt profile of the domains' Lorentzian, Γ = λ/(L·cos θ) + 4ε·tan θ, and the instrument's Gaussian, shifted by −2s·cos θ/R for a powder that lies s too high.
/// Added are maxima of what is amorphous, a flat background and scattering by air. The counts follow Poisson's law. The same recipe and seed give the same table.
/// </remarks>
public static class VirtualDiffractometer
{
    private static readonly double GaussianWidth = 2 * Math.Sqrt(2 * Math.Log(2));

    /// <summary>Measures the pattern.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="recipePath">Path of the recipe: its name names the table, its folder is where the structure is looked for.</param>
    /// <param name="seed">Seed in the place of the recipe's, for repeats of the same experiment.</param>
    /// <exception cref="DataFileException">The structure cannot be read.</exception>
    public static SimulatedTable Run(DiffractionRecipe recipe, string recipePath, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        var angles = Enumerable.Range(0, recipe.Points).Select(i => recipe.From + (i * recipe.Step)).ToArray();
        var counts = Expected(recipe, recipePath, angles).Select(mean => (double)Poisson.Sample(random, mean)).ToArray();
        return new(
            Path.GetFileNameWithoutExtension(recipePath),
            [new("sample", recipe.Sample), new("radiation", "Cu Kα"), new("structure", recipe.StructureSource), .. SimulatedTable.Origin(Path.GetFileName(recipePath), seed ?? recipe.Seed, recipe.Assumptions)],
            [new("2theta / deg", angles, "F3"), new("counts", counts, "F0")]);
    }

    /// <summary>Expected counts of each step.</summary>
    internal static double[] Expected(DiffractionRecipe recipe, string recipePath, double[] angles)
    {
        var expected = angles.Select(a => recipe.Background + (recipe.AirScattering * Math.Exp(-a / recipe.AirScatteringReach))).ToArray();
        foreach (var halo in recipe.Halos)
        {
            for (var i = 0; i < angles.Length; i++)
                expected[i] += halo.Area * Gauss(angles[i] - halo.TwoTheta, halo.Width / GaussianWidth);
        }

        if (recipe.Structure is null)
            return expected;
        var radiation = Radiation.CopperKAlpha;
        foreach (var line in Lines(recipe, recipePath, radiation, angles[^1]))
        {
            Add(recipe, angles, expected, line.TwoTheta, line.Intensity, radiation.Wavelength);
            Add(recipe, angles, expected, radiation.SecondTwoTheta(line.TwoTheta), radiation.SecondRatio * line.Intensity, radiation.SecondWavelength);
        }

        return expected;
    }

    private static ImmutableArray<PowderLine> Lines(DiffractionRecipe recipe, string recipePath, Radiation radiation, double last)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(recipePath))!, recipe.Structure!));
        if (!File.Exists(path))
            throw new DataFileException(recipePath, "structure", $"a table of atoms was expected at '{path}' and there is no file; run the recipe where it lies, or correct the path.");
        var structure = DataFile.Open(path).The<CrystalStructure>();
        if (recipe.LinkerRatio is { } ratio)
            structure = structure.WithLinkerRatio(ratio);
        return PowderPattern.Of(structure, PatternSettings.Default with { Radiation = radiation, From = Math.Max(1, recipe.From - 2), To = last + 2 }).Lines;
    }

    private static void Add(DiffractionRecipe recipe, double[] angles, double[] expected, double twoTheta, double intensity, double wavelength)
    {
        var cosine = Math.Cos(twoTheta * Math.PI / 360);
        var position = twoTheta - (2 * recipe.SampleDisplacement * cosine / recipe.GoniometerRadius * 180 / Math.PI);
        var halfWidth = ((wavelength / recipe.DomainSize) + (4 * recipe.Microstrain * Math.Sin(twoTheta * Math.PI / 360))) / cosine * 90 / Math.PI;
        var sigma = recipe.InstrumentWidth / GaussianWidth;
        for (var i = 0; i < angles.Length; i++)
            expected[i] += recipe.StrongestArea * intensity / 100 * Voigt(angles[i] - position, sigma, halfWidth);
    }

    private static double Gauss(double x, double sigma) => Math.Exp(-0.5 * x * x / (sigma * sigma)) / (sigma * Math.Sqrt(2 * Math.PI));

    // Re w[(x + iγ)/(σ√2)]/(σ√(2π)), unit area.
    private static double Voigt(double x, double sigma, double halfWidth) =>
        Faddeeva.W(new(x / (sigma * Math.Sqrt(2)), halfWidth / (sigma * Math.Sqrt(2)))).Real / (sigma * Math.Sqrt(2 * Math.PI));
}
