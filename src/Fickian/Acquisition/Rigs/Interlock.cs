namespace Fickian.Acquisition.Rigs;

/// <summary>A rule that ends everything: when its condition holds for a time, the safe sequence runs.</summary>
/// <param name="Name">Name for reports.</param>
/// <param name="When">The condition; a value that is missing or too old counts as if it held.</param>
/// <param name="For">How long it must hold, s.</param>
public sealed record Interlock(string Name, Condition When, double For);
