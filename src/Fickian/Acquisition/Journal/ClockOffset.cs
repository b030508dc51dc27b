namespace Fickian.Acquisition.Journal;

/// <summary>How far the clock of an instrument's program stands from UTC.</summary>
/// <param name="Clock">Whose clock, for example <c>OPUS</c>.</param>
/// <param name="Seconds">Its time minus UTC, s.</param>
/// <param name="Uncertainty">Standard uncertainty of the difference, s.</param>
public sealed record ClockOffset(string Clock, double Seconds, double Uncertainty);
