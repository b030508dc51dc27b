using Fickian.Acquisition.Journal;

namespace Fickian.Acquisition.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Outcome">Completed, stopped or failed.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Journal">Path of the journal; empty if none was begun.</param>
/// <param name="Safe">What became of each step of the safe sequence.</param>
/// <param name="Polls">Polls that went well.</param>
/// <param name="Late">Polls that were passed over because the one before took too long.</param>
public sealed record RunReport(RunOutcome Outcome, string Sentence, string Journal, IReadOnlyList<SafeFinding> Safe, long Polls, long Late)
{
    /// <summary>Whether every step of the safe sequence was confirmed.</summary>
    public bool IsSafe => Safe.All(s => s.NotConfirmed is null);
}
