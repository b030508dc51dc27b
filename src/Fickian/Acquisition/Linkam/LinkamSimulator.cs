using System.Globalization;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Linkam;

/// <summary>A Linkam controller that is not there, with a stage that lags, loses heat and cools no faster than its pump can.</summary>
public sealed class LinkamSimulator : ISimulator
{
    private readonly Lock gate = new();
    private readonly HeatedStage stage;
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sensor-open"] = "the thermocouple is broken: error bit and a temperature of 3276.7 °C",
        ["stage-unplugged"] = "the stage is not connected: as an open sensor, and nothing heats",
        ["lost-acknowledge"] = "commands are carried out and not acknowledged",
        ["faulty-acknowledge"] = "commands are acknowledged with b'' instead of an empty line",
        ["stuck-heater"] = "the heater stays on when it is stopped",
        ["frozen-sensor"] = "the temperature reading does not change any more",
        ["silent"] = "nothing is answered",
    });

    private double rate = 10.0 / 60;
    private double limit = 298.15;
    private bool woken;
    private bool damagedLine;
    private double? frozen;

    /// <summary>Makes a controller with its stage at the temperature of the room.</summary>
    /// <param name="setup">Clock, seed, inputs (<c>room</c>, K) and settings (<c>awake</c>).</param>
    public LinkamSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        stage = new(setup.Time, setup.Input("room", 296.15));
        woken = setup.Setting("awake", "no") == "yes";
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal)
        {
            ["temperature"] = () => Locked(() => stage.Temperature),
            ["heater"] = () => Locked(() => stage.HeaterPower),
        };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["awake"] = "yes if the first T after power-on was already sent (no)",
    };

    /// <inheritdoc/>
    public string Kind => "linkam-t95";

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
            stage.IsStuckOn = faults["stuck-heater"];
            stage.IsUnplugged = faults["stage-unplugged"];
            frozen = faults["frozen-sensor"] ? frozen ?? stage.Temperature : null;
        }
    }

    /// <inheritdoc/>
    public Task ServeAsync(IByteChannel line, CancellationToken cancellation) => FrameService.ServeAsync(line, LineFramer.CarriageReturn, Answer, cancellation);

    private ReadOnlyMemory<byte> Answer(byte[] frame)
    {
        lock (gate)
        {
            var command = Encoding.Latin1.GetString(frame);
            damagedLine |= frame.Any(b => b is < 0x20 or > 0x7e);
            if (faults["silent"] || (!woken && command != "T"))
                return default;
            woken = true;
            if (command == "T")
                return WithEnd(Status().Encode());
            if (command == "D")
                return WithEnd(Encoding.ASCII.GetBytes($"{(ushort)(short)Math.Round((stage.Temperature - 273.15) * 10):x4}0000"));
            return !Obey(command) || faults["lost-acknowledge"] ? default
                : faults["faulty-acknowledge"] ? "b''\r"u8.ToArray() : "\r"u8.ToArray();
        }
    }

    // Values outside the range are acknowledged and ignored, as the instrument does.
    private bool Obey(string command)
    {
        switch (command)
        {
            case "S" or "H" or "C":
                stage.Ramp(rate, limit);
                return true;
            case "E":
                stage.Stop();
                return true;
            case "O":
                stage.Hold();
                return true;
            case "Pa0" or "Pm0":
                stage.IsPumpAutomatic = command == "Pa0";
                return true;
            case "B":
                return true;
            case ['P', >= '0' and <= 'N' and var speed]:
                stage.PumpSpeed = stage.IsPumpAutomatic ? stage.PumpSpeed : speed - '0';
                return true;
            default:
                return ObeyNumber(command);
        }
    }

    private bool ObeyNumber(string command)
    {
        if (!(command.StartsWith("R1", StringComparison.Ordinal) || command.StartsWith("L1", StringComparison.Ordinal))
            || !int.TryParse(command.AsSpan(2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        if (command[0] == 'R' && number is >= 1 and <= 15000)
            rate = number / 100.0 / 60;
        else if (command[0] == 'L' && number is >= -2000 and <= 6000)
            limit = (number / 10.0).Celsius();
        if (stage.IsRamping)
            stage.Ramp(rate, limit);
        return true;
    }

    private LinkamStatus Status()
    {
        var open = faults["sensor-open"] || faults["stage-unplugged"];
        var errors = (stage.IsTooFast ? LinkamErrors.TooFast : LinkamErrors.None) | (open ? LinkamErrors.SensorOpen : LinkamErrors.None) | (damagedLine ? LinkamErrors.SerialLine : LinkamErrors.None);
        damagedLine = false;
        return new(stage.State, errors, stage.PumpSpeed, open ? 3276.7.Celsius() : frozen ?? stage.Temperature);
    }

    private double Locked(Func<double> value)
    {
        lock (gate)
            return value();
    }

    private static byte[] WithEnd(byte[] bytes) => [.. bytes, (byte)'\r'];
}
