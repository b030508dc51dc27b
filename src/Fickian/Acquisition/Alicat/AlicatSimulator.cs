using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Alicat;

/// <summary>An Alicat flow controller or meter that is not there, in the three firmware families.</summary>
public sealed class AlicatSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly SimulatedAlicat device;
    private readonly string serial;
    private readonly string date;
    private readonly string calibratedBy;
    private readonly string built;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["silent"] = "nothing is answered",
        ["lost-acknowledge"] = "set points are taken and not acknowledged",
        ["ignored-setpoint"] = "set points are acknowledged and have no effect",
        ["stale-stream"] = "the instrument streams and answers nothing until the stream is stopped",
        ["stuck-valve"] = "the valve stays where it is",
        ["leaking-valve"] = "5 % of full scale flow whatever is asked for",
        ["converter-fault"] = "the converter fails: status word ADC",
        ["no-temperature"] = "the column of the temperature holds dashes",
        ["over-range"] = "mass and volume flow over range: MOV, VOV",
    });

    /// <summary>Makes an instrument with no flow.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>supply</c> and <c>pressure</c>, Pa; <c>temperature</c>, K; <c>analogue</c>, 0 to 1) and settings.</param>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public AlicatSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        device = new(setup);
        (serial, date, calibratedBy, built) = (setup.Setting("serial", "521641"), setup.Setting("date", "03/02/2025"), setup.Setting("calibrated-by", "BL"), setup.Setting("built", "Jan  9 2025,15:04:07"));
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["flow"] = () => Locked(() => device.MolesPerSecond),
            ["open"] = () => Locked(() => device.Flow.Flow > 0 ? 1 : 0),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["firmware"] = "version: 5v12.0-R22, 8v17.0-R23, 10v20.0-R24 or another (10v20.0-R24)",
        ["model"] = "type, with full scale and unit; MW is a meter (MC-500SCCM-D)",
        ["unit"] = "its letter (A)",
        ["source"] = "source of the set point: S serial, A analogue, U display (S)",
        ["gas"] = "number of the gas at the beginning (8, N2)",
        ["noise"] = "standard deviation of the flow, parts of full scale (0.0002)",
        ["serial"] = "serial number (521641)",
        ["date"] = "date of making and calibration (03/02/2025)",
        ["calibrated-by"] = "initials (BL)",
        ["built"] = "date of the program (Jan  9 2025,15:04:07)",
    };

    /// <inheritdoc/>
    public string Kind => "alicat";

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
            device.Flow.IsStuck = faults["stuck-valve"];
            device.Flow.Leak = faults["leaking-valve"] ? 0.05 : 0;
            device.HasNoTemperature = faults["no-temperature"];
            device.Faults = (faults["converter-fault"] ? AlicatStatus.ADC : AlicatStatus.None) | (faults["over-range"] ? AlicatStatus.MOV | AlicatStatus.VOV : AlicatStatus.None);
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, LineFramer.CarriageReturn, Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            var text = Encoding.Latin1.GetString(frame);
            device.Follow();
            if (text == $"@@ {device.Letter}")
                faults.Inject("stale-stream", false);
            else if (faults["stale-stream"])
                return Encoding.ASCII.GetBytes(device.Poll('@') + "\r");
            if (faults["silent"] || text.Length == 0 || text[0] != device.Letter)
                return default;
            var reply = Reply(text[1..]);
            device.Follow();
            return Encoding.ASCII.GetBytes(string.Concat(reply.Select(l => l + "\r")));
        }
    }

    private IEnumerable<string> Reply(string command) => command switch
    {
        "" => [device.Poll(device.Letter)],
        "??M*" => AlicatFamily.Maker(device.Firmware, device.Version, device.Model, serial, date, calibratedBy).Select((l, i) => $"{device.Letter}  M{i:00} {l}"),
        "??D*" => AlicatFamily.Columns(device.Firmware, device.Letter, device.Columns),
        "??G*" => SimulatedAlicat.Gases.Select((g, i) => $"{device.Letter} G{i:00} {g.Short,8}"),
        "VE" => [$"{device.Letter}   {device.Version} {built}"],
        ['L', ..] when device.Firmware.LocksOnL => Lock(true),
        "U" => Lock(false),
        "T" or "TP" or "PC" => [device.Poll(device.Letter)],
        "HC" => Hold(SimulatedValve.Closed),
        "HP" => Hold(SimulatedValve.Held),
        "C" => Hold(SimulatedValve.Regulated),
        _ => Words(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    };

    private IEnumerable<string> Words(string[] words)
    {
        var numbers = words.Skip(1).Select(w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        var (firmware, letter) = (device.Firmware, device.Letter);
        return words[0] switch
        {
            "S" when numbers.Length == 1 && !device.IsMeter => Setpoint(numbers[0]) switch { null => ["?"], true => [device.Poll(letter)], false => [] },
            "LS" when firmware.HasLoopSetpoint && !device.IsMeter => LoopSetpoint(numbers),
            "G" when numbers.Length == 1 => Gas(numbers[0]) ? [device.Poll(letter)] : ["?"],
            "GS" when firmware.HasNamedCommands => numbers.Length == 0 || Gas(numbers[0]) ? [$"{letter} {device.Gas} {SimulatedAlicat.Gases[device.Gas].Short} {SimulatedAlicat.Gases[device.Gas].Long}"] : ["?"],
            "LSS" when firmware.HasNamedCommands && !device.IsMeter => Source(words),
            "LV" when firmware.HasLoopSetpoint && !device.IsMeter => Statistic(numbers),
            "FPF" when firmware.HasNamedCommands && numbers is [5] => [$"{letter} {AlicatFamily.Signed(device.Scale, 2)} {AlicatFamily.Code(device.Label)} {device.Label}"],
            "DCU" when firmware.HasNamedCommands && numbers.Length is 1 or 2 && numbers[0] == 5 => Units(numbers),
            "DV" when numbers.Length > 1 => [string.Join(' ', numbers.Skip(1).Select(n => device.Value((int)n) is { } v ? AlicatFamily.Signed(v, 2) : "--"))],
            _ => ["?"],
        };
    }

    // Null if refused, false if taken and not acknowledged.
    private bool? Setpoint(double value)
    {
        var before = device.Asked * device.Scale;
        if (!device.Ask(value))
            return null;
        if (faults["ignored-setpoint"])
            device.Ask(before);
        return !faults["lost-acknowledge"];
    }

    private IEnumerable<string> LoopSetpoint(double[] numbers)
    {
        var current = AlicatFamily.Signed(device.Flow.Setpoint * device.Scale, 2);
        if (numbers.Length > 0)
        {
            if (Setpoint(numbers[0]) is not { } acknowledged)
                return ["?"];
            if (!acknowledged)
                return [];
        }

        return [$"{device.Letter} {current} {AlicatFamily.Signed(device.Asked * device.Scale, 2)} {AlicatFamily.Code(device.Label)} {device.Label}"];
    }

    private bool Gas(double number)
    {
        if (!(number >= 0 && number < SimulatedAlicat.Gases.Count))
            return false;
        device.Gas = (int)number;
        return true;
    }

    private IEnumerable<string> Source(string[] words)
    {
        if (words.Length > 1 && words[1] is not ("S" or "A" or "U"))
            return ["?"];
        device.Source = words.Length > 1 ? words[1][0] : device.Source;
        return [$"{device.Letter} {device.Source}"];
    }

    private IEnumerable<string> Statistic(double[] numbers)
    {
        if (numbers.Length > 0 && numbers[0] is not (34 or 36 or 37 or 38 or 39))
            return ["?"];
        device.Statistic = numbers.Length > 0 ? (int)numbers[0] : device.Statistic;
        return [$"{device.Letter} {device.Statistic}"];
    }

    private IEnumerable<string> Units(double[] numbers)
    {
        if (numbers.Length == 2)
        {
            if (numbers[1] is not (7 or 12 or 37 or 42))
                return ["?"];
            device.Label = numbers[1] switch { 7 => "SLPM", 12 => "SCCM", 37 => "NLPM", _ => "NCCM" };
        }

        return [$"{device.Letter} {AlicatFamily.Code(device.Label)} {device.Label}"];
    }

    private IEnumerable<string> Hold(SimulatedValve valve)
    {
        device.Flow.Valve = valve;
        return [device.Poll(device.Letter)];
    }

    private IEnumerable<string> Lock(bool locked)
    {
        device.IsLocked = locked;
        return [device.Poll(device.Letter)];
    }

    private double Locked(Func<double> value)
    {
        lock (gate)
        {
            device.Follow();
            return value();
        }
    }
}
