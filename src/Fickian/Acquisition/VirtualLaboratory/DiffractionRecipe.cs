using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know for a powder pattern: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>Angles are 2θ in degrees, lengths in m.</remarks>
public sealed record DiffractionRecipe
{
    /// <summary>Word that marks the recipe.</summary>
    public const string Word = "powder diffraction";

    /// <summary>Kind of the experiment: <c>powder diffraction</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Table of independent atoms, its path relative to the recipe; null for a sample without crystals.</summary>
    public string? Structure { get; init; }

    /// <summary>Imidazolate per benzimidazolate, 1; null to leave the table's occupancies.</summary>
    public double? LinkerRatio { get; init; }

    /// <summary>Where the structure and the ratio are from.</summary>
    public required string StructureSource { get; init; }

    /// <summary>Area of the strongest line: counts per step, summed over steps of 1°.</summary>
    public required double StrongestArea { get; init; }

    /// <summary>Size of the domains that diffract coherently, m.</summary>
    public required double DomainSize { get; init; }

    /// <summary>Microstrain ε of the crystallites, which adds 4·ε·tan θ to the width of a line, 1.</summary>
    public double Microstrain { get; init; }

    /// <summary>Full width at half maximum of the instrument's Gaussian, °.</summary>
    public required double InstrumentWidth { get; init; }

    /// <summary>Height of the powder's surface above the axis of the goniometer, m.</summary>
    public required double SampleDisplacement { get; init; }

    /// <summary>Radius of the goniometer, m.</summary>
    public required double GoniometerRadius { get; init; }

    /// <summary>Maxima of what is amorphous.</summary>
    public required ImmutableArray<DiffractionHalo> Halos { get; init; }

    /// <summary>Background that stays, counts per step.</summary>
    public required double Background { get; init; }

    /// <summary>Scattering by air at 2θ = 0, counts per step.</summary>
    public required double AirScattering { get; init; }

    /// <summary>Angle over which it falls to 1/e, °.</summary>
    public required double AirScatteringReach { get; init; }

    /// <summary>First angle, °.</summary>
    public required double From { get; init; }

    /// <summary>Step, °.</summary>
    public required double Step { get; init; }

    /// <summary>Number of steps.</summary>
    public required int Points { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of this kind, or a value in it cannot be.</exception>
    public static DiffractionRecipe Read(string path) => ExperimentRecipeFile.Read<DiffractionRecipe>(path, "a recipe of powder diffraction", (recipe, check) => recipe.Check(check));

    private void Check(RecipeCheck check)
    {
        check.Head(Experiment, Word, Sample, Assumptions);
        check.Require(LinkerRatio is null or (> 0 and < 1e6), "linkerRatio", "above 0 and below 1e6, or null", LinkerRatio ?? 0);
        check.From("strongestArea", StrongestArea, 0, 1e9);
        check.Within("domainSize", DomainSize, 1e-10, 1);
        check.From("microstrain", Microstrain, 0, 0.1);
        check.Within("instrumentWidth", InstrumentWidth, 0, 10);
        check.Require(Math.Abs(SampleDisplacement) < 0.1 * GoniometerRadius, "sampleDisplacement", "below a tenth of the goniometer's radius", SampleDisplacement);
        check.Within("goniometerRadius", GoniometerRadius, 0, 10);
        check.Count("halos", Halos, most: 100, least: 0);
        check.Require(Halos.All(h => h is { Width: > 0 and < 180, Area: >= 0 and < 1e9 }), "halos", "with positive widths and areas", Halos.Length);
        check.From("background", Background, 0, 1e9);
        check.From("airScattering", AirScattering, 0, 1e9);
        check.Within("airScatteringReach", AirScatteringReach, 0, 180);
        check.Within("step", Step, 0, 10);
        check.Require(Points is >= 2 and <= 100_000, "points", "from 2 to 100 000", Points);
        check.Require(From >= 1 && From + (Step * Points) <= 160, "from", "such that all angles lie from 1° to 160°", From);
    }
}
