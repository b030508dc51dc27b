using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Drawings of a shard before and after tempering, as a microscope with a scale bar would show its outlines.</summary>
/// <remarks>
/// Grey shape with a darker rim on a light ground, four by four samples to a pixel, white noise, a bar of 1 mm, and the word SIMULATED in the picture itself.
/// The same recipe and seed give the same pictures.
/// </remarks>
public static class VirtualMicrograph
{
    private const float Ground = 228;
    private const float Body = 150;
    private const float Rim = 112;
    private const float Ink = 24;
    private const int Samples = 4;

    // Width of the rim over the radius.
    private const double RimWidth = 0.03;

    /// <summary>Draws all pictures.</summary>
    /// <param name="recipe">What to do.</param>
    /// <param name="seed">Seed in the place of the recipe's, for other noise.</param>
    /// <returns>Before and after of each view, named <c>before-top</c> and so on.</returns>
    public static IEnumerable<Micrograph> Run(MicrographRecipe recipe, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var random = new Xoshiro256StarStar(seed ?? recipe.Seed, threadSafe: false);
        foreach (var view in recipe.Views)
        {
            foreach (var (state, body) in new[] { ("before", recipe.Before), ("after", recipe.After) })
            {
                var grey = Draw(recipe, view == "top" ? body.FromAbove : body.FromSide);
                for (var i = 0; i < grey.Length; i++)
                    grey[i] = (float)Math.Clamp(Math.Round(grey[i] + (recipe.Noise * Normal.Sample(random, 0, 1))), 0, 255);
                Annotate(recipe, grey);
                yield return new(grey, recipe.Rows, recipe.Columns, 1) { Name = $"{state}-{view}", PixelSize = (recipe.PixelSize, recipe.PixelSize) };
            }
        }
    }

    /// <summary>The recipe in statements for a picture. Sizes and loss are left out: who measures the picture is to be blind to them.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeName">Its file name.</param>
    /// <param name="seed">Seed that was used.</param>
    internal static IEnumerable<KeyValuePair<string, string>> Statements(MicrographRecipe recipe, string recipeName, int seed)
    {
        yield return new("provenance", "simulated");
        yield return new("sample", recipe.Sample);
        yield return new("pixel size", $"{recipe.PixelSize.ToString("R", CultureInfo.InvariantCulture)} m");
        foreach (var statement in SimulatedTable.Origin(recipeName, seed, recipe.Assumptions))
            yield return statement;
    }

    private static float[] Draw(MicrographRecipe recipe, Func<double, double, double> place)
    {
        var grey = new float[recipe.Rows * recipe.Columns];
        for (var i = 0; i < grey.Length; i++)
        {
            var sum = 0f;
            for (var s = 0; s < Samples * Samples; s++)
            {
                var x = ((i % recipe.Columns) - (0.5 * recipe.Columns) + (((s % Samples) + 0.5) / Samples)) * recipe.PixelSize;
                var y = ((i / recipe.Columns) - (0.5 * recipe.Rows) + (((s / Samples) + 0.5) / Samples)) * recipe.PixelSize;
                var outwards = place(x, y);
                sum += outwards >= 1 ? Ground : outwards > 1 - RimWidth ? Rim : Body;
            }

            grey[i] = sum / (Samples * Samples);
        }

        return grey;
    }

    // The bar lies in the lower right corner, the label above it, the word in the upper left corner.
    private static void Annotate(MicrographRecipe recipe, float[] grey)
    {
        var length = (int)Math.Round(1e-3 / recipe.PixelSize);
        var (left, top) = (recipe.Columns - 12 - length, recipe.Rows - 16);
        for (var y = top; y < top + 5; y++)
            grey.AsSpan((y * recipe.Columns) + left, length).Fill(Ink);
        PixelLetters.Write(grey, recipe.Columns, "1 mm", left + ((length - (4 * PixelLetters.Advance * 2)) / 2), top - 20, 2, Ink);
        PixelLetters.Write(grey, recipe.Columns, "SIMULATED", 12, 12, 3, Ink);
    }
}
