namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>One column of a table that the virtual laboratory writes.</summary>
/// <param name="Heading">What it holds and in which unit, for example <c>heat flow / W</c>.</param>
/// <param name="Values">Values, [n].</param>
/// <param name="Format">How a number is written, for example <c>F3</c>: as many digits as the instrument would give.</param>
public sealed record SimulatedColumn(string Heading, double[] Values, string Format);
