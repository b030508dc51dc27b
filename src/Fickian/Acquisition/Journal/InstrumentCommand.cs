namespace Fickian.Acquisition.Journal;

/// <summary>What an instrument was told to do, and what it did.</summary>
/// <param name="Instrument">Name of the instrument.</param>
/// <param name="Commanded">What was commanded, for example <c>setpoint 20.0 ml/min</c>.</param>
/// <param name="ReadBack">What was read back; empty if nothing could be.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record InstrumentCommand(string Instrument, string Commanded, string ReadBack, CommandOutcome Outcome) : IJournalEntry;
