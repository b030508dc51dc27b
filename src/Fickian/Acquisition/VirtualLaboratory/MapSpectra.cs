namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>The pure spectra of a map recipe: gas in the sample, gas beside it, scattering.</summary>
/// <remarks>
/// Gas phase of CO₂: the antisymmetric stretch from the vibrational ground state, even J only,
/// P(J) = ν₀ − (B₁ + B₀)J + (B₁ − B₀)J²,  R(J) = ν₀ + (B₁ + B₀)(J + 1) + (B₁ − B₀)(J + 1)²,
/// intensity ∝ J or J + 1 times exp[−hcB₀J(J + 1)/kT], each line a Gaussian as wide as the resolution, absorbance in proportion to pressure.
/// Hot bands, other isotopes and the saturation of narrow lines are left out.
/// ν₀ = 2349.143 cm⁻¹, B₀ = 0.390219 cm⁻¹, B₁ = 0.387141 cm⁻¹: G. Herzberg, Molecular Spectra and Molecular Structure II (1945), rounded.
/// </remarks>
internal static class MapSpectra
{
    private const double Origin = 2349.143;
    private const double Ground = 0.390219;
    private const double Excited = 0.387141;
    private const int LastJ = 80;

    // hc/k, cm·K.
    private const double SecondRadiation = 1.438777;

    private static readonly double WidthOverDeviation = Math.Sqrt(8 * Math.Log(2));

    /// <summary>Wavenumbers, cm⁻¹.</summary>
    public static double[] Wavenumbers(MapRecipe recipe) =>
        [.. Enumerable.Range(0, recipe.Wavenumbers).Select(i => recipe.FirstWavenumber + (i * recipe.WavenumberStep))];

    /// <summary>Absorbance of the gas in the sample at equilibrium.</summary>
    public static double[] Sorbed(MapRecipe recipe)
    {
        var all = recipe.Bands.Sum(b => b.Share);
        return Sum(recipe, recipe.Bands.Select(b => (b.Wavenumber, b.Width, recipe.EquilibriumBandArea * b.Share / all)));
    }

    /// <summary>Absorbance of the gas through the empty cell at its final pressure.</summary>
    public static double[] Gas(MapRecipe recipe)
    {
        var lines = new List<(double At, double Weight)>();
        for (var j = 0; j <= LastJ; j += 2)
        {
            var population = Math.Exp(-SecondRadiation * Ground * j * (j + 1) / recipe.Temperature);
            var (sum, difference) = (Excited + Ground, Excited - Ground);
            lines.Add((Origin + (sum * (j + 1)) + (difference * (j + 1) * (j + 1)), (j + 1) * population));
            if (j > 0)
                lines.Add((Origin - (sum * j) + (difference * j * j), j * population));
        }

        var all = lines.Sum(l => l.Weight);
        return Sum(recipe, lines.Select(l => (l.At, recipe.Resolution, recipe.GasBandArea * l.Weight / all)));
    }

    /// <summary>Scattering over its value at 2350 cm⁻¹.</summary>
    public static double[] Scattering(MapRecipe recipe) =>
        Array.ConvertAll(Wavenumbers(recipe), w => Math.Pow(w / 2350, recipe.ScatteringPower));

    private static double[] Sum(MapRecipe recipe, IEnumerable<(double At, double Width, double Area)> bands)
    {
        var at = Wavenumbers(recipe);
        var spectrum = new double[at.Length];
        foreach (var band in bands)
        {
            var deviation = band.Width / WidthOverDeviation;
            for (var i = 0; i < at.Length; i++)
                spectrum[i] += band.Area / (deviation * Math.Sqrt(2 * Math.PI)) * Math.Exp(-0.5 * Math.Pow((at[i] - band.At) / deviation, 2));
        }

        return spectrum;
    }
}
