using Fickian.Fitting;

namespace Fickian.Composition;

/// <summary>The framework Zn(Im)₂₋ₓ(bIm)ₓ of ZIF-62: what a linker ratio and a guest ratio from the digested solid mean for its cell and its mass.</summary>
/// <remarks>
/// x = 2·r/(1 + r), r = bIm:Im; M = M_Zn + (2 − x)·M_Im + x·M_bIm; a cell holds Z formula units and 2·Z linkers.
/// Guests per cell n = 2·Z·ρ, ρ = guests per linker; mass fraction w = n·M_g/(n·M_g + Z·M).
/// At r = 1:4.8, x = 0.345, M = 216.78 g/mol; 0.02 DMF per cell of 16 Zn are 0.042 % of the mass.
/// Atomic weights: Zn 65.38, C 12.011, N 14.007, H 1.008 (IUPAC 2021, abridged).
/// </remarks>
/// <param name="LinkerContent">x, 1.</param>
/// <param name="FormulaUnits">Z, 16 in the orthorhombic cell of ZIF-62.</param>
public sealed record ImidazolateFramework(Estimate LinkerContent, int FormulaUnits = 16)
{
    private const double Zinc = 65.38e-3;
    private const double Imidazolate = ((3 * 12.011) + (3 * 1.008) + (2 * 14.007)) * 1e-3;
    private const double Benzimidazolate = ((7 * 12.011) + (5 * 1.008) + (2 * 14.007)) * 1e-3;

    /// <summary>Molar mass of N,N-dimethylformamide, C₃H₇NO, kg/mol.</summary>
    public const double Dimethylformamide = 73.095e-3;

    /// <summary>Molar mass of water, kg/mol.</summary>
    public const double Water = 18.015e-3;

    /// <summary>Molar mass of a formula unit, kg/mol.</summary>
    public Estimate FormulaMass => Propagation.OfIndependent(CompositionQuantity.MolarMass, x => Mass(x[0]), LinkerContent);

    /// <summary>Mass of a mole of cells, kg/mol.</summary>
    public Estimate CellMass => Propagation.OfIndependent(CompositionQuantity.MolarMass, x => FormulaUnits * Mass(x[0]), LinkerContent);

    /// <summary>The framework of a linker ratio.</summary>
    /// <param name="benzimidazolateToImidazolate">r, moles of bIm per mole of Im.</param>
    public static ImidazolateFramework OfRatio(Estimate benzimidazolateToImidazolate) =>
        new(Propagation.OfIndependent(CompositionQuantity.LinkerContent, r => 2 * r[0] / (1 + r[0]), benzimidazolateToImidazolate));

    /// <summary>Guest molecules per cell from guests per linker.</summary>
    /// <param name="guestsPerLinker">Moles of the guest over moles of all linkers, 1.</param>
    public Estimate PerCell(Estimate guestsPerLinker) =>
        Propagation.OfIndependent(CompositionQuantity.PerCell, r => 2 * FormulaUnits * r[0], guestsPerLinker);

    /// <summary>Mass fraction of guests from their number per cell.</summary>
    /// <param name="perCell">n, 1.</param>
    /// <param name="guestMass">M_g, kg/mol.</param>
    public Estimate MassFraction(Estimate perCell, double guestMass) =>
        Propagation.OfIndependent(CompositionQuantity.MassFraction, v => v[0] * guestMass / ((v[0] * guestMass) + (FormulaUnits * Mass(v[1]))), perCell, LinkerContent);

    /// <summary>Number of guests per cell from their mass fraction.</summary>
    /// <param name="massFraction">w, 1, below 1.</param>
    /// <param name="guestMass">M_g, kg/mol.</param>
    public Estimate PerCell(Estimate massFraction, double guestMass) =>
        Propagation.OfIndependent(CompositionQuantity.PerCell, v => v[0] / (1 - v[0]) * FormulaUnits * Mass(v[1]) / guestMass, massFraction, LinkerContent);

    private static double Mass(double x) => Zinc + ((2 - x) * Imidazolate) + (x * Benzimidazolate);
}
