namespace Fickian.Acquisition.Runs;

/// <summary>What became of one step of the safe sequence.</summary>
/// <param name="Instrument">Name in the rig.</param>
/// <param name="What">What the step does.</param>
/// <param name="NotConfirmed">Why it is not confirmed; null if it is.</param>
public sealed record SafeFinding(string Instrument, string What, string? NotConfirmed);
