namespace Fickian.Infrared;

/// <summary>Beer and Lambert's law: concentration from the absorbance of a band.</summary>
/// <remarks>
/// c = A/(ε·l). For the height of a band ε is the decadic molar absorptivity in m²/mol, 0.1 times its value in L mol⁻¹ cm⁻¹, and A its absorbance;
/// for its area ε is the integrated absorptivity in cm⁻¹·m²/mol and A the integrated absorbance in cm⁻¹. The concentration is in mol/m³ either way.
/// One absorbing species in the band, unchanged by its concentration and surroundings; light through the whole path; absorbance below saturation, see <see cref="StrayLight"/>.
/// u²(c)/c² = u²(A)/A² + u²(ε)/ε² + u²(l)/l², to first order, errors independent; ε and l scale all points of a curve or map alike, which <see cref="ScaleError"/> tells apart from the noise.
/// Source: JCGM 100:2008 (GUM), 5.1.2 and G.4.1, for the uncertainty.
/// </remarks>
public sealed record BeerLambert
{
    private static readonly Unit MolePerCubicMetre = new("mol/m³");

    /// <summary>What comes out: concentration, mol/m³.</summary>
    internal static Quantity Concentrations { get; } = new("concentration", "c", MolePerCubicMetre);

    /// <summary>Makes a law.</summary>
    /// <param name="molarAbsorptivity">ε, m²/mol for heights, cm⁻¹·m²/mol for areas; above 0.</param>
    /// <param name="pathLength">l, m; above 0.</param>
    /// <exception cref="ArgumentException">One of them is not positive and finite.</exception>
    public BeerLambert(Estimate molarAbsorptivity, Estimate pathLength)
    {
        ArgumentNullException.ThrowIfNull(molarAbsorptivity);
        ArgumentNullException.ThrowIfNull(pathLength);
        if (!(molarAbsorptivity.Value > 0 && pathLength.Value > 0 && double.IsFinite(molarAbsorptivity.Value * pathLength.Value)))
            throw new ArgumentException($"A molar absorptivity and a path length above 0 are expected; found {molarAbsorptivity} and {pathLength}.", nameof(molarAbsorptivity));
        (MolarAbsorptivity, PathLength) = (molarAbsorptivity, pathLength);
    }

    /// <summary>ε, m²/mol for heights, cm⁻¹·m²/mol for areas.</summary>
    public Estimate MolarAbsorptivity { get; }

    /// <summary>l, m.</summary>
    public Estimate PathLength { get; }

    /// <summary>Relative standard error that all concentrations share, from ε and l, 1.</summary>
    public double ScaleError => Math.Sqrt(Square(MolarAbsorptivity) + Square(PathLength));

    private double Scale => MolarAbsorptivity.Value * PathLength.Value;

    /// <summary>Concentration with the errors of absorbance, absorptivity and path, mol/m³.</summary>
    /// <param name="absorbance">Absorbance, 1, or integrated absorbance, cm⁻¹; may be negative within its noise.</param>
    public Estimate Concentration(Estimate absorbance)
    {
        ArgumentNullException.ThrowIfNull(absorbance);
        var value = absorbance.Value / Scale;
        if (absorbance.Verdict != Verdict.Determined || MolarAbsorptivity.Verdict != Verdict.Determined || PathLength.Verdict != Verdict.Determined)
            return new(value, double.PositiveInfinity, MolePerCubicMetre) { Name = Concentrations.Name, Verdict = Verdict.NotDetermined };
        var own = Math.Pow(absorbance.StandardError / Scale, 2);
        var (absorptivity, path) = (value * value * Square(MolarAbsorptivity), value * value * Square(PathLength));
        var variance = own + absorptivity + path;
        var freedom = variance * variance / ((own * own / absorbance.DegreesOfFreedom) + (absorptivity * absorptivity / MolarAbsorptivity.DegreesOfFreedom) + (path * path / PathLength.DegreesOfFreedom));
        return new(value, Math.Sqrt(variance), MolePerCubicMetre)
        {
            Name = Concentrations.Name,
            DegreesOfFreedom = double.IsNaN(freedom) ? double.PositiveInfinity : freedom,
        };
    }

    /// <summary>Concentrations of a curve of absorbances, mol/m³; their standard deviations are those of the absorbances, without <see cref="ScaleError"/>.</summary>
    public Curve Concentration(Curve absorbances)
    {
        ArgumentNullException.ThrowIfNull(absorbances);
        return absorbances.Scaled(1 / Scale) with { YQuantity = Concentrations };
    }

    /// <summary>Concentrations of a map of absorbances, mol/m³, or their standard errors of a map of those, without <see cref="ScaleError"/>.</summary>
    public Image Concentration(Image absorbances)
    {
        ArgumentNullException.ThrowIfNull(absorbances);
        return new(Array.ConvertAll(absorbances.Values.ToArray(), a => a / Scale), absorbances.X.ToArray(), absorbances.Y.ToArray()) { Quantity = Concentrations, Provenance = absorbances.Provenance };
    }

    private static double Square(Estimate e) => Math.Pow(e.StandardError / e.Value, 2);
}
