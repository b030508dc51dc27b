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
