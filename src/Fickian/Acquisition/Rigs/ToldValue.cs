namespace Fickian.Acquisition.Rigs;

/// <summary>A value of one instrument that another must know.</summary>
/// <param name="From">What is read.</param>
/// <param name="To">Where it is set, each time it was read.</param>
public sealed record ToldValue(ParameterName From, ParameterName To);
