using System.Globalization;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Mks;

/// <summary>A channel of the simulated PR4000B: a flow controller behind it, or a transducer that sees the pressure of the rig.</summary>
internal sealed class SimulatedPr4000Channel
{
    private readonly Dictionary<string, string> configuration;
    private readonly Func<double> pressure;

    public SimulatedPr4000Channel(SimulatorSetup setup, int number)
    {
        Flow = new(setup.Time, setup.Seed + number, setup.Input("supply", 3e5), setup.Setting("noise", 0.0002)) { Valve = SimulatedValve.Closed };
        pressure = setup.Input($"pressure-{number}", setup.Setting("pressure", 101325));
        (FullScale, Code) = (setup.Setting($"range-{number}", 100), (int)setup.Setting($"unit-{number}", 12));
        configuration = new(StringComparer.Ordinal)
        {
            ["GN"] = "1.00",
            ["OF"] = "0.00",
            ["RO"] = "0.00",
            ["IN"] = "1",
            ["OT"] = "1",
            ["EI"] = "1",
            ["EO"] = "1",
            ["SC"] = "1.00",
            ["LL"] = "0.00",
            ["SM"] = "2",
            ["LM"] = "1",
        };
    }

    public SimulatedFlow Flow { get; }

    public double FullScale { get; private set; }

    public int Code { get; private set; }

    public double Setpoint { get; private set; }

    public bool IsValveOn { get; private set; }

    public bool IsRelayOn { get; set; }

    private bool IsFlow => Code is 12 or 13;

    /// <summary>Measured value in the unit of the channel; null beyond what the converter can show.</summary>
    public double? Value
    {
        get
        {
            var unit = Pr4000Unit.Of(Code, GasReference.Normal)!;
            var value = IsFlow ? Flow.Measured() * FullScale : unit.SI == Unit.Pascal ? unit.FromSI(pressure()) : 0;
            return Math.Abs(value) <= 1.2 * FullScale ? value : null;
        }
    }

    public double MolesPerSecond => IsFlow ? Pr4000Unit.Of(Code, GasReference.Normal)!.ToSI(Flow.Flow * FullScale) : 0;

    /// <summary>Reads a configuration value; null for a name that there is not.</summary>
    public string? Read(string name) => name == "UL" ? configuration.GetValueOrDefault("UL", FullScale.ToString("0.00", CultureInfo.InvariantCulture)) : configuration.GetValueOrDefault(name);

    /// <summary>Obeys a command; false if it fails.</summary>
    public bool Write(string name, string[] values)
    {
        var number = double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN;
        switch (name)
        {
            case "SP" when number >= 0 && number <= FullScale:
                (Setpoint, Flow.Setpoint) = (number, number / FullScale);
                return true;
            case "VL" when values[0] is "ON" or "OFF":
                IsValveOn = values[0] == "ON";
                Flow.Valve = IsValveOn ? SimulatedValve.Regulated : SimulatedValve.Closed;
                return true;
            case "RL" when values[0] is "ON" or "OFF":
                IsRelayOn = values[0] == "ON";
                return true;
            case "RG" when number > 0 && values.Length == 2 && int.TryParse(values[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Pr4000Unit.Of(code, GasReference.Normal) is not null:
                (FullScale, Code) = (number, code);
                return true;
            default:
                if (!configuration.TryGetValue(name, out var old) && name != "UL" || double.IsNaN(number))
                    return false;
                configuration[name] = old is not null && !old.Contains('.', StringComparison.Ordinal) ? number.ToString("0", CultureInfo.InvariantCulture) : number.ToString("0.00", CultureInfo.InvariantCulture);
                return true;
        }
    }
}
