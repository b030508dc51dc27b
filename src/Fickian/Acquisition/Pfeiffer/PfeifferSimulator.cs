using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>A Pfeiffer device that is not there: gauge, turbo pump, or an OmniControl with its channels.</summary>
public sealed class PfeifferSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatorSetup setup;
    private readonly string device;
    private readonly int address;
    private readonly TurboPump pump;
    private readonly VacuumGauge gauge;
    private readonly Random chance;
    private readonly Func<double> pressure;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["error"] = "error word Err045",
        ["warning"] = "error word Wrn018",
        ["noise"] = "up to forty bytes ff precede a telegram",
        ["neighbour"] = "a telegram of another address precedes each reply",
        ["wrong-check"] = "replies have a wrong sum",
        ["other-parameter"] = "replies are about another parameter",
        ["lost-acknowledge"] = "commands are carried out and not answered",
        ["seized"] = "the rotor does not turn",
        ["silent"] = "nothing is answered",
    });

    private double correction = 1;
    private int setpoint = 1;
    private bool venting;

    /// <summary>Makes a device.</summary>
    /// <param name="setup">Clock, seed, input (<c>pressure</c>, Pa) and settings.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public PfeifferSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        device = setup.Setting("device", "gauge") is var named and ("gauge" or "pump" or "omnicontrol") ? named
            : throw new ArgumentException($"The setting 'device' of the simulator must be gauge, pump or omnicontrol and '{setup.Setting("device", "gauge")}' was found.", nameof(setup));
        address = (int)setup.Setting("address", 1.0);
        pressure = setup.Input("pressure", device == "pump" ? 1e-3 : 1e5);
        chance = new(setup.Seed);
        pump = new(setup.Time, pressure);
        gauge = VacuumGauge.Of(setup.Setting("gauge", "PCR"));
        Outputs = device != "pump"
            ? new Dictionary<string, Func<double>>(StringComparer.Ordinal)
            : new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["speed"] = () => Pumped(p => p.Speed), ["vent"] = () => Pumped(p => venting && p.Speed < 1 ? 1 : 0) };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["device"] = "gauge, pump or omnicontrol (gauge)",
        ["address"] = "address on the line; of an OmniControl its base (1)",
        ["gauge"] = "type of the gauge: TPR, PCR, IKR, PKR or CMR (PCR)",
    };

    /// <inheritdoc/>
    public string Kind => "pfeiffer-rs485";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true)
    {
        faults.Inject(fault, on);
        lock (gate)
            pump.IsSeized = faults["seized"];
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, new PfeifferTelegramFramer(), Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            if (faults["silent"] || PfeifferTelegram.Decode(Encoding.Latin1.GetString(frame)) is not { } telegram || !IsMine(telegram.Address))
                return default;
            pump.Advance();
            var data = telegram.IsWrite ? Obey(telegram) : telegram.Data == PfeifferTelegram.Question ? Tell(telegram.Address, telegram.Parameter) : null;
            return faults["lost-acknowledge"] && telegram.IsWrite ? default : Wrapped(telegram with { IsWrite = true, Data = data ?? "NO_DEF" });
        }
    }

    // An OmniControl answers for itself and for each of its four channels.
    private bool IsMine(int asked) => device == "omnicontrol" ? asked == address + 1 || IsChannel(asked) : asked == address;

    private bool IsChannel(int asked) => device == "omnicontrol" && asked - address is 12 or 22 or 32 or 42;

    private byte[] Wrapped(PfeifferTelegram reply)
    {
        var told = faults["other-parameter"] ? reply with { Parameter = 311 } : reply;
        var bytes = Encoding.ASCII.GetBytes(told.Encode());
        if (faults["wrong-check"])
            bytes[^2] = (byte)('0' + (bytes[^2] - '0' + 1) % 10);
        byte[] neighbour = faults["neighbour"] ? Encoding.ASCII.GetBytes(new PfeifferTelegram(reply.Address + 7, true, reply.Parameter, "999999").Encode()) : [];
        byte[] noise = faults["noise"] ? [.. Enumerable.Repeat((byte)0xff, 1 + chance.Next(40))] : [];
        return [.. noise, .. neighbour, .. bytes];
    }

    private string? Tell(int asked, int parameter) => parameter switch
    {
        PfeifferParameter.ErrorNumber => faults["error"] ? "Err045" : faults["warning"] ? "Wrn018" : "000000",
        PfeifferParameter.FirmwareNumber => "010100",
        PfeifferParameter.NameNumber => device switch { "gauge" => "PPT100", "pump" => "TC 110", _ => IsChannel(asked) ? "Gauge" : "Omni" },
        740 when device == "gauge" || IsChannel(asked) => Pressure(),
        741 when device == "gauge" => PfeifferData.Encode(PfeifferType.Short, setpoint),
        742 when device == "gauge" => PfeifferData.Encode(PfeifferType.Real, correction),
        10 when device == "pump" => PfeifferData.Encode(PfeifferType.Boolean, pump.IsPumping ? 1 : 0),
        12 when device == "pump" => PfeifferData.Encode(PfeifferType.Boolean, venting ? 1 : 0),
        23 when device == "pump" => PfeifferData.Encode(PfeifferType.Boolean, pump.HasMotor ? 1 : 0),
        308 or 315 when device == "pump" => PfeifferData.Encode(PfeifferType.Integer, pump.SetSpeed),
        309 when device == "pump" => PfeifferData.Encode(PfeifferType.Integer, pump.Speed),
        310 when device == "pump" => PfeifferData.Encode(PfeifferType.Real, pump.Current),
        311 when device == "pump" => PfeifferData.Encode(PfeifferType.Integer, Math.Floor(pump.Running / 3600)),
        316 when device == "pump" => PfeifferData.Encode(PfeifferType.Integer, pump.Current * 24),
        326 when device == "pump" => PfeifferData.Encode(PfeifferType.Integer, pump.Temperature - 273.15),
        398 when device == "pump" => PfeifferData.Encode(PfeifferType.Integer, pump.Speed * 60),
        _ => null,
    };

    private string Pressure() => PfeifferData.Encode(PfeifferType.Exponent, gauge.Show(pressure(), setup.Time, chance).Value * correction / 100);

    // The device repeats what it has taken; data of the wrong kind are as good as no parameter.
    private string? Obey(PfeifferTelegram telegram)
    {
        double? Number(PfeifferType type) => PfeifferData.Decode(type, telegram.Data);
        switch (device, telegram.Parameter)
        {
            case ("gauge", 741) when Number(PfeifferType.Short) is { } code:
                if (code > 1)
                    return "_RANGE";
                setpoint = (int)code;
                break;
            case ("gauge", 742) when Number(PfeifferType.Real) is { } factor:
                if (factor is < 0.1 or > 10)
                    return "_RANGE";
                correction = factor;
                break;
            case ("pump", 308) when Number(PfeifferType.Integer) is { } speed:
                if (speed > 1500)
                    return "_RANGE";
                pump.SetSpeed = speed;
                break;
            case ("pump", 10) when Number(PfeifferType.Boolean) is { } on:
                pump.IsPumping = on == 1;
                break;
            case ("pump", 12) when Number(PfeifferType.Boolean) is { } on:
                venting = on == 1;
                break;
            case ("pump", 23) when Number(PfeifferType.Boolean) is { } on:
                pump.HasMotor = on == 1;
                break;
            default:
                return null;
        }

        return telegram.Data;
    }

    private double Pumped(Func<TurboPump, double> value)
    {
        lock (gate)
        {
            pump.Advance();
            return value(pump);
        }
    }
}
