using System.Text;
using System.Text.Json.Nodes;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.MassSpectrometry;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mmsp;

/// <summary>A mass spectrometer with MMSP that is not there: a small HTTP server with a filament that trips, exclusive control, and scans of a gas mixture.</summary>
public sealed class MmspSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatedQuadrupole quadrupole;
    private readonly MmspState state;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["second-client"] = "another client takes control, once",
        ["broken-filament"] = "the filament is burnt out: emission trips with an error of the hardware",
        ["hardware-error"] = "an error bit of the hardware is set",
        ["silent"] = "requests are not answered",
        ["server-error"] = "every request is answered with status 500",
        ["damaged"] = "bodies are cut in the middle",
        ["wrong-origin"] = "replies belong to another request",
        ["short-scan"] = "a value is missing from every scan",
    });

    /// <summary>Makes a spectrometer, its emission off.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>pressure</c>, Pa, and partial pressures of gases by their names, Pa) and settings.</param>
    public MmspSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        quadrupole = new(setup);
        state = new(setup, quadrupole, faults);
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["emission"] = () => Locked(() => quadrupole.IsEmitting ? 1.0 : 0),
            ["multiplier"] = () => Locked(() => quadrupole.IsMultiplying ? 1.0 : 0),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["serial"] = "serial number (12345678)",
        ["mass-range"] = "heaviest mass (100)",
        ["detector"] = "0 Faraday cup, 1 channel multiplier (0)",
        ["in-control"] = "yes if this client is in control from the beginning (no)",
    };

    /// <inheritdoc/>
    public string Kind => "mmsp";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        lock (gate)
        {
            faults.Inject(fault, on);
            quadrupole.IsFilamentBroken = faults["broken-filament"];
            if (on && fault == "second-client")
                state.LoseControl();
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => HttpService.ServeAsync(line, Answer, cancellation);

    private (int Status, byte[] Body)? Answer(string target)
    {
        lock (gate)
        {
            if (faults["silent"])
                return null;
            if (faults["server-error"])
                return (500, "{}"u8.ToArray());
            var (path, query) = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (target[..at], target[(at + 1)..]) : (target, "");
            var (status, data) = path.StartsWith("/mmsp/", StringComparison.OrdinalIgnoreCase) ? state.Answer(path["/mmsp".Length..].ToLowerInvariant(), query) : (404, null);
            if (status != 200)
                return (status, "{}"u8.ToArray());
            var body = Encoding.UTF8.GetBytes(new JsonObject { ["data"] = data, ["name"] = "wasSet", ["origin"] = faults["wrong-origin"] ? "/mmsp/status/other/get" : path }.ToJsonString());
            return (200, faults["damaged"] ? body[..(body.Length / 2)] : body);
        }
    }

    private T Locked<T>(Func<T> value)
    {
        lock (gate)
            return value();
    }
}
