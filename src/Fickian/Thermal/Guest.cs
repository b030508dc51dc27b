using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>A molecule that a porous solid may hold.</summary>
/// <param name="Name">Name.</param>
/// <param name="Formula">Formula.</param>
/// <param name="MolarMass">Molar mass, kg/mol, from the standard atomic weights of IUPAC, abridged.</param>
public sealed record Guest(string Name, string Formula, double MolarMass)
{
    /// <summary>Water.</summary>
    public static Guest Water { get; } = new("water", "H₂O", 18.015e-3);

    /// <summary>Carbon dioxide.</summary>
    public static Guest CarbonDioxide { get; } = new("carbon dioxide", "CO₂", 44.009e-3);

    /// <summary>N,N-dimethylformamide.</summary>
    public static Guest Dimethylformamide { get; } = new("N,N-dimethylformamide", "C₃H₇NO", 73.095e-3);

    /// <summary>Oxygen.</summary>
    public static Guest Oxygen { get; } = new("oxygen", "O₂", 31.998e-3);

    /// <summary>Those above.</summary>
    public static ImmutableArray<Guest> All => [Water, CarbonDioxide, Dimethylformamide, Oxygen];
}
