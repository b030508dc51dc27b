namespace Fickian.Thermal;

/// <summary>An event that the instrument noted between two rows: a gas was switched, a segment began.</summary>
/// <param name="Name">What the file says of it.</param>
/// <param name="Row">The row before which it happened, counted from 0; the number of rows if it happened at the end.</param>
public sealed record ThermalMark(string Name, int Row);
