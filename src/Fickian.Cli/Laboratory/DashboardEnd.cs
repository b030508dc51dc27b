using Fickian.Acquisition.Runs;

namespace Fickian.Cli.Laboratory;

/// <summary>How the run ended.</summary>
internal sealed record DashboardEnd(string Outcome, string Sentence, bool IsSafe, string Journal, IReadOnlyList<SafeFinding> Safe);
