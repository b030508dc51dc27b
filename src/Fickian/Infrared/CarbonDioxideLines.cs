namespace Fickian.Infrared;

/// <summary>Lines of CO₂ about 4.26 µm from the constants of its levels: ν₃, its first hot band, and ν₃ of ¹³CO₂.</summary>
/// <remarks>
/// E(J) = G + B·J(J + 1) − D·[J(J + 1)]². Oxygen-16 has no spin: of the levels of ground and upper state only even, only odd J exist; with one quantum of bending, odd J as e and even J as f.
/// Strength of a line: S(T)·(ν̃/ν̃₀)·H(J)·e^{−c₂E″/T}·(1 − e^{−c₂ν̃/T}), normalised to the band; H of Hönl and London; vibration as harmonic oscillators.
/// Positions of the main band agree with HITRAN to 10⁻³ cm⁻¹ up to J = 60, of the two others to about 0.02 cm⁻¹. Band strength 9.17·10⁻¹⁷ cm per molecule at 296 K (HITRAN), of the isotope by its abundance and ν̃².
/// Widths are those in air, a smooth curve through the values of HITRAN to about 5 %: (0.0655 + 0.03·e^{−|m|/14}) cm⁻¹/atm, with T^−0.72. In pure CO₂ lines are a third wider.
/// Weaker bands, together 2 % of the strength, line mixing and pressure shifts are left out.
/// Source: L. S. Rothman et al., J. Quant. Spectrosc. Radiat. Transfer 48, 537 (1992), and HITRAN; G. Herzberg, Infrared and Raman Spectra of Polyatomic Molecules (1945).
/// </remarks>
public static class CarbonDioxideLines
{
    private const double SecondRadiation = 1.438776877;
    private const double Boltzmann = 1.380649e-23;
    private const double ReferenceTemperature = 296;
    private const double BandStrength = 9.17e-17;
    private const double Atmosphere = 101325;
    private const double Bending = 667.38;
    private const int HighestLevel = 100;

    private static readonly VibrationalLevel Ground = new(0, 0.39021889, 1.3334e-7);
    private static readonly VibrationalLevel Stretched = new(2349.14291, 0.38714138, 1.3303e-7);
    private static readonly VibrationalLevel HeavyGround = new(0, 0.39023754, 1.3333e-7);
    private static readonly VibrationalLevel HeavyStretched = new(2283.488, 0.38727, 1.331e-7);
    private static readonly VibrationalLevel BentOdd = new(Bending, 0.390639, 1.3526e-7);
    private static readonly VibrationalLevel BentEven = new(Bending, 0.391255, 1.3608e-7);
    private static readonly VibrationalLevel BentStretchedOdd = new(Bending + 2336.633, 0.388189, 1.357e-7);
    private static readonly VibrationalLevel BentStretchedEven = new(Bending + 2336.633, 0.387593, 1.350e-7);

    /// <summary>All lines stronger than 10⁻⁷ of the strongest.</summary>
    /// <param name="temperature">Temperature, K.</param>
    /// <param name="pressure">Total pressure, Pa.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is not between 100 and 1000 K, or the pressure not between 0 and 1 MPa.</exception>
    public static IReadOnlyList<GasLine> At(double temperature, double pressure)
    {
        if (!(temperature is >= 100 and <= 1000))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "Lines of CO₂ are known between 100 and 1000 K.");
        if (!(pressure is >= 0 and <= 1e6))
            throw new ArgumentOutOfRangeException(nameof(pressure), pressure, "A pressure between 0 and 1 MPa was expected; above it lines are not Lorentzian.");
        // Molecules per cm² in a column of 1 Pa·m, and decadic logarithms.
        var column = BandStrength * 1e-4 / (Boltzmann * temperature) / Math.Log(10);
        var ground = Vibration(ReferenceTemperature) / Vibration(temperature);
        List<GasLine> lines =
        [
            .. Band(j => j % 2 == 0 ? Ground : null, j => j % 2 == 1 ? Stretched : null, angular: 0, column * ground, temperature, pressure, mass: 43.99),
            .. Band(j => j % 2 == 0 ? HeavyGround : null, j => j % 2 == 1 ? HeavyStretched : null, angular: 0, 0.01062 * column * ground, temperature, pressure, mass: 44.99),
            .. Band(
                j => j == 0 ? null : j % 2 == 1 ? BentOdd : BentEven,
                j => j == 0 ? null : j % 2 == 1 ? BentStretchedOdd : BentStretchedEven,
                angular: 1, 2 * Math.Exp(-SecondRadiation * Bending / temperature) * column * ground, temperature, pressure, mass: 43.99),
        ];
        var strongest = lines.Max(l => l.Strength);
        return [.. lines.Where(l => l.Strength > 1e-7 * strongest).OrderBy(l => l.Wavenumber)];
    }

    private static IEnumerable<GasLine> Band(Func<int, VibrationalLevel?> lower, Func<int, VibrationalLevel?> upper, int angular, double strength, double temperature, double pressure, double mass)
    {
        var found = new List<(double Wavenumber, double Weight, int M)>();
        for (var j = angular; j <= HighestLevel; j++)
        {
            if (lower(j) is not { } below)
                continue;
            foreach (var above in new[] { j - 1, j + 1 })
            {
                if (above < angular || upper(above) is not { } level)
                    continue;
                var wavenumber = level.Energy(above) - below.Energy(j);
                var (m, factor) = above < j ? (j, ((double)(j * j) - (angular * angular)) / j) : (j + 1, (((double)(j + 1) * (j + 1)) - (angular * angular)) / (j + 1));
                var boltzmann = Math.Exp(-SecondRadiation * (below.Energy(j) - below.Origin) / temperature);
                found.Add((wavenumber, wavenumber * factor * boltzmann * (1 - Math.Exp(-SecondRadiation * wavenumber / temperature)), m));
            }
        }

        var whole = found.Sum(f => f.Weight);
        return found.Select(f => new GasLine(
            f.Wavenumber,
            strength * f.Weight / whole,
            (0.0655 + (0.03 * Math.Exp(-f.M / 14.0))) * pressure / Atmosphere * Math.Pow(ReferenceTemperature / temperature, 0.72),
            3.581e-7 * f.Wavenumber * Math.Sqrt(temperature / mass)));
    }

    // Sum over the states of the four harmonic oscillators.
    private static double Vibration(double temperature)
    {
        return 1 / (Oscillator(Bending) * Oscillator(Bending) * Oscillator(1333) * Oscillator(2349));

        double Oscillator(double wavenumber) => 1 - Math.Exp(-SecondRadiation * wavenumber / temperature);
    }

    private sealed record VibrationalLevel(double Origin, double Rotation, double Distortion)
    {
        public double Energy(int j) => Origin + (Rotation * j * (j + 1)) - (Distortion * j * (j + 1) * j * (j + 1));
    }
}
