namespace Fickian;

/// <summary>A unit of measurement: the symbol that is printed and what one of it is in SI.</summary>
/// <param name="Symbol">Symbol as printed, for example <c>m²/s</c>.</param>
/// <param name="InSI">Value of one unit in SI base units, 1.</param>
public sealed record Unit(string Symbol, double InSI = 1)
{
    /// <summary>A pure number.</summary>
    public static Unit One { get; } = new("1");

    /// <summary>Second.</summary>
    public static Unit Second { get; } = new("s");

    /// <summary>Metre.</summary>
    public static Unit Metre { get; } = new("m");

    /// <summary>Pascal.</summary>
    public static Unit Pascal { get; } = new("Pa");

    /// <summary>Kelvin.</summary>
    public static Unit Kelvin { get; } = new("K");

    /// <summary>Diffusivity, m²/s.</summary>
    public static Unit SquareMetrePerSecond { get; } = new("m²/s");

    /// <summary>Surface permeability, m/s.</summary>
    public static Unit MetrePerSecond { get; } = new("m/s");

    /// <summary>Rate, 1/s.</summary>
    public static Unit PerSecond { get; } = new("1/s");

    /// <summary>Density, kg/m³.</summary>
    public static Unit KilogramPerCubicMetre { get; } = new("kg/m³");

    /// <summary>Integrated absorbance of a band, cm⁻¹ (wavenumbers are the named exception to SI).</summary>
    public static Unit PerCentimetre { get; } = new("cm⁻¹");

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
