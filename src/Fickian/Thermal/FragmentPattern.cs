using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>How strongly a gas shows at each mass of a spectrometer, relative to its strongest.</summary>
/// <remarks>
/// Relative intensities depend on the spectrometer: its ion source, its transmission over mass, its age. Those given here hold to some tens of per cent and must be replaced by a calibration with the pure gas before amounts are told.
/// Water and carbon dioxide: 70 eV spectra of the NIST library as transcribed in public software (consulted there). Oxygen and N,N-dimethylformamide: from memory of such spectra, not consulted.
/// </remarks>
/// <param name="Species">Name of the gas.</param>
/// <param name="Intensities">Intensity at each m/z, the strongest 1.</param>
/// <param name="IsCalibrated">Whether it was measured with the spectrometer whose data are to be unmixed.</param>
public sealed record FragmentPattern(string Species, ImmutableSortedDictionary<int, double> Intensities, bool IsCalibrated = false)
{
    private const string Library = "70 eV spectra of the NIST library, as transcribed in public software";
    private const string Memory = "usual 70 eV spectra, not consulted";

    /// <summary>Where the intensities come from.</summary>
    public string Source { get; init; } = "not stated";

    /// <summary>Water: 18, 17, 16.</summary>
    public static FragmentPattern Water { get; } = new("water", Of((18, 1), (17, 0.212), (16, 0.009))) { Source = Library };

    /// <summary>Carbon dioxide: 44, 28, 16, 12, 22.</summary>
    public static FragmentPattern CarbonDioxide { get; } = new("carbon dioxide", Of((44, 1), (28, 0.098), (16, 0.096), (12, 0.087), (22, 0.019), (45, 0.012))) { Source = Library };

    /// <summary>Oxygen: 32, 16.</summary>
    public static FragmentPattern Oxygen { get; } = new("oxygen", Of((32, 1), (16, 0.11))) { Source = Memory };

    /// <summary>N,N-dimethylformamide: 73, 44, 42, and weaker ones.</summary>
    public static FragmentPattern Dimethylformamide { get; } = new("N,N-dimethylformamide", Of((73, 1), (44, 0.86), (42, 0.36), (28, 0.2), (30, 0.2), (58, 0.06), (72, 0.07))) { Source = Memory };

    /// <summary>Those above.</summary>
    public static ImmutableArray<FragmentPattern> All => [Water, CarbonDioxide, Oxygen, Dimethylformamide];

    private static ImmutableSortedDictionary<int, double> Of(params (int MassToCharge, double Intensity)[] lines) =>
        lines.ToImmutableSortedDictionary(l => l.MassToCharge, l => l.Intensity);
}
