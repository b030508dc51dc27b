using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know for the shrinking of shards on tempering: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>All values are SI.</remarks>
public sealed record TemperingRecipe
{
    /// <summary>Word that marks the recipe.</summary>
    public const string Word = "tempering";

    /// <summary>Kind of the experiment: <c>tempering</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Tempering temperature, K.</summary>
    public required double Temperature { get; init; }

    /// <summary>Volume of the pores that close over the volume before, 1.</summary>
    public required double PoreFraction { get; init; }

    /// <summary>Where the pore fraction is from.</summary>
    public required string PoreFractionSource { get; init; }

    /// <summary>τ of the closing of the pores, s.</summary>
    public required double TimeConstant { get; init; }

    /// <summary>Where the time constant is from.</summary>
    public required string TimeConstantSource { get; init; }

    /// <summary>Number of pores drawn for each shard: the fewer, the more shards differ.</summary>
    public required int Pores { get; init; }

    /// <summary>The shards.</summary>
    public required ImmutableArray<TemperingShard> Shards { get; init; }

    /// <summary>Readings of each dimension, before and after.</summary>
    public required int Readings { get; init; }

    /// <summary>Standard deviation of one reading, m.</summary>
    public required double ReadingError { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of this kind, or a value in it cannot be.</exception>
    public static TemperingRecipe Read(string path) => ExperimentRecipeFile.Read<TemperingRecipe>(path, "a recipe of tempering", (recipe, check) => recipe.Check(check));

    private void Check(RecipeCheck check)
    {
        check.Head(Experiment, Word, Sample, Assumptions);
        check.Within("temperature", Temperature, 0, 5000);
        check.Within("poreFraction", PoreFraction, 0, 1);
        check.Within("timeConstant", TimeConstant, 0, 1e9);
        check.Require(Pores is >= 10 and <= 1_000_000, "pores", "from 10 to 1 000 000", Pores);
        check.Count("shards", Shards, 10_000);
        check.Require((double)Pores * Shards.Length <= 1e8, "pores", "of at most 1e8 for all shards", Pores);
        foreach (var shard in Shards)
        {
            check.Within("shards.time", shard.Time, 0, 1e9);
            check.Within("shards.length", shard.Length, 0, 1);
            check.Within("shards.width", shard.Width, 0, 1);
            check.Within("shards.thickness", shard.Thickness, 0, 1);
        }

        check.Require(Readings is >= 2 and <= 1000, "readings", "from 2 to 1000", Readings);
        check.Within("readingError", ReadingError, 0, 1e-2);
    }
}
