using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know to map the uptake of a shard with a camera of infrared pixels: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>
/// The shard is a block whose six faces are open; the beam goes through its thickness, and the camera sees the middle of one of its edges.
/// All values are SI, wavenumbers and band areas in cm⁻¹.
/// </remarks>
public sealed partial record MapRecipe
{
    /// <summary>Word that marks the recipe of a map.</summary>
    public const string Word = "map";

    /// <summary>Kind of the experiment: <c>map</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Formula of the gas.</summary>
    public required string Gas { get; init; }

    /// <summary>Diffusivity, the same in all directions, m²/s.</summary>
    public required double Diffusivity { get; init; }

    /// <summary>Where the diffusivity is from.</summary>
    public required string DiffusivitySource { get; init; }

    /// <summary>Thickness along the beam, m.</summary>
    public required double Thickness { get; init; }

    /// <summary>Where the thickness is from.</summary>
    public required string ThicknessSource { get; init; }

    /// <summary>Length of the block across the edge in view, m.</summary>
    public required double Width { get; init; }

    /// <summary>Length of the block along the edge in view, m.</summary>
    public required double Length { get; init; }

    /// <summary>Pixels across the edge.</summary>
    public required int Columns { get; init; }

    /// <summary>Pixels along the edge.</summary>
    public required int Rows { get; init; }

    /// <summary>Side of a pixel on the sample, m.</summary>
    public required double PixelSize { get; init; }

    /// <summary>Distance from the border of the picture to the edge, in the middle row, m.</summary>
    public required double EdgePosition { get; init; }

    /// <summary>Angle between the edge and the columns of pixels, rad.</summary>
    public required double EdgeAngle { get; init; }

    /// <summary>Standard deviation of the Gaussian point spread, m.</summary>
    public required double PointSpread { get; init; }

    /// <summary>Middle of each scan since the gas was let in, s. Ascending.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>Time over which one frame is averaged, s.</summary>
    public required double ScanDuration { get; init; }

    /// <summary>Time constant τ of the pressure step, p/p∞ = 1 − exp(−t/τ), s.</summary>
    public required double ValveTimeConstant { get; init; }

    /// <summary>First wavenumber, cm⁻¹.</summary>
    public required double FirstWavenumber { get; init; }

    /// <summary>Step from one wavenumber to the next, cm⁻¹.</summary>
    public required double WavenumberStep { get; init; }

    /// <summary>Number of wavenumbers.</summary>
    public required int Wavenumbers { get; init; }

    /// <summary>Spectral resolution: full width at half maximum of a gas line, cm⁻¹.</summary>
    public required double Resolution { get; init; }

    /// <summary>Temperature of the gas, K.</summary>
    public required double Temperature { get; init; }

    /// <summary>Bands of the gas in the sample.</summary>
    public required ImmutableArray<MapRecipeBand> Bands { get; init; }

    /// <summary>Area of all bands of the gas in the sample at equilibrium, cm⁻¹.</summary>
    public required double EquilibriumBandArea { get; init; }

    /// <summary>Area of the gas phase's lines through the cell beside the sample, cm⁻¹.</summary>
    public required double GasBandArea { get; init; }

    /// <summary>Depth of the gas cell, m; the sample takes the place of gas.</summary>
    public required double CellDepth { get; init; }

    /// <summary>Apparent absorbance by scattering inside the sample, at 2350 cm⁻¹, 1.</summary>
    public required double Scattering { get; init; }

    /// <summary>The same at the edge, above that inside, 1; falls off with the distance as a Gaussian of <see cref="EdgeScatteringReach"/>.</summary>
    public required double EdgeScattering { get; init; }

    /// <summary>Standard deviation of the strip where the edge scatters, m.</summary>
    public required double EdgeScatteringReach { get; init; }

    /// <summary>Power of the wavenumber with which scattering rises, 1.</summary>
    public required double ScatteringPower { get; init; }

    /// <summary>Standard deviation of the detector's noise in absorbance, 1.</summary>
    public required double Noise { get; init; }

    /// <summary>Standard deviation of the baseline's drift rate, 1/h.</summary>
    public required double DriftPerHour { get; init; }

    /// <summary>Steps of the stored whole numbers per unit of absorbance.</summary>
    public required double StepsPerAbsorbance { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Whether a file is the recipe of a map; any other file is not.</summary>
    public static bool Recognises(string path) => ExperimentRecipeFile.Experiment(path) == Word;

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of a map, or a value in it cannot be.</exception>
    public static MapRecipe Read(string path) => ExperimentRecipeFile.Read<MapRecipe>(path, "a map recipe", (recipe, check) => recipe.Check(check));
}
