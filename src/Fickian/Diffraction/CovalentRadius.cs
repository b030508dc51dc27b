using System.Collections.Frozen;

namespace Fickian.Diffraction;

/// <summary>Radii of atoms in covalent bonds, by which distances are told to be bonds.</summary>
/// <remarks>
/// sp³ carbon; low spin where there are two. Scatter of a radius among structures: 1 to 9 pm. Elements that are not in the table count as <see cref="Other"/>.
/// Source: B. Cordero et al., Dalton Trans. 2832 (2008), for the elements that frameworks are made of.
/// </remarks>
public static class CovalentRadius
{
    /// <summary>Radius of elements that are not in the table, m.</summary>
    public const double Other = 140e-12;

    private static readonly FrozenDictionary<string, int> Picometres = new (string Symbol, int Radius)[]
    {
        ("H", 31), ("B", 84), ("C", 76), ("N", 71), ("O", 66), ("F", 57), ("Na", 166), ("Mg", 141), ("Al", 121), ("Si", 111), ("P", 107), ("S", 105), ("Cl", 102), ("K", 203), ("Ca", 176),
        ("Ti", 160), ("Cr", 139), ("Mn", 139), ("Fe", 132), ("Co", 126), ("Ni", 124), ("Cu", 132), ("Zn", 122), ("Br", 120), ("Zr", 175), ("Cd", 144), ("I", 139),
    }.ToFrozenDictionary(e => e.Symbol, e => e.Radius, StringComparer.Ordinal);

    /// <summary>Radius of an element, m.</summary>
    /// <param name="element">The element.</param>
    public static double Of(Element element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return Picometres.TryGetValue(element.Symbol, out var radius) ? radius * 1e-12 : Other;
    }
}
