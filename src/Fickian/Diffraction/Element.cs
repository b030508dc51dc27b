using System.Collections.Frozen;

namespace Fickian.Diffraction;

/// <summary>A chemical element: its mass, and how its electrons scatter X-rays.</summary>
/// <remarks>
/// f(s) = Σᵢ aᵢ·exp(−bᵢs²) + c,  s = sin θ/λ in Å⁻¹; dispersion is left out. Good to about 0.01 electrons for s below 2 Å⁻¹.
/// Neutral atoms; hydrogen as spherically averaged in a bond. Σaᵢ + c is the atomic number within 0.06.
/// Source: International Tables for Crystallography, volume C, tables 6.1.1.2 and 6.1.1.4; masses: IUPAC standard atomic weights 2021, abridged, for the lightest elements conventional.
/// Elements without a standard atomic weight (technetium, promethium, polonium to actinium) are not in the table.
/// </remarks>
public sealed partial record Element
{
    private static readonly FrozenDictionary<string, Element> BySymbol = Table().ToFrozenDictionary(e => e.Symbol, StringComparer.OrdinalIgnoreCase);

    private readonly double[] coefficients;

    private Element(int number, string symbol, double gramsPerMole, params double[] coefficients)
    {
        (Number, Symbol, MolarMass) = (number, symbol, gramsPerMole / 1000);
        this.coefficients = coefficients;
    }

    /// <summary>Atomic number.</summary>
    public int Number { get; }

    /// <summary>Symbol, for example <c>Zn</c>.</summary>
    public string Symbol { get; }

    /// <summary>Molar mass, kg/mol.</summary>
    public double MolarMass { get; }

    /// <summary>The element of a symbol, whatever its case; null if there is none in the table. Deuterium (D) and tritium (T) scatter like hydrogen and count as it.</summary>
    /// <param name="symbol">Symbol; a charge or number behind it is not looked at: <c>Zn2+</c>.</param>
    public static Element? Find(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var letters = 0;
        while (letters < symbol.Length && char.IsAsciiLetter(symbol[letters]))
            letters++;
        var name = symbol[..letters];
        return name is "D" or "T" ? BySymbol["H"] : BySymbol.GetValueOrDefault(name);
    }

    /// <summary>The element of an atom's label, for example <c>Zn</c> of <c>Zn1</c> and <c>C</c> of <c>C4A</c>; null if it begins with none.</summary>
    /// <remarks>Two letters count as a symbol only where the second is a small letter or the label has no other reading: <c>CA1</c> is taken as carbon.</remarks>
    public static Element? OfLabel(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length > 1 && char.IsAsciiLetterLower(label[1]) && Find(label[..2]) is { } two)
            return two;
        return label.Length > 0 && Find(label[..1]) is { } one ? one : label.Length > 1 ? Find(label[..2]) : null;
    }

    /// <summary>Scattering factor f, electrons.</summary>
    /// <param name="squared">(sin θ/λ)², m⁻².</param>
    public double ScatteringFactor(double squared)
    {
        var s = squared * 1e-20;
        var f = coefficients[8];
        for (var i = 0; i < 4; i++)
            f += coefficients[i] * Math.Exp(-coefficients[4 + i] * s);
        return f;
    }

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
