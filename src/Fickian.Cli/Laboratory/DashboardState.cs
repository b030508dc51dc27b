namespace Fickian.Cli.Laboratory;

/// <summary>The run at one moment.</summary>
internal sealed record DashboardState(string State, string Step, double Seconds, double? Progress, double? Remaining, long Polls, long LatePolls)
{
    public required IReadOnlyList<DashboardValue> Values { get; init; }

    public required IReadOnlyDictionary<string, string> Interlocks { get; init; }

    public required IReadOnlyDictionary<string, string> Instruments { get; init; }

    /// <summary>The diffusivity and its interval as text; null while it is not determined.</summary>
    public string? Diffusivity { get; init; }

    public string? Interval { get; init; }

    public int UptakePoints { get; init; }

    /// <summary>What could not be shown, and why; null if everything could.</summary>
    public string? Fault { get; init; }

    public DashboardEmergency? Emergency { get; init; }

    public DashboardEnd? End { get; init; }
}
