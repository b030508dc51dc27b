namespace Fickian.Thermal;

/// <summary>One weighing of a body in air and in a liquid.</summary>
/// <param name="InAir">Reading in air, kg.</param>
/// <param name="InLiquid">Reading in the liquid, kg.</param>
/// <param name="Temperature">Temperature of the liquid, K.</param>
public readonly record struct ImmersionReading(double InAir, double InLiquid, double Temperature);
