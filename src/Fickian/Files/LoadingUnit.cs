using System.Text.RegularExpressions;
using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>A unit of sorbed amount as files write it, in SI: <c>mmol/g</c>, <c>cm³/g STP</c>, <c>ml(STP) g-1</c>, <c>kmol/m3</c>, <c>%</c> of the mass.</summary>
/// <remarks>
/// A volume counts as a gas at 0 °C and 1 atm, 22 414 cm³/mol, only where STP stands with it. A mass becomes an amount where the gas is known.
/// What is not understood is not converted: the factor is 1 and the unit stays as written.
/// </remarks>
/// <param name="Factor">Values in SI = factor × values in the file.</param>
/// <param name="Quantity">What they then are.</param>
/// <param name="Doubt">Why they could not be converted, or on what the conversion rests; null if there is nothing to say.</param>
internal sealed partial record LoadingUnit(double Factor, Quantity Quantity, Finding? Doubt)
{
    /// <summary>Molar volume of a gas at 0 °C and 1 atm, m³/mol.</summary>
    public const double MolarVolume = 22414e-6;

    private static readonly Unit MolePerKilogram = new("mol/kg");

    // What one of the unit is: moles, cubic metres of gas, kilograms.
    private static readonly Dictionary<string, double> Amounts = new(StringComparer.Ordinal) { ["mol"] = 1, ["mmol"] = 1e-3, ["µmol"] = 1e-6, ["umol"] = 1e-6, ["kmol"] = 1e3 };
    private static readonly Dictionary<string, double> Volumes = new(StringComparer.Ordinal) { ["cm3"] = 1e-6, ["ml"] = 1e-6, ["cc"] = 1e-6, ["l"] = 1e-3, ["dm3"] = 1e-3, ["m3"] = 1 };
    private static readonly Dictionary<string, double> Masses = new(StringComparer.Ordinal) { ["mg"] = 1e-6, ["g"] = 1e-3, ["kg"] = 1 };

    /// <summary>Reads a unit.</summary>
    /// <param name="text">Unit as written.</param>
    /// <param name="adsorptive">Gas as named; empty if it is not.</param>
    public static LoadingUnit Parse(string text, string adsorptive)
    {
        var plain = Plain(text, out var standard);
        if (plain is "%" or "wt%" or "mass%" or "%mass" or "%ofmass")
            return OfMass(0.01, adsorptive);
        var match = Ratio().Match(plain);
        if (!match.Success)
            return Unknown(text);
        var (above, below) = (match.Groups["above"].Value, match.Groups["below"].Value);
        if (Masses.TryGetValue(above, out var mass))
            return Masses.TryGetValue(below, out var per) ? OfMass(mass / per, adsorptive) : Unknown(text);
        double moles;
        if (!Amounts.TryGetValue(above, out moles))
        {
            if (!standard || !Volumes.TryGetValue(above, out var volume))
                return Unknown(text);
            moles = volume / MolarVolume;
        }

        return Masses.TryGetValue(below, out var kilograms) ? new(moles / kilograms, Loading(MolePerKilogram), null)
            : Volumes.TryGetValue(below, out var cubicMetres) ? new(moles / cubicMetres, Loading(new("mol/m³")), Finding.Hint($"The loading is per volume of the solid ('{text}'), not per mass."))
            : below is "mol" ? new(moles, Loading(new("mol/mol")), Finding.Hint($"The loading is per mole of the solid ('{text}'), not per mass."))
            : Unknown(text);
    }

    private static LoadingUnit OfMass(double factor, string adsorptive) => Adsorptive.MolarMass(adsorptive) is { } molar
        ? new(factor / molar, Loading(MolePerKilogram), Finding.Hint($"The loading is a mass of '{adsorptive}'; it was divided by its molar mass, {1000 * molar:0.###} g/mol."))
        : new(factor, new("massLoading", "w", new("kg/kg")), Finding.Hint($"The loading is a mass of gas per mass; '{adsorptive}' is no gas whose molar mass is known here, so it was not made an amount."));

    private static LoadingUnit Unknown(string text) => new(1, Loading(text.Trim().Length == 0 ? Unit.One : new(text.Trim())), Finding.Warning(
        text.Trim().Length == 0 ? "The file states no unit of the loading; its numbers were kept." : $"The loading is in '{text.Trim()}', of which the basis is not certain; its numbers were kept."));

    private static Quantity Loading(Unit unit) => new("loading", "q", unit);

    // 'cm^3(STP) g^-1' and 'cm³/g STP' both become 'cm3/g'.
    private static string Plain(string text, out bool standard)
    {
        var plain = text.Trim().ToLowerInvariant().Replace('³', '3').Replace("⁻¹", "-1", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal).Replace("μ", "µ", StringComparison.Ordinal);
        standard = plain.Contains("stp", StringComparison.Ordinal);
        plain = plain.Replace("(stp)", "", StringComparison.Ordinal).Replace("@ stp", "", StringComparison.Ordinal).Replace("stp", "", StringComparison.Ordinal).Replace(" per ", "/", StringComparison.Ordinal).Trim();
        return Inverse().Replace(plain, "/${unit}").Replace(" ", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?<above>[a-zµ]+3?)/(?<below>[a-z]+3?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ratio();

    [GeneratedRegex(@"[\s·](?<unit>[a-z]+3?)\s?-1$", RegexOptions.ExplicitCapture)]
    private static partial Regex Inverse();
}
