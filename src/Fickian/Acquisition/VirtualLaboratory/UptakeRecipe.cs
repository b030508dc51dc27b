using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know to make one uptake experiment: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>The sample is a plane sheet open on both faces. All values are SI, band areas in cm⁻¹.</remarks>
public sealed partial record UptakeRecipe
{
    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Formula of the gas.</summary>
    public required string Gas { get; init; }

    /// <summary>Diffusivity, m²/s; null if nothing is taken up.</summary>
    public required double? Diffusivity { get; init; }

    /// <summary>Where the diffusivity is from.</summary>
    public required string DiffusivitySource { get; init; }

    /// <summary>Thickness of the sheet, m.</summary>
    public required double Thickness { get; init; }

    /// <summary>Where the thickness is from.</summary>
    public required string ThicknessSource { get; init; }

    /// <summary>Area of the gas's band at equilibrium, cm⁻¹.</summary>
    public required double EquilibriumBandArea { get; init; }

    /// <summary>Time constant τ of the pressure step, p/p∞ = 1 − exp(−t/τ): the valve opens in finite time, s.</summary>
    public required double ValveTimeConstant { get; init; }

    /// <summary>Time from one spectrum to the next, s.</summary>
    public required double SamplingInterval { get; init; }

    /// <summary>Time over which one spectrum is averaged, s.</summary>
    public required double ScanDuration { get; init; }

    /// <summary>Number of spectra.</summary>
    public required int Points { get; init; }

    /// <summary>Standard deviation of the detector's noise in the band area, cm⁻¹.</summary>
    public required double Noise { get; init; }

    /// <summary>Standard deviation of the baseline's drift rate, cm⁻¹/h.</summary>
    public required double DriftPerHour { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe, or a value in it cannot be.</exception>
    public static UptakeRecipe Read(string path) => ExperimentRecipeFile.Read<UptakeRecipe>(path, "an uptake recipe", (recipe, check) => recipe.Check(check));

    private void Check(RecipeCheck check)
    {
        check.Require(Diffusivity is null or (>= 1e-20 and <= 1e-5), "diffusivity", "between 1e-20 and 1e-5 m²/s, or null", Diffusivity ?? 0);
        check.Require(Thickness is > 0 and < 1, "thickness", "above 0 and below 1 m", Thickness);
        check.Require(EquilibriumBandArea is >= 0 and < 1e6, "equilibriumBandArea", "from 0 to 1e6 cm⁻¹", EquilibriumBandArea);
        check.Require(ValveTimeConstant is >= 0 and < 1e6, "valveTimeConstant", "from 0 to 1e6 s", ValveTimeConstant);
        check.Require(SamplingInterval is > 0 and < 1e7, "samplingInterval", "above 0 and below 1e7 s", SamplingInterval);
        check.Require(ScanDuration >= 0 && ScanDuration <= SamplingInterval, "scanDuration", "from 0 to the sampling interval", ScanDuration);
        check.Require(Points is >= 2 and <= 1_000_000, "points", "from 2 to 1 000 000", Points);
        check.Require(Noise is >= 0 and < 1e6, "noise", "from 0 to 1e6 cm⁻¹", Noise);
        check.Require(DriftPerHour is >= 0 and < 1e6, "driftPerHour", "from 0 to 1e6 cm⁻¹/h", DriftPerHour);
    }
}
