namespace Fickian.Acquisition.Instruments;

/// <summary>What became of a command.</summary>
/// <param name="Result">Done, not done, or not known.</param>
/// <param name="ReadBack">Value that was read back, in the unit of the parameter; null if none was.</param>
/// <param name="Sentence">What happened, for the log.</param>
public sealed record WriteOutcome(WriteResult Result, double? ReadBack, string Sentence);
