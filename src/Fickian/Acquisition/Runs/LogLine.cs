using Fickian.Acquisition.Journal;

namespace Fickian.Acquisition.Runs;

/// <summary>A line of the log of a run.</summary>
/// <param name="Seconds">Time since the start of the run, s of the laboratory.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Source">What speaks: an instrument, an interlock, the recipe.</param>
/// <param name="Sentence">What it says.</param>
public sealed record LogLine(double Seconds, EventLevel Level, string Source, string Sentence);
