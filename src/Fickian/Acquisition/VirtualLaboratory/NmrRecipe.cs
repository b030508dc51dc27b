using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>What the virtual laboratory needs to know for a proton spectrum of a digested solid: what the paper states, what is assumed, and the seed.</summary>
public sealed record NmrRecipe
{
    /// <summary>Word that marks the recipe.</summary>
    public const string Word = "nuclear magnetic resonance";

    /// <summary>Kind of the experiment: <c>nuclear magnetic resonance</c>.</summary>
    public required string Experiment { get; init; }

    /// <summary>Name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Solvent and acid.</summary>
    public required string Solvent { get; init; }

    /// <summary>Frequency of the spectrometer, Hz.</summary>
    public required double Frequency { get; init; }

    /// <summary>Width of the spectrum, Hz.</summary>
    public required double SpectralWidth { get; init; }

    /// <summary>Chemical shift in its middle, ppm.</summary>
    public required double Centre { get; init; }

    /// <summary>Complex points of the free induction decay, a power of two.</summary>
    public required int Points { get; init; }

    /// <summary>What is dissolved.</summary>
    public required ImmutableArray<NmrMolecule> Molecules { get; init; }

    /// <summary>The signals.</summary>
    public required ImmutableArray<NmrSignal> Signals { get; init; }

    /// <summary>Relative errors of the first points of the decay, which bend the baseline, 1.</summary>
    public required ImmutableArray<double> EarlyErrors { get; init; }

    /// <summary>Standard deviation of the receiver's noise in real and imaginary part, relative to one proton of a molecule of amount 1.</summary>
    public required double Noise { get; init; }

    /// <summary>Seed of the random numbers.</summary>
    public required int Seed { get; init; }

    /// <summary>What is assumed beyond the paper.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">Path of a JSON file.</param>
    /// <exception cref="DataFileException">The file is no recipe of this kind, or a value in it cannot be.</exception>
    public static NmrRecipe Read(string path) => ExperimentRecipeFile.Read<NmrRecipe>(path, "a recipe of a proton spectrum", (recipe, check) => recipe.Check(check));

    private void Check(RecipeCheck check)
    {
        check.Head(Experiment, Word, Sample, Assumptions);
        check.Within("frequency", Frequency, 1e6, 1e10);
        check.Within("spectralWidth", SpectralWidth, 0, 1e7);
        check.From("centre", Centre, -1000, 1000);
        check.Require(Points is >= 256 and <= 1 << 20 && int.IsPow2(Points), "points", "that is a power of two from 256 to 1 048 576", Points);
        check.Count("molecules", Molecules, 100);
        check.Require(Molecules.All(m => m.Amount is >= 0 and < 1e9) && Molecules.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count() == Molecules.Length, "molecules", "with names that differ and amounts from 0 to 1e9", Molecules.Length);
        check.Count("signals", Signals, 1000);
        foreach (var signal in Signals)
        {
            signal.Check(check);
            check.Require(Molecules.Any(m => m.Name == signal.Molecule), "signals.molecule", "that is one of the molecules", signal.Molecule);
            check.Require(Math.Abs(signal.Shift - Centre) * Frequency * 1e-6 < 0.5 * SpectralWidth, "signals.shift", "within the spectrum", signal.Shift);
        }

        check.Require((double)Points * Signals.Sum(s => s.Offsets.Length) <= 1e9, "points", "of at most 1e9 for all lines", Points);
        check.Count("earlyErrors", EarlyErrors, most: 16, least: 0);
        check.Require(EarlyErrors.All(e => Math.Abs(e) <= 1), "earlyErrors", "of numbers from −1 to 1", EarlyErrors.Length);
        check.From("noise", Noise, 0, 1e6);
    }
}
