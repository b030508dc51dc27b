using System.Globalization;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mks;

/// <summary>A G-series controller that is not there: a valve and a sensor that lag, behind the protocol with its checksums.</summary>
public sealed class MksGSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatedFlow flow;
    private readonly int address;
    private readonly double fullScale;
    private readonly string unit;
    private readonly string serial;
    private readonly string gas;
    private readonly Func<double> temperature;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["lost-acknowledge"] = "set points are taken and not acknowledged",
        ["ignored-setpoint"] = "set points are acknowledged and have no effect",
        ["wrong-checksum"] = "replies have a wrong checksum",
        ["high-refusal-checksum"] = "refusals have a checksum 9 too high, as two instruments were seen to do",
        ["zero-bytes"] = "zero bytes stand around the replies",
        ["stuck-valve"] = "the valve stays where it is",
        ["leaking-valve"] = "5 % of full scale flow whatever is asked for",
    });

    /// <summary>Makes a controller with no flow.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>supply</c>, Pa; <c>temperature</c>, K) and settings.</param>
    public MksGSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        flow = new(setup.Time, setup.Seed, setup.Input("supply", 3e5), setup.Setting("noise", 0.0002));
        temperature = setup.Input("temperature", 298.25);
        address = (int)setup.Setting("address", 1);
        (fullScale, unit, serial, gas) = (setup.Setting("full-scale", 100), setup.Setting("unit", "SCCM"), setup.Setting("serial", "023456789"), setup.Setting("gas", "13"));
        var mole = InstrumentUnits.Flow(unit, GasReference.Normal, GasReference.Normal) ?? throw new ArgumentException($"The setting 'unit' of the simulator must be SCCM or SLM and '{unit}' was found.", nameof(setup));
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["flow"] = () => Locked(() => mole.ToSI(flow.Flow * fullScale)),
            ["open"] = () => Locked(() => flow.Flow > 0 ? 1 : 0),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["address"] = "its address (1)",
        ["full-scale"] = "full scale, in its unit (100)",
        ["unit"] = "SCCM or SLM (SCCM)",
        ["gas"] = "number of the gas (13)",
        ["noise"] = "standard deviation of the flow, parts of full scale (0.0002)",
        ["serial"] = "serial number (023456789)",
    };

    /// <inheritdoc/>
    public string Kind => "mks-g";

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
            flow.IsStuck = faults["stuck-valve"];
            flow.Leak = faults["leaking-valve"] ? 0.05 : 0;
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, new MksGFramer(), Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            if (faults["silent"])
                return default;
            if (MksGFrame.Decode(frame) is not { } request)
                return Encode("NAK01");
            if (request.Address != address && request.Address != MksGLine.AnyAddress)
                return default;
            var reply = request.Content.EndsWith('?') ? Read(request.Content[..^1]) : Write(request.Content);
            return reply is not null ? Encode(reply) : default;
        }
    }

    private string Read(string command) => command switch
    {
        "FX" => $"ACK{flow.Measured() * fullScale:0.00}",
        "SX" => $"ACK{flow.Setpoint * fullScale:0.0#}",
        "U" => $"ACK{unit}",
        "FS" => $"ACK{fullScale:0.0}",
        "PG" => $"ACK{gas}",
        "TA" => $"ACK{temperature() - 273.15:0.0}",
        "RH" => "ACK1234",
        "SN" => $"ACK{serial}",
        "CA" => $"ACK{address:000}",
        _ => "NAK17",
    };

    private string? Write(string content)
    {
        var value = content[(content.IndexOf('!', StringComparison.Ordinal) + 1)..];
        switch (content[..^value.Length])
        {
            case "SX!" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                if (!(number >= 0 && number <= fullScale))
                    return "NAK25";
                if (!faults["ignored-setpoint"])
                    flow.Setpoint = number / fullScale;
                return faults["lost-acknowledge"] ? null : $"ACK{value}";
            case "SX!":
                return "NAK12";
            case "VO!" when value is "NORMAL" or "PURGE":
                flow.Valve = value == "PURGE" ? SimulatedValve.Open : SimulatedValve.Regulated;
                return $"ACK{value}";
            case "VO!":
                return "NAK12";
            default:
                return "NAK17";
        }
    }

    private byte[] Encode(string content)
    {
        var frame = new MksGFrame(0, content);
        var excess = frame.IsRefusal && faults["high-refusal-checksum"] ? MksGFrame.RefusalExcess : faults["wrong-checksum"] ? 1 : 0;
        return faults["zero-bytes"] ? [0, .. frame.Encode(excess), 0] : frame.Encode(excess);
    }

    private double Locked(Func<double> value)
    {
        lock (gate)
            return value();
    }
}
