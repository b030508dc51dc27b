using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mks;

/// <summary>An MKS gauge controller that is not there, with sensors that start, run out of range and protect themselves.</summary>
public sealed class MksGaugeSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly string model;
    private readonly int address;
    private readonly int digits;
    private readonly double noise;
    private readonly string serial;
    private readonly string[] sensors;
    private readonly SimulatedGaugeHead[] heads;
    private readonly SimulatedGaugeRelay[] relays;
    private readonly Func<double> pressure;
    private readonly Random chance;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["lost-acknowledge"] = "settings are taken and not acknowledged",
        ["ignored-setting"] = "settings are acknowledged and have no effect",
        ["foreign-address"] = "replies come from the next address",
        ["noise"] = "bytes of noise precede each reply",
        ["stuck-emission"] = "the emission cannot be switched off",
    });

    private ScaledUnit unit;

    /// <summary>Makes a controller.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>pressure</c>, Pa) and settings.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public MksGaugeSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        model = setup.Setting("model", "937b");
        address = (int)setup.Setting("address", 253);
        digits = (int)setup.Setting("digits", 2);
        noise = setup.Setting("noise", 0.001);
        serial = setup.Setting("serial", "1801123456");
        pressure = setup.Input("pressure", setup.Setting("pressure", 0.01));
        chance = new(setup.Seed);
        sensors = setup.Setting("sensors", model is "937b" or "946" ? "CC,PR,NC" : model == "974b" ? "PR,PR,CC,PR" : "PR").Split(',');
        unit = InstrumentUnits.Pressure(setup.Setting("pressure-unit", "TORR")) ?? throw new ArgumentException($"The setting 'pressure-unit' of the simulator must be TORR, MBAR, PASCAL or MICRON and '{setup.Setting("pressure-unit", "")}' was found.", nameof(setup));

        // A module of the 937B and 946 has two channels; the other instruments have one sensor a channel.
        var isModular = model is "937b" or "946";
        heads = [.. Enumerable.Range(0, isModular ? 6 : sensors.Length).Select(i => new SimulatedGaugeHead(isModular ? sensors.ElementAtOrDefault(i / 2) ?? "NC" : sensors[i], setup.Time, pressure, setup.Setting("started", "no") == "yes"))];
        relays = [.. Enumerable.Range(0, 12).Select(_ => new SimulatedGaugeRelay(setup.Setting("relay-threshold", 20), setup.Setting("relay-direction", "BELOW") == "ABOVE", setup.Setting("relay-enabled", isModular ? "ENABLE" : "ON")))];
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["emission"] = () => Locked(() => heads.Any(h => h.IsIon && h.IsOn) ? 1 : 0),
            ["relay-1"] = () => Locked(() => relays[0].IsClosed(unit.FromSI(pressure())) ? 1 : 0),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["model"] = "937b, 946, 974b or 925 (937b)",
        ["address"] = "its address (253)",
        ["sensors"] = "sensors: CC, PR, CM, NC with commas between; of the 937B and 946 one a module of two channels (CC,PR,NC)",
        ["pressure"] = "pressure where nothing is connected, Pa (0.01)",
        ["pressure-unit"] = "TORR, MBAR, PASCAL or MICRON (TORR)",
        ["digits"] = "digits after the point of a pressure (2)",
        ["noise"] = "standard deviation of a pressure, relative (0.001)",
        ["started"] = "yes if the cold cathodes have started already (no)",
        ["relay-threshold"] = "threshold of every relay, in the unit (20)",
        ["relay-direction"] = "ABOVE or BELOW (BELOW)",
        ["relay-enabled"] = "what works the relays (ENABLE, or ON of the 974B)",
        ["serial"] = "serial number (1801123456)",
    };

    /// <inheritdoc/>
    public string Kind => "mks-gauge";

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
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, MksGaugeLine.Framer, Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            var text = Encoding.Latin1.GetString(frame);
            var at = text.LastIndexOf('@');
            if (faults["silent"] || at < 0 || text.Length < at + 5 || !int.TryParse(text.AsSpan(at + 1, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var to) || (to != address && to != MksGaugeLine.AnyAddress))
                return default;
            var command = text[(at + 4)..];
            var mark = command.IndexOfAny(['?', '!']);
            var reply = mark < 1 ? null : command[mark] == '?' ? Read(command[..mark]) : Write(command[..mark], command[(mark + 1)..]);
            if (command.Contains('!', StringComparison.Ordinal) && faults["lost-acknowledge"])
                return default;
            var from = faults["foreign-address"] ? address + 1 : to == MksGaugeLine.AnyAddress ? to : address;
            var bytes = (reply is null ? new MksGaugeReply(from, false, "160") : reply[0] == '!' ? new(from, false, reply[1..]) : new MksGaugeReply(from, true, reply)).Encode();
            return faults["noise"] ? new byte[] { 0, 0xff, (byte)'x' }.Concat(bytes).ToArray() : bytes;
        }
    }

    // A reply that begins with ! is a refusal with its number; null is an unknown command.
    private string? Read(string command)
    {
        var (name, n) = Split(command);
        return name switch
        {
            "PR" when command == "PRZ" => string.Join(' ', heads.Select(Text)),
            "PR" => Head(n) is { } head ? Text(head) : null,
            "PC" => Head(1) is { } first ? Text(heads.FirstOrDefault(h => h is { IsIon: true, Status: 'G' }) ?? first) : null,
            "U" => unit.Symbol,
            "T" => Head(n) is { } ion ? ion.IsIon ? $"{ion.Status}" : "!152" : null,
            "CP" => Head(n) is { } powered ? powered.IsOn ? "ON" : "OFF" : null,
            "SP" => Relay(n)?.Threshold.ToString("0.00E+0"),
            "SH" => Relay(n)?.Reset.ToString("0.00E+0"),
            "SD" => Relay(n) is { } r ? r.IsAbove ? "ABOVE" : "BELOW" : null,
            "EN" => Relay(n)?.Enabled,
            "SS" => Relay(n) is { } r ? r.IsClosed(unit.FromSI(pressure())) ? "SET" : "CLEAR" : null,
            "SN" => serial,
            "FV" => "1.29",
            "MD" when model is "925" or "974b" => model.ToUpperInvariant(),
            "DT" when model == "974b" => "QUADMAG",
            "SW" when model == "974b" => "ON",
            "MT" when model is "937b" or "946" => string.Join(',', sensors),
            _ => null,
        };
    }

    private string? Write(string command, string value)
    {
        var (name, n) = Split(command);
        var number = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;
        if (faults["ignored-setting"])
            return value;
        switch (name)
        {
            case "U" when value is "TORR" or "MBAR" or "PASCAL" or "MICRON":
                unit = InstrumentUnits.Pressure(value)!;
                return value;
            case "CP" when Head(n) is not null && value is "ON" or "OFF":
                if (!(faults["stuck-emission"] && value == "OFF"))
                    Head(n)!.Switch(value == "ON");
                return value;
            case "SP" when Relay(n) is { } relay && number > 0:
                relay.SetThreshold(number);
                return value;
            case "SH" when Relay(n) is { } relay && number > 0:
                relay.Reset = number;
                return value;
            case "SD" when Relay(n) is not null && value is "ABOVE" or "BELOW":
                Relay(n)!.SetDirection(value == "ABOVE");
                return value;
            case "EN" when Relay(n) is not null && value is "OFF" or "CLEAR" or "ON" or "SET" or "ENABLE" or "CMB" or "PIR" or "PZ" or "CC":
                Relay(n)!.Enabled = value;
                return value;
            default:
                return null;
        }
    }

    private static (string Name, int Number) Split(string command)
    {
        var letters = command.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return command == "PRZ" ? ("PR", 0) : (letters, int.TryParse(command.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0);
    }

    private SimulatedGaugeHead? Head(int n) => heads.ElementAtOrDefault(n - 1);

    private SimulatedGaugeRelay? Relay(int n) => relays.ElementAtOrDefault(n - 1);

    private string Text(SimulatedGaugeHead head) => head.Text(unit, noise * ((chance.NextDouble() * 2) - 1), digits);

    private double Locked(Func<double> value)
    {
        lock (gate)
            return value();
    }
}
