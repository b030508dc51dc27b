using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know for ion currents of a heated sample: what the paper states, what is assumed, and the seed.</summary>
/// <remarks>All values are SI; rates of heating are in K/min.</remarks>
public sealed record IonRecipe
{
    /// <summary>Word that marks the recipe.</summary>
    public const string Word = "mass spectrometry";

    /// <summary>Kind of the experiment: <c>mass spectrometry</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Mass of the sample, kg.</summary>
    public required double Mass { get; init; }

    /// <summary>Name of the carrier gas, one of <see cref="Gases"/>; its mole fraction is what the others leave.</summary>
    public required string Carrier { get; init; }

    /// <summary>Flow of the carrier, mol/s.</summary>
    public required double Flow { get; init; }

    /// <summary>The temperature programme.</summary>
    public required TemperatureProgram Program { get; init; }

    /// <summary>Where the programme is from.</summary>
    public required string ProgramSource { get; init; }

    /// <summary>Time constant of the mixing in the furnace and the transfer line, s.</summary>
    public required double MixingTime { get; init; }

    /// <summary>Dead time of the transfer line, s.</summary>
    public required double Delay { get; init; }

    /// <summary>The gases.</summary>
    public required ImmutableArray<IonRecipeGas> Gases { get; init; }

    /// <summary>What leaves the sample; each gas is one of <see cref="Gases"/>.</summary>
    public required ImmutableArray<GuestRelease> Guests { get; init; }

    /// <summary>A gas that the sample begins to take up; null if there is none.</summary>
    public IonRecipeConsumption? Consumption { get; init; }

    /// <summary>m/z of the channels, in the order in which they are measured.</summary>
    public required ImmutableArray<double> Channels { get; init; }

    /// <summary>Time for one channel, s.</summary>
    public required double Dwell { get; init; }

    /// <summary>Time from one cycle to the next, s.</summary>
    public required double Cycle { get; init; }

    /// <summary>Current of the carrier's strongest ion for pure carrier, A.</summary>
    public required double Sensitivity { get; init; }

    /// <summary>Standard deviation of the rate at which the sensitivity drifts, 1/h.</summary>
    public required double DriftPerHour { get; init; }

    /// <summary>Standard deviation of the amplifier's noise, A.</summary>
    public required double Noise { get; init; }

    /// <summary>Standard deviation of the noise that is proportional to the current, 1.</summary>
    public required double RelativeNoise { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of this kind, or a value in it cannot be.</exception>
    public static IonRecipe Read(string path) => ExperimentRecipeFile.Read<IonRecipe>(path, "a recipe of mass spectrometry", (recipe, check) => recipe.Check(check));

    private void Check(RecipeCheck check)
    {
        check.Head(Experiment, Word, Sample, Assumptions);
        check.Within("mass", Mass, 0, 1);
        check.Within("flow", Flow, 0, 1);
        Program.Check(check);
        check.Within("mixingTime", MixingTime, 0, 1e5);
        check.From("delay", Delay, 0, 1e5);
        check.Count("gases", Gases, 50);
        check.Count("channels", Channels, 200);
        check.Within("dwell", Dwell, 0, 1e4);
        check.Require(Cycle >= Dwell * Channels.Length && Cycle < 1e5, "cycle", "not below the time for all channels", Cycle);
        check.Require(Program.Corners()[^1].Time / Cycle is >= 2 and <= 200_000, "cycle", "that gives 2 to 200 000 cycles", Cycle);
        check.Require(Program.Corners()[^1].Time / Math.Min(MixingTime, Dwell) * Gases.Length < 1e6, "mixingTime and dwell", "of which the run, for all gases, is shorter than a million", Math.Min(MixingTime, Dwell));
        check.Within("sensitivity", Sensitivity, 0, 1);
        check.From("driftPerHour", DriftPerHour, 0, 10);
        check.From("noise", Noise, 0, 1);
        check.From("relativeNoise", RelativeNoise, 0, 1);
        foreach (var gas in Gases)
            gas.Check(check);
        check.Count("guests", Guests, most: 20, least: 0);
        foreach (var guest in Guests)
            guest.Check(check, "guests");
        Consumption?.Check(check);
        foreach (var gas in Guests.Select(g => g.Gas).Append(Carrier).Concat(Consumption is { } c ? [c.Onset.Gas] : []))
            check.Require(Gases.Count(g => g.Gas == gas) == 1, "gases", $"that lists '{gas}' once", Gases.Count(g => g.Gas == gas));
    }
}
