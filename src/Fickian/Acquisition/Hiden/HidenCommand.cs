using System.Globalization;
using System.Text;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Hiden;

/// <summary>Commands of a Hiden interface: words, CR; one line comes back for each, <c>*C…*</c> if it is rejected.</summary>
internal static class HidenCommand
{
    public static Request Identity { get; } = Ask("pget name");

    public static Request State { get; } = Ask("sget state");

    public static Request Job { get; } = Tell("sjob lget Ascans");

    /// <summary>Everything since the beginning; what was given out is not given again, so that it is never asked twice.</summary>
    public static Request AllData { get; } = Data("data all");

    /// <summary>What came since the last question.</summary>
    public static Request NewData { get; } = Data("data");

    /// <summary>A command.</summary>
    public static Request Tell(string text) => Ask(text) with { IsWrite = true };

    /// <summary>Stops and forgets whatever is laid down; the scanning itself must then be waited for.</summary>
    public static IReadOnlyList<string> Abort { get; } = ["data stop", "data off", "sset state Abort:"];

    /// <summary>Clears the scans.</summary>
    public static IReadOnlyList<string> Clear { get; } = ["sdel all", "tdel all", "l999 scan", "sout NUL:", "serr NUL:", "sset scan Ascans"];

    /// <summary>Filament 1 on in mode 1 and off in mode 0, filament 2 the same if it is that one; then the ion source on.</summary>
    /// <param name="filament">Filament that is used, 1 or 2.</param>
    public static IReadOnlyList<string> EmissionOn(int filament) =>
        [$"lput F1 0 {(filament == 1 ? 1 : 0)}", $"lput F2 0 {(filament == 2 ? 1 : 0)}", "lset enable 1", "lset mode 1"];

    /// <summary>The ion source off, whatever is laid down.</summary>
    public static IReadOnlyList<string> EmissionOff { get; } = ["lset mode 0", "lset enable 0"];

    /// <summary>One row of the scan.</summary>
    /// <param name="row">Number of the row, from 1.</param>
    /// <param name="first">First m/z.</param>
    /// <param name="last">Last m/z; the first for a single mass.</param>
    /// <param name="step">Step of m/z.</param>
    /// <param name="detector">SEM or Faraday.</param>
    /// <param name="report">5 for mass and value, 17 for time and value.</param>
    public static IReadOnlyList<string> Row(int row, double first, double last, double step, string detector, int report) =>
    [
        $"sset row {row}", "sset output mass", $"sset start {Mass(first)}", $"sset stop {Mass(last)}", $"sset step {Mass(step)}", $"sset input {detector}",
        "sset low -10", "sset high -7", "sset current -7", "sset dwell 100%", "sset settle 100%", "sset mode 1", $"sset report {report}", "sset zero 1",
    ];

    /// <summary>Starts the scans without end.</summary>
    /// <param name="interval">Cycle time, s; 0 for as fast as it goes.</param>
    public static IReadOnlyList<string> Start(double interval) =>
        ["pset cycles 0", .. interval > 0 ? new[] { $"sset interval {interval.ToString("0.000000", CultureInfo.InvariantCulture)}" } : [], "pset terse 1", "pset points 70", "data on", "lini Ascans"];

    private static string Mass(double mass) => mass.ToString("0.00", CultureInfo.InvariantCulture);

    private static Request Data(string text) => Tell(text) with { Accept = frame => HidenData.IsPlausible(frame.Span) ? ReplyPart.Last : ReplyPart.Damaged };

    private static Request Ask(string text) => new(Encoding.ASCII.GetBytes(text + "\r"), $"'{text}'")
    {
        Accept = frame => frame.Span.ContainsAnyExceptInRange((byte)0x20, (byte)0x7e) ? ReplyPart.Damaged : ReplyPart.Last,
    };
}
