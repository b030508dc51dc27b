using System.Text.Json.Serialization;
using Fickian.Acquisition.Runs;

namespace Fickian.Cli.Laboratory;

/// <summary>What a browser is sent: the state of the run, and of all that grows only what it has not seen.</summary>
/// <param name="First">What never changes; only in the first message, before which the browser forgets everything.</param>
/// <param name="State">The state.</param>
/// <param name="Points">New points by channel: times, values.</param>
/// <param name="Log">New lines of the log.</param>
/// <param name="Spectrum">The last spectrum, if it is new.</param>
/// <param name="Map">The last map, if it is new.</param>
internal sealed record DashboardMessage(
    DashboardRun? First,
    DashboardState State,
    IReadOnlyDictionary<string, double?[][]> Points,
    IReadOnlyList<LogLine> Log,
    double[][]? Spectrum,
    DashboardMap? Map);

/// <summary>What does not change in a run; the shortest duration by the dry run, s.</summary>
internal sealed record DashboardRun(string Recipe, string Description, string Rig, bool Simulated, string Sample, double Least, IReadOnlyDictionary<string, string> Rules, IReadOnlyDictionary<string, string> Kinds);

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

    /// <summary>Why the dashboard could not look; null if it can.</summary>
    public string? Fault { get; init; }

    public DashboardEmergency? Emergency { get; init; }

    public DashboardEnd? End { get; init; }
}

/// <summary>One value: as a number in its unit, as the text of a choice, with its age, s; without a state if the instrument takes it and never tells it.</summary>
internal sealed record DashboardValue(string Name, string Unit, double? Value, string Text, string State, double Age, double? Commanded);

/// <summary>An emergency stop that a person at the dashboard gave: its findings; null while it is under way.</summary>
internal sealed record DashboardEmergency(IReadOnlyList<SafeFinding>? Findings, string? Failure);

/// <summary>How the run ended.</summary>
internal sealed record DashboardEnd(string Outcome, string Sentence, bool IsSafe, string Journal, IReadOnlyList<SafeFinding> Safe);

/// <summary>A plane of a map: the values of its pixels from the lowest row up, their positions, what they are.</summary>
internal sealed record DashboardMap(int Rows, int Columns, double?[] Values, double[] X, double[] Y, string Label);

/// <summary>Writes messages; names in camel case, as everywhere.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DashboardMessage))]
internal sealed partial class DashboardJson : JsonSerializerContext;
