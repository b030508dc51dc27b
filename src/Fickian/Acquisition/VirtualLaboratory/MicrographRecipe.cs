using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know to draw a shard before and after tempering: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>All values are SI.</remarks>
public sealed record MicrographRecipe
{
    /// <summary>Word that marks the recipe.</summary>
    public const string Word = "micrographs";

    /// <summary>Kind of the experiment: <c>micrographs</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Relative loss of volume between the two states, 1.</summary>
    public required double VolumeLoss { get; init; }

    /// <summary>Where the loss is from.</summary>
    public required string VolumeLossSource { get; init; }

    /// <summary>Mean radius of the outline before, m.</summary>
    public required double Radius { get; init; }

    /// <summary>Waves of the outline before.</summary>
    public required ImmutableArray<ShardHarmonic> Harmonics { get; init; }

    /// <summary>Thickness before, m.</summary>
    public required double Thickness { get; init; }

    /// <summary>Exponent of the edges before, 1: large for sharp edges.</summary>
    public required double EdgeExponent { get; init; }

    /// <summary>Exponent of the edges after.</summary>
    public required double EdgeExponentAfter { get; init; }

    /// <summary>Part of the waves of the outline that tempering leaves, 1.</summary>
    public required double HarmonicsKept { get; init; }

    /// <summary>Views: <c>top</c>, <c>side</c>.</summary>
    public required ImmutableArray<string> Views { get; init; }

    /// <summary>Columns of a picture.</summary>
    public required int Columns { get; init; }

    /// <summary>Rows of a picture.</summary>
    public required int Rows { get; init; }

    /// <summary>Side of a pixel on the sample, m.</summary>
    public required double PixelSize { get; init; }

    /// <summary>Standard deviation of the camera's noise, grey levels of 256.</summary>
    public required double Noise { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Volume of the shard before, m³: what a measurement on the pictures is to find.</summary>
    public double VolumeBefore => Before.Volume;

    /// <summary>Volume of the shard after, m³.</summary>
    public double VolumeAfter => After.Volume;

    /// <summary>The shard before.</summary>
    internal ShardBody Before => new(Radius, Harmonics, Thickness, EdgeExponent);

    /// <summary>The shard after: smoother, and smaller by the loss of volume.</summary>
    internal ShardBody After
    {
        get
        {
            var smooth = new ShardBody(Radius, [.. Harmonics.Select(h => h with { Amplitude = HarmonicsKept * h.Amplitude })], Thickness, EdgeExponentAfter);
            return smooth.Scaled(Math.Cbrt((1 - VolumeLoss) * Before.Volume / smooth.Volume));
        }
    }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of this kind, or a value in it cannot be.</exception>
    public static MicrographRecipe Read(string path) => ExperimentRecipeFile.Read<MicrographRecipe>(path, "a recipe of micrographs", (recipe, check) => recipe.Check(check));

    private void Check(RecipeCheck check)
    {
        check.Head(Experiment, Word, Sample, Assumptions);
        check.Require(VolumeLoss is >= 0 and < 1, "volumeLoss", "from 0 to below 1", VolumeLoss);
        check.Within("radius", Radius, 0, 1);
        check.Count("harmonics", Harmonics, most: 50, least: 0);
        check.Require(Harmonics.All(h => h.Order is >= 1 and <= 100) && Harmonics.Sum(h => Math.Abs(h.Amplitude)) < 0.9, "harmonics", "of orders 1 to 100 whose amplitudes add up to less than 0.9", Harmonics.Length);
        check.Within("thickness", Thickness, 0, 1);
        check.From("edgeExponent", EdgeExponent, 1, 1000);
        check.From("edgeExponentAfter", EdgeExponentAfter, 1, 1000);
        check.From("harmonicsKept", HarmonicsKept, 0, 1);
        check.Count("views", Views, most: 2);
        check.Require(Views.All(v => v is "top" or "side") && Views.Distinct().Count() == Views.Length, "views", "of 'top' and 'side'", string.Join(", ", Views));
        check.Require(Columns is >= 200 and <= 2048, "columns", "from 200 to 2048", Columns);
        check.Require(Rows is >= 120 and <= 2048, "rows", "from 120 to 2048", Rows);
        check.Within("pixelSize", PixelSize, 0, 1e-2);
        check.Require(0.5 * Math.Min(Columns, Rows) * PixelSize > Radius * (1 + Harmonics.Sum(h => Math.Abs(h.Amplitude))) && Rows * PixelSize > Thickness, "pixelSize", "such that the shard fits into the picture", PixelSize);
        check.Require(1e-3 / PixelSize < 0.5 * Columns, "pixelSize", "such that the bar of 1 mm fits into the picture", PixelSize);
        check.From("noise", Noise, 0, 10);
    }
}
