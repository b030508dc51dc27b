namespace Fickian.Thermal;

/// <summary>A stretch of rows that belong to one step of the temperature programme.</summary>
/// <param name="Name">Name or number of the step, as the file tells it.</param>
/// <param name="First">First row, counted from 0.</param>
/// <param name="Count">Number of rows.</param>
public sealed record ThermalStep(string Name, int First, int Count);
