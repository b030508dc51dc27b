using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A signal of a molecule in a proton spectrum.</summary>
public sealed record NmrSignal
{
    /// <summary>Name of the molecule, one of the recipe's.</summary>
    public required string Molecule { get; init; }

    /// <summary>Protons that give the signal, 1.</summary>
    public required double Protons { get; init; }

    /// <summary>Chemical shift, ppm.</summary>
    public required double Shift { get; init; }

    /// <summary>Where the shift is from.</summary>
    public required string ShiftSource { get; init; }

    /// <summary>Full width at half maximum of each line, Hz.</summary>
    public required double Width { get; init; }

    /// <summary>Distances of its lines from the middle, Hz; one line in the middle if left out.</summary>
    public ImmutableArray<double> Offsets { get; init; } = [0];

    /// <summary>Relative areas of its lines, 1.</summary>
    public ImmutableArray<double> Weights { get; init; } = [1];

    internal void Check(RecipeCheck check)
    {
        check.From("signals.protons", Protons, 0, 1000);
        check.From("signals.shift", Shift, -1000, 1000);
        check.Within("signals.width", Width, 0, 1e5);
        check.Count("signals.offsets", Offsets, 100);
        check.Require(!Weights.IsDefault && Weights.Length == Offsets.Length && Weights.All(w => w >= 0) && Weights.Sum() > 0, "signals.weights", "with one number for each offset", Weights.IsDefault ? 0 : Weights.Length);
    }
}
