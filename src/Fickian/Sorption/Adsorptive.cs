using System.Collections.Frozen;

namespace Fickian.Sorption;

/// <summary>Gases by the names that instruments and authors give them.</summary>
internal static class Adsorptive
{
    // Molar masses from the standard atomic weights, abridged (IUPAC 2021), kg/mol.
    private static readonly FrozenDictionary<string, double> MolarMasses = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase)
    {
        ["N2"] = 28.014e-3,
        ["nitrogen"] = 28.014e-3,
        ["Ar"] = 39.95e-3,
        ["argon"] = 39.95e-3,
        ["CO2"] = 44.009e-3,
        ["carbon dioxide"] = 44.009e-3,
        ["H2O"] = 18.015e-3,
        ["water"] = 18.015e-3,
        ["O2"] = 31.998e-3,
        ["oxygen"] = 31.998e-3,
        ["H2"] = 2.016e-3,
        ["hydrogen"] = 2.016e-3,
        ["CH4"] = 16.043e-3,
        ["methane"] = 16.043e-3,
        ["C2H2"] = 26.038e-3,
        ["acetylene"] = 26.038e-3,
        ["C2H4"] = 28.054e-3,
        ["ethene"] = 28.054e-3,
        ["ethylene"] = 28.054e-3,
        ["C2H6"] = 30.070e-3,
        ["ethane"] = 30.070e-3,
        ["C3H6"] = 42.081e-3,
        ["propene"] = 42.081e-3,
        ["propylene"] = 42.081e-3,
        ["C3H8"] = 44.097e-3,
        ["propane"] = 44.097e-3,
        ["C4H10"] = 58.124e-3,
        ["butane"] = 58.124e-3,
        ["n-butane"] = 58.124e-3,
        ["Kr"] = 83.798e-3,
        ["krypton"] = 83.798e-3,
        ["Xe"] = 131.29e-3,
        ["xenon"] = 131.29e-3,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Molar mass, kg/mol; null for a name that is not known.</summary>
    /// <param name="name">Name or formula; a temperature behind it, as in <c>Water 30C</c>, does not matter.</param>
    public static double? MolarMass(string name)
    {
        var words = name.Trim();
        if (MolarMasses.TryGetValue(words, out var mass))
            return mass;
        var blank = words.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && MolarMasses.TryGetValue(words[..blank], out mass) && words[(blank + 1)..].All(c => char.IsAsciiDigit(c) || c is 'C' or 'K' or '°' or '.' or ' ') ? mass : null;
    }
}
