namespace Fickian.Acquisition.Journal;

/// <summary>A parameter of an instrument as it was read back.</summary>
/// <param name="Instrument">Name of the instrument.</param>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Value">Its value as text: a number in the invariant form, or a word.</param>
/// <param name="Unit">Unit of the number; empty if it has none.</param>
public sealed record ParameterValue(string Instrument, string Name, string Value, string Unit = "");
