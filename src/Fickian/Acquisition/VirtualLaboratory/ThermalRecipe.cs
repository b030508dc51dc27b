using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know for runs of a calorimeter, with or without a balance: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>All values are SI; rates of heating are in K/min.</remarks>
public sealed record ThermalRecipe
{
    /// <summary>Word that marks the recipe.</summary>
    public const string Word = "thermal analysis";

    /// <summary>Kind of the experiment: <c>thermal analysis</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Gas in the furnace.</summary>
    public required string Atmosphere { get; init; }

    /// <summary>The temperature programme of all runs that have none of their own.</summary>
    public required TemperatureProgram Program { get; init; }

    /// <summary>Where the programme is from.</summary>
    public required string ProgramSource { get; init; }

    /// <summary>Time from one reading to the next, s.</summary>
    public required double SamplingInterval { get; init; }

    /// <summary>The runs.</summary>
    public required ImmutableArray<ThermalRun> Runs { get; init; }

    /// <summary>The calorimeter.</summary>
    public required ThermalCalorimeter Calorimeter { get; init; }

    /// <summary>The balance; null if the instrument has none.</summary>
    public ThermalBalance? Balance { get; init; }

    /// <summary>Heat capacity of the solid at <see cref="HeatCapacityTemperature"/>, J/(kg K).</summary>
    public required double HeatCapacity { get; init; }

    /// <summary>Slope of the heat capacity, J/(kg K²).</summary>
    public required double HeatCapacitySlope { get; init; }

    /// <summary>Temperature for which the heat capacity is stated, K.</summary>
    public required double HeatCapacityTemperature { get; init; }

    /// <summary>How the sample melts; null if it does not.</summary>
    public ThermalMelting? Melting { get; init; }

    /// <summary>How the sample relaxes as a glass; null if it is none.</summary>
    public ThermalGlass? Glass { get; init; }

    /// <summary>What leaves the sample.</summary>
    public required ImmutableArray<GuestRelease> Guests { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of this kind, or a value in it cannot be.</exception>
    public static ThermalRecipe Read(string path) => ExperimentRecipeFile.Read<ThermalRecipe>(path, "a recipe of thermal analysis", (recipe, check) => recipe.Check(check));

    /// <summary>The recipe as it holds for one run, with the programme and the interval of that run where it has its own.</summary>
    internal ThermalRecipe Of(ThermalRun run) => this with { Program = run.Program ?? Program, SamplingInterval = run.SamplingInterval ?? SamplingInterval };

    private void Check(RecipeCheck check)
    {
        check.Head(Experiment, Word, Sample, Assumptions);
        check.Count("runs", Runs, 20);
        foreach (var timed in Runs.Select(Of))
        {
            timed.Program.Check(check);
            check.Within("samplingInterval", timed.SamplingInterval, 0, 1e5);
            check.Require(timed.Program.Corners()[^1].Time / timed.SamplingInterval is >= 2 and <= 200_000, "samplingInterval", "that gives 2 to 200 000 readings", timed.SamplingInterval);
        }

        check.Require(Runs.Select(r => r.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == Runs.Length, "runs", "with names that differ", Runs.Length);
        foreach (var run in Runs)
            run.Check(check);
        Calorimeter.Check(check);
        Balance?.Check(check);
        check.Within("heatCapacity", HeatCapacity, 0, 1e5);
        check.From("heatCapacitySlope", HeatCapacitySlope, -100, 100);
        check.Within("heatCapacityTemperature", HeatCapacityTemperature, 0, 5000);
        Melting?.Check(check);
        Glass?.Check(check);
        check.Count("guests", Guests, most: 20, least: 0);
        foreach (var guest in Guests)
            guest.Check(check, "guests");
        check.Require(Guests.Sum(g => g.MassFraction) < 1, "guests", "whose mass fractions add up to less than 1", Guests.Sum(g => g.MassFraction));
    }
}
