namespace Fickian.Composition;

/// <summary>Quantities of the composition of a solid.</summary>
public static class CompositionQuantity
{
    /// <summary>Amount of one substance over that of another, 1.</summary>
    public static Quantity MoleRatio { get; } = new("moleRatio", "r", Unit.One);

    /// <summary>x in Zn(Im)₂₋ₓ(bIm)ₓ, 1.</summary>
    public static Quantity LinkerContent { get; } = new("linkerContent", "x", Unit.One);

    /// <summary>Guest molecules per unit cell, 1.</summary>
    public static Quantity PerCell { get; } = new("moleculesPerCell", "n", Unit.One);

    /// <summary>Mass of the guests over the mass of solid and guests, 1.</summary>
    public static Quantity MassFraction { get; } = new("massFraction", "w", Unit.One);

    /// <summary>Molar mass, kg/mol.</summary>
    public static Quantity MolarMass { get; } = new("molarMass", "M", new Unit("kg/mol"));
}
