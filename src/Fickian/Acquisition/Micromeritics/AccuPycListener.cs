using System.Globalization;
using System.Runtime.InteropServices;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Files;

namespace Fickian.Acquisition.Micromeritics;

/// <summary>Listens to a Micromeritics AccuPyc 1330 gas pycnometer, which prints its reports to a serial line and takes no commands.</summary>
/// <remarks>
/// Set the instrument to the single-column layout. A calibration report is complete when its number of runs is met; what stays without an end for the idle time is incomplete: its bytes are kept, its numbers are not used.
/// The layout of an analysis report is not known: its bytes are kept and it is told as such; enter the values by hand.
/// The volumes of a calibration must follow from its pressures, otherwise characters were damaged on the way: the line has no check of its own.
/// Line settings are those of the instrument; 9600 8N1 is a guess, state others in the address.
/// </remarks>
public sealed class AccuPycListener : IInstrument
{
    private const int LongestReport = 1 << 16;

    private readonly RequestBus bus;
    private readonly InstrumentSetup setup;
    private readonly Lock gate = new();
    private readonly TimeSpan idle;
    private readonly string folder;
    private readonly List<byte> raw = [];
    private readonly ITimer silence;
    private ReceivedReport? last;

    /// <summary>Makes the listener; the line stays closed.</summary>
    /// <param name="setup">Where the instrument is. Settings <c>idle</c> and <c>folder</c>.</param>
    public AccuPycListener(InstrumentSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        idle = TimeSpan.FromSeconds(setup.Setting("idle", 30, 1, 3600));
        folder = setup.Setting("folder", "");
        bus = new(setup.Name, setup.Channel, new ArrivalFramer(), new(TimeSpan.FromSeconds(2)), setup.Laboratory, setup.Wire);
        bus.Unsolicited += frame => Hear(frame.Span);
        silence = setup.Laboratory.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public event Action<ChannelException>? LinkLost
    {
        add => bus.Lost += value;
        remove => bus.Lost -= value;
    }

    /// <inheritdoc/>
    public event Action<string>? Noticed;

    /// <summary>A report has come to its end, whole or not.</summary>
    public event Action<ReceivedReport>? Reported;

    /// <summary>What this driver is for.</summary>
    public static InstrumentKind Kind { get; } = new("accupyc-1330", "Micromeritics AccuPyc 1330 gas pycnometer, listening only", new(9600), setup => new AccuPycListener(setup), setup => new AccuPycSimulator(setup))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["idle"] = "silence after which a report counts as cut short, s (30)",
            ["folder"] = "folder into which every report is written byte by byte, an existing file is never replaced (none)",
        },
        SimulatorSettings = AccuPycSimulator.KnownSettings,
    };

    /// <summary>Volume of the sample cell.</summary>
    public static Parameter CellVolume { get; } = new("cell-volume", new("m³"), Access.Read, "volume of the sample cell of the last calibration");

    /// <summary>Its standard deviation.</summary>
    public static Parameter CellDeviation { get; } = new("cell-volume-deviation", new("m³"), Access.Read, "standard deviation of the volume of the sample cell");

    /// <summary>Volume of the expansion chamber.</summary>
    public static Parameter ExpansionVolume { get; } = new("expansion-volume", new("m³"), Access.Read, "volume of the expansion chamber of the last calibration");

    /// <summary>Its standard deviation.</summary>
    public static Parameter ExpansionDeviation { get; } = new("expansion-volume-deviation", new("m³"), Access.Read, "standard deviation of the volume of the expansion chamber");

    /// <summary>Temperature of the calibration.</summary>
    public static Parameter Temperature { get; } = new("temperature", Unit.Kelvin, Access.Read, "temperature of the last calibration");

    /// <inheritdoc/>
    public string Name => setup.Name;

    /// <inheritdoc/>
    public string Address => bus.Address;

    /// <inheritdoc/>
    public bool IsConnected => bus.IsOpen;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters { get; } = [CellVolume, CellDeviation, ExpansionVolume, ExpansionDeviation, Temperature];

    /// <inheritdoc/>
    public SafeState SafeState => SafeState.Nothing("the instrument takes no commands; its helium is shut at its own cylinder");

    /// <inheritdoc/>
    public BusCounters Counters => bus.Counters;

    /// <summary>The last report, whole or not; null before the first.</summary>
    public ReceivedReport? Last
    {
        get
        {
            lock (gate)
                return last;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Nothing can be asked: who answers is known with the first report.</remarks>
    public async Task<Identity> ConnectAsync(CancellationToken cancellation)
    {
        await bus.OpenAsync(cancellation);
        return Last?.Calibration is { } report ? new("Micromeritics", "AccuPyc 1330", report.SerialNumber, report.Version) : new("Micromeritics", "AccuPyc 1330");
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reading>> PollAsync(RequestPriority priority, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Reading>>([.. Parameters.Select(p => Of(p, Last))]);

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(Parameter parameter, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Parameters.FirstOrDefault(p => p.Name == parameter.Name) is { } known
            ? Task.FromResult(Of(known, Last))
            : throw new ArgumentException($"{Name} has no parameter '{parameter.Name}'; it has {string.Join(", ", Parameters.Select(p => p.Name))}.", nameof(parameter));
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> SetAsync(Parameter parameter, double value, RequestPriority priority, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        throw new ArgumentException($"{parameter.Name} of {Name} cannot be set: the instrument takes no commands.", nameof(parameter));
    }

    /// <inheritdoc/>
    public Task CloseAsync() => bus.CloseAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await bus.DisposeAsync();
        await silence.DisposeAsync();
    }

    private static Reading Of(Parameter parameter, ReceivedReport? report) => report?.Calibration is not { } found
        ? new(parameter, null, report?.State ?? "no report yet")
        : new(parameter, parameter.Name switch
        {
            "cell-volume" => found.CellVolume.Value,
            "cell-volume-deviation" => found.CellVolume.StandardError,
            "expansion-volume" => found.ExpansionVolume.Value,
            "expansion-volume-deviation" => found.ExpansionVolume.StandardError,
            _ => found.Temperature,
        });

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        List<byte[]> ended = [];
        lock (gate)
        {
            raw.AddRange(bytes);

            // What begins a report ends the one before, however far it came.
            while (Following() is > 0 and var next)
                ended.Add(Take(next));
            if (raw.TrueForAll(b => b is (byte)'\r' or (byte)'\n' or (byte)' '))
                raw.Clear();
            else if (IsComplete())
                ended.Add(Take(raw.Count));
            silence.Change(raw.Count > 0 ? idle : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        ended.ForEach(End);
    }

    private void GiveUp()
    {
        byte[] rest;
        lock (gate)
            rest = Take(raw.Count);
        if (rest.Length > 0)
            End(rest);
    }

    // Place at which another report begins; −1 if none does.
    private int Following()
    {
        var at = CollectionsMarshal.AsSpan(raw)[Math.Min(1, raw.Count)..].IndexOf(AccuPycFile.Beginning);
        return at < 0 ? -1 : at + 1;
    }

    private bool IsComplete()
    {
        var lines = AccuPycFile.Lines(CollectionsMarshal.AsSpan(raw));
        return raw.Count > LongestReport || (raw[^1] is (byte)'\r' or (byte)'\n' && lines.Length == AccuPycFile.LinesOf(lines));
    }

    private byte[] Take(int count)
    {
        var taken = raw.GetRange(0, count).ToArray();
        raw.RemoveRange(0, count);
        return taken;
    }

    private void End(byte[] bytes)
    {
        var report = ReceivedReport.Of(bytes, Name);
        lock (gate)
            last = report;
        var kept = Saved(report);
        Noticed?.Invoke(report.Calibration is { } found
            ? $"{Name} reported a calibration of {found.Runs.Length} runs: cell volume {found.CellVolume.Value * 1e6:F4} cm³, expansion volume {found.ExpansionVolume.Value * 1e6:F4} cm³.{kept}"
            : $"{Name} sent a report of {report.Raw.Length} bytes that gives no values: {report.State}.{kept}");
        Reported?.Invoke(report);
    }

    private string Saved(ReceivedReport report)
    {
        if (folder.Length == 0)
            return "";
        try
        {
            Directory.CreateDirectory(folder);
            var moment = setup.Laboratory.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            for (var number = 1; ; number++)
            {
                var path = Path.Combine(folder, $"{Name}-{moment}{(number == 1 ? "" : $"-{number}")}.txt");
                if (File.Exists(path))
                    continue;
                using var file = new FileStream(path, FileMode.CreateNew);
                file.Write(report.Raw.Span);
                return $" It is kept in {path}.";
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $" It could not be written into {folder} ({e.Message.TrimEnd('.')}); it is kept in memory until the next one comes.";
        }
    }
}
