namespace Fickian.Acquisition.Instruments;

/// <summary>Units of gas instruments by the names that their makers give them.</summary>
internal static class InstrumentUnits
{
    // Pa; psi after NIST SP 811, torr and mmHg as 101325/760 Pa.
    private static readonly Dictionary<string, double> Pressures = new(StringComparer.Ordinal)
    {
        ["pa"] = 1,
        ["pascal"] = 1,
        ["hpa"] = 100,
        ["kpa"] = 1e3,
        ["mpa"] = 1e6,
        ["ubar"] = 0.1,
        ["mbar"] = 100,
        ["bar"] = 1e5,
        ["psi"] = 6894.757293168,
        ["torr"] = 101325.0 / 760,
        ["mtorr"] = 0.101325 / 0.76,
        ["micron"] = 0.101325 / 0.76,
        ["mmhg"] = 101325.0 / 760,
        ["atm"] = 101325,
    };

    // m³/s; true where the volume is one of the normal state (n), false where it is one of the maker's standard state.
    private static readonly Dictionary<string, (double Volume, bool Normal)> Flows = new(StringComparer.Ordinal)
    {
        ["mln/min"] = (1e-6 / 60, true),
        ["mln/h"] = (1e-6 / 3600, true),
        ["mln/s"] = (1e-6, true),
        ["ln/min"] = (1e-3 / 60, true),
        ["ln/h"] = (1e-3 / 3600, true),
        ["ccn/min"] = (1e-6 / 60, true),
        ["m3n/h"] = (1.0 / 3600, true),
        ["nccm"] = (1e-6 / 60, true),
        ["nlpm"] = (1e-3 / 60, true),
        ["mls/min"] = (1e-6 / 60, false),
        ["mls/h"] = (1e-6 / 3600, false),
        ["ls/min"] = (1e-3 / 60, false),
        ["ls/h"] = (1e-3 / 3600, false),
        ["m3s/h"] = (1.0 / 3600, false),
        ["sccm"] = (1e-6 / 60, false),
        ["slpm"] = (1e-3 / 60, false),
        ["slm"] = (1e-3 / 60, false),
    };

    private static readonly Dictionary<string, double> VolumeFlows = new(StringComparer.Ordinal) { ["ccm"] = 1e-6 / 60, ["lpm"] = 1e-3 / 60, ["ml/min"] = 1e-6 / 60, ["l/min"] = 1e-3 / 60 };

    public static Unit MolePerSecond { get; } = new("mol/s");

    public static Unit CubicMetrePerSecond { get; } = new("m³/s");

    public static ScaledUnit Celsius { get; } = new("°C", Unit.Kelvin, 1, 273.15);

    /// <summary>A unit of pressure; letters for absolute, gauge and differential are left aside. Null if it is none.</summary>
    public static ScaledUnit? Pressure(string label)
    {
        var plain = Plain(label).Replace("(a)", "", StringComparison.Ordinal).Replace("(g)", "", StringComparison.Ordinal);
        return (Pressures.TryGetValue(plain, out var scale) || (plain.Length > 2 && plain[^1] is 'a' or 'g' or 'd' && Pressures.TryGetValue(plain[..^1], out scale))) && scale > 0
            ? new(label, Unit.Pascal, scale)
            : null;
    }

    /// <summary>A unit of flow in standard volumes, as mol/s. Null if it is none.</summary>
    /// <param name="label">As the maker writes it.</param>
    /// <param name="normal">State that "normal" means.</param>
    /// <param name="standard">State that "standard" means.</param>
    public static ScaledUnit? Flow(string label, GasReference normal, GasReference standard) =>
        Flows.TryGetValue(Plain(label), out var flow)
            ? new(label, MolePerSecond, flow.Volume * (flow.Normal ? normal : standard).MolesPerCubicMetre)
            : null;

    /// <summary>A unit of flow in volumes at the pressure and temperature of the gas. Null if it is none.</summary>
    public static ScaledUnit? VolumeFlow(string label) => VolumeFlows.TryGetValue(Plain(label), out var scale) ? new(label, CubicMetrePerSecond, scale) : null;

    /// <summary>A unit of temperature, K. Null if it is none.</summary>
    public static ScaledUnit? Temperature(string label) => Plain(label) is "`c" or "c" or "°c" ? Celsius with { Symbol = label } : Plain(label) is "k" or "`k" ? new(label, Unit.Kelvin) : null;

    private static string Plain(string label) => label.Trim().ToLowerInvariant().Replace("µ", "u", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
