namespace Fickian.Cli.Laboratory;

/// <summary>What does not change in a run; the shortest duration by the dry run, s.</summary>
internal sealed record DashboardRun(string Recipe, string Description, string Rig, bool Simulated, string Sample, double Least, IReadOnlyDictionary<string, string> Rules, IReadOnlyDictionary<string, string> Kinds);
