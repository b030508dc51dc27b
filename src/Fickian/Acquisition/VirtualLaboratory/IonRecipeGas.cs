using System.Collections.Immutable;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>A gas in a virtual mass spectrometer: how it breaks up, and how much of it is there without the sample.</summary>
public sealed record IonRecipeGas
{
    /// <summary>Name of the gas.</summary>
    public required string Gas { get; init; }

    /// <summary>Molar mass, kg/mol.</summary>
    public required double MolarMass { get; init; }

    /// <summary>m/z of the ions it gives.</summary>
    public required ImmutableArray<double> MassToCharge { get; init; }

    /// <summary>Current of each ion for a mole fraction of 1 over that of the strongest ion of the carrier, 1. As many as <see cref="MassToCharge"/>.</summary>
    public required ImmutableArray<double> Intensity { get; init; }

    /// <summary>Mole fraction in the carrier that stays, 1.</summary>
    public required double Background { get; init; }

    /// <summary>Further mole fraction that is pumped away in the course of the run, 1.</summary>
    public double Residue { get; init; }

    /// <summary>Time constant with which it is pumped away, s.</summary>
    public double ResidueTime { get; init; } = 1;

    internal void Check(RecipeCheck check)
    {
        check.Require(!string.IsNullOrWhiteSpace(Gas), "gases.gas", "that names the gas", "none");
        check.Within("gases.molarMass", MolarMass, 0, 1);
        check.Count("gases.massToCharge", MassToCharge, 100);
        check.Require(!Intensity.IsDefault && Intensity.Length == MassToCharge.Length && Intensity.All(i => i is > 0 and < 100), "gases.intensity", "with one positive number for each m/z", Intensity.IsDefault ? 0 : Intensity.Length);
        check.From("gases.background", Background, 0, 1);
        check.From("gases.residue", Residue, 0, 1);
        check.Within("gases.residueTime", ResidueTime, 0, 1e9);
    }
}
