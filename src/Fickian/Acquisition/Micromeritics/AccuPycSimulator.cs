using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Micromeritics;

/// <summary>A pycnometer that is not there: it calibrates itself again and again and prints the report of every calibration to all who listen.</summary>
public sealed class AccuPycSimulator : ISimulator
{
    private const int HeadLines = 16;

    private readonly Lock gate = new();
    private readonly SimulatorSetup setup;
    private readonly SimulatedPycnometer pycnometer;
    private readonly string end;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["leak"] = "the cell leaks while the pressures are read",
        ["temperature-drift"] = "the cell warms up from run to run",
        ["cut"] = "the cable is pulled in the middle of every report",
        ["cut-in-head"] = "the cable is pulled after the date of every report",
        ["damaged"] = "a digit of the cell volume is damaged on the line",
        ["analysis"] = "an analysis is reported, whose layout is not known",
        ["silent"] = "nothing is printed",
    });

    /// <summary>Makes a pycnometer.</summary>
    /// <param name="setup">Clock, seed, input (<c>temperature</c>, K) and settings.</param>
    public AccuPycSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        end = setup.Setting("ends", "crlf") switch
        {
            "crlf" => "\r\n",
            "cr" => "\r",
            "lf" => "\n",
            var other => throw new ArgumentException($"Line ends crlf, cr or lf were expected and '{other}' was found.", nameof(setup)),
        };
        pycnometer = new(
            setup.Seed,
            setup.Input("temperature", 298.45),
            setup.Setting("cell-volume", 12.2471),
            setup.Setting("expansion-volume", 8.1523),
            setup.Setting("standard-volume", 6.3718),
            (int)Math.Clamp(setup.Setting("runs", 3.0), 1, 100));
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["cell-volume"] = () => pycnometer.CellVolume * 1e-6,
            ["expansion-volume"] = () => pycnometer.ExpansionVolume * 1e-6,
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["serial"] = "serial number (1234)",
        ["cell-volume"] = "volume of the sample cell, cm³ (12.2471)",
        ["expansion-volume"] = "volume of the expansion chamber, cm³ (8.1523)",
        ["standard-volume"] = "volume of the standard, cm³ (6.3718)",
        ["runs"] = "runs of a calibration (3)",
        ["ends"] = "ends of the lines: crlf, cr or lf (crlf)",
        ["interval"] = "time from one report to the next, s (60)",
    };

    /// <inheritdoc/>
    public string Kind => "accupyc-1330";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
            faults.Inject(fault, on);
    }

    /// <inheritdoc/>
    /// <remarks>What the host sends is not read: the instrument takes no commands.</remarks>
    public async Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(line);
        var interval = TimeSpan.FromSeconds(Math.Max(1, setup.Setting("interval", 60.0)));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var hungUp = HungUpAsync(line, over);
        try
        {
            while (true)
            {
                await Task.Delay(interval, setup.Time, over.Token);
                if (Report() is { Length: > 0 } report)
                    await line.WriteAsync(report, over.Token);
            }
        }
        catch (Exception e) when (e is ChannelException or OperationCanceledException)
        {
            // Nobody listens any more.
        }
        finally
        {
            await over.CancelAsync();
            await line.CloseAsync();
            await hungUp;
        }
    }

    /// <summary>The report of the next calibration.</summary>
    internal byte[] Report()
    {
        lock (gate)
        {
            if (faults["silent"])
                return [];
            var now = setup.Time.GetUtcNow();
            var lines = pycnometer.Calibrate(faults["leak"], faults["temperature-drift"]);
            string[] head =
            [
                "AccuPyc 1330 V3.03".PadRight(20), setup.Setting("serial", "1234"), faults["analysis"] ? "analysis   " : "calibration",
                .. Moment(now.AddMinutes(-47.5)), .. Moment(now),
            ];
            var all = head.Concat(lines).ToArray();
            if (faults["damaged"])
                all[11] = all[11] is [.. var kept, var lead, '.', _, var b, var c, var d] ? $"{kept}{(char)('0' + ((lead - '0' + 4) % 10))}.{b}{b}{c}{d}" : all[11];
            var text = string.Concat((faults["cut-in-head"] ? all[..5] : faults["cut"] ? all[..(HeadLines + 5)] : all).Select(l => l + end));

            // A cable is pulled in the middle of a line.
            return Encoding.ASCII.GetBytes(faults["cut"] && !faults["cut-in-head"] ? text[..^4] : text);
        }
    }

    private static string[] Moment(DateTimeOffset moment) => [moment.ToString("dd/MM/yy", CultureInfo.InvariantCulture), moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)];

    private static async Task HungUpAsync(IByteChannel line, CancellationTokenSource over)
    {
        var waste = new byte[256];
        try
        {
            while (true)
                await line.ReadAsync(waste, over.Token);
        }
        catch (Exception e) when (e is ChannelException or OperationCanceledException)
        {
            if (!over.IsCancellationRequested)
                await over.CancelAsync();
        }
    }
}
