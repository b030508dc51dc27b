namespace Fickian.Acquisition.Rigs;

/// <summary>The physics behind a simulated run: cell, pumps, gas and sample. None of it is measured; the values are stated in the rig file.</summary>
public sealed record VirtualRigSettings
{
    /// <summary>Volume of the cell, m³.</summary>
    public required double CellVolume { get; init; }

    /// <summary>Pumping speed through the open vacuum valve, m³/s.</summary>
    public required double PumpingSpeed { get; init; }

    /// <summary>Air that leaks into the cell, Pa·m³/s.</summary>
    public double Leak { get; init; }

    /// <summary>Gas at the inlet: <c>CO2</c>.</summary>
    public string Gas { get; init; } = "CO2";

    /// <summary>Name of the sample, for the files.</summary>
    public required string Sample { get; init; }

    /// <summary>Thickness of the sheet, m.</summary>
    public required double Thickness { get; init; }

    /// <summary>Diffusivity in the sample, m²/s.</summary>
    public required double Diffusivity { get; init; }

    /// <summary>Where the diffusivity comes from.</summary>
    public string DiffusivitySource { get; init; } = "";

    /// <summary>Integrated absorbance of the sorbed band in equilibrium with <see cref="ReferencePressure"/>, cm⁻¹.</summary>
    public required double EquilibriumBandArea { get; init; }

    /// <summary>Pressure at which that holds, Pa; below, the amount is in proportion to the pressure (Henry).</summary>
    public required double ReferencePressure { get; init; }

    /// <summary>Integrated absorbance of the gas in the beam at <see cref="ReferencePressure"/>, cm⁻¹.</summary>
    public double GasBandArea { get; init; }

    /// <summary>Noise of a single scan, absorbance; a spectrum of n scans has n^-½ of it.</summary>
    public double Noise { get; init; } = 1e-3;

    /// <summary>Which outputs of which simulators move the cell: <c>flow</c>, <c>inlet</c>, <c>vacuum</c>, <c>vent</c> and <c>temperature</c>, each as instrument and output.</summary>
    public IReadOnlyDictionary<string, string> Wiring { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the paper does not print and is assumed, one sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];
}
