using Fickian.Acquisition.Runs;

namespace Fickian.Cli.Laboratory;

/// <summary>An emergency stop that a person at the dashboard gave: its findings; null while it is under way.</summary>
internal sealed record DashboardEmergency(IReadOnlyList<SafeFinding>? Findings, string? Failure);
