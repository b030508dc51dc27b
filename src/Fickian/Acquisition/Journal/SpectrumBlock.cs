namespace Fickian.Acquisition.Journal;

/// <summary>One spectrum.</summary>
/// <param name="Axis">Number of its axis.</param>
/// <param name="Values">Values, one per point of the axis, [points].</param>
public sealed record SpectrumBlock(ushort Axis, ReadOnlyMemory<float> Values) : IJournalEntry;
