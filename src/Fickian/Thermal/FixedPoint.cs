using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>A pure substance whose melting or freezing defines a temperature, for the calibration of calorimeters.</summary>
/// <remarks>
/// Temperatures are assigned by the ITS-90 and have no error there: H. Preston-Thomas, Metrologia 27, 3 (1990). At the pressure of the room they shift by less than a millikelvin.
/// Heat of fusion of indium: (28.6624 ± 0.0076) J/g, 95 %: D. G. Archer and S. Rudtsch, J. Chem. Eng. Data 48, 1157 (2003) (abstract consulted). For the other metals none is given here, since no source was consulted: state your own.
/// </remarks>
/// <param name="Name">Name.</param>
/// <param name="Temperature">Temperature, K.</param>
/// <param name="HeatOfFusion">Heat of fusion, J/kg; null if none is given.</param>
public sealed record FixedPoint(string Name, double Temperature, Estimate? HeatOfFusion = null)
{
    /// <summary>Melting of gallium, 29.7646 °C.</summary>
    public static FixedPoint Gallium { get; } = new("gallium", 302.9146);

    /// <summary>Freezing of indium, 156.5985 °C.</summary>
    public static FixedPoint Indium { get; } = new("indium", 429.7485, new Estimate(28662.4, 3.8, ThermalQuantity.JoulePerKilogram) { Name = "heatOfFusion" });

    /// <summary>Freezing of tin, 231.928 °C.</summary>
    public static FixedPoint Tin { get; } = new("tin", 505.078);

    /// <summary>Freezing of zinc, 419.527 °C.</summary>
    public static FixedPoint Zinc { get; } = new("zinc", 692.677);

    /// <summary>Freezing of aluminium, 660.323 °C.</summary>
    public static FixedPoint Aluminium { get; } = new("aluminium", 933.473);

    /// <summary>Freezing of silver, 961.78 °C.</summary>
    public static FixedPoint Silver { get; } = new("silver", 1234.93);

    /// <summary>All of them, by temperature.</summary>
    public static ImmutableArray<FixedPoint> All => [Gallium, Indium, Tin, Zinc, Aluminium, Silver];
}
