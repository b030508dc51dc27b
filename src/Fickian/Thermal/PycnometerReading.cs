namespace Fickian.Thermal;

/// <summary>One expansion of helium.</summary>
/// <param name="Before">Gauge pressure before the expansion, Pa.</param>
/// <param name="After">Gauge pressure after it, Pa.</param>
public readonly record struct PycnometerReading(double Before, double After);
