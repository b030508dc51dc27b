using System.Text.Json;
using System.Text.Json.Nodes;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Secop;

/// <summary>A simulated cryostat, or a furnace: C·dT/dt = P − k·(T − T_base), a heater of limited power under a controller, a ramp of the setpoint.</summary>
/// <remarks>
/// C = 10 J/K, k = 0.08 W/K, up to 20 W above a base of 4.2 K; a furnace has a base of 293.15 K and 100 W. Values are assumptions, none is of a certain instrument.
/// Proportional and integral control with the loss known beforehand; Euler steps of at most 50 ms; the model moves only when it is asked.
/// </remarks>
internal sealed class SecopCryostat
{
    private const double HeatCapacity = 10;
    private const double Loss = 0.08;
    private const double LongestStep = 0.05;
    private const int MostSteps = 100_000;

    private readonly Lock gate = new();
    private readonly ElapsedSteps elapsed;
    private readonly double baseTemperature;
    private readonly string name;
    private readonly double hottest;
    private double temperature, setpoint, target, power, integral;
    private double ramp = 6;
    private double mostPower;
    private double tolerance = 0.1;
    private double window = 30;
    private double timeout = 900;
    private (double P, double I, double D) pid = (40, 10, 2);
    private int mode = 1;
    private string said = "at target";

    public SecopCryostat(SimulatorSetup setup)
    {
        var furnace = setup.Setting("as", "cryostat") == "furnace";
        (elapsed, name) = (new(setup.Time, LongestStep, MostSteps), setup.Setting("module", "cryo"));
        baseTemperature = setup.Setting("base", furnace ? 293.15 : 4.2);
        (hottest, mostPower) = furnace ? (1200, 100) : (350, 20);
        (temperature, setpoint, target) = (baseTemperature, baseTemperature, baseTemperature);
        Module = new(name, furnace ? "a simulated furnace" : "a simulated cryostat", "Drivable", [.. Entries()]);
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["temperature"] = () => Get(() => temperature), ["heater"] = () => Get(() => power) };
    }

    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["as"] = "cryostat or furnace (cryostat)",
        ["module"] = "name of the module (cryo)",
        ["base"] = "temperature of the surroundings, K (4.2; furnace 293.15)",
        ["update-interval"] = "time between two looks for changes, s (1)",
    };

    public SecopModule Module { get; }

    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    private IEnumerable<SecopEntry> Entries() =>
    [
        Number("value", "temperature", "K", 0, null, () => temperature),
        new("status", "current status of the module", SecopInstrumentModule.StatusInfo()) { Read = _ => Task.FromResult<JsonNode?>(Get(Status)) },
        Number("target", "target temperature", "K", 0, hottest, () => target, Drive),
        Number("ramp", "speed of the setpoint", "K/min", 0, 1000, () => ramp, v => ramp = v),
        Number("setpoint", "setpoint during a ramp, else target", "K", null, null, () => setpoint),
        new("mode", "mode of regulation", new() { ["type"] = "enum", ["members"] = new JsonObject { ["ramp"] = 1, ["pid"] = 2, ["openloop"] = 3 } })
        {
            Read = _ => Task.FromResult<JsonNode?>(Get(() => JsonValue.Create(mode))),
            Change = (value, _) => Set(value, 1, 3, v => mode = (int)v),
        },
        new("stop", "stops the ramp: the setpoint becomes the target", new() { ["type"] = "command" }) { Do = (_, _) => Task.FromResult(Stop()) },
        new("setpid", "sets the coefficients of the controller", new() { ["type"] = "command", ["argument"] = new JsonObject { ["type"] = "struct", ["members"] = new JsonObject { ["p"] = Double(), ["i"] = Double(), ["d"] = Double() } }, ["result"] = SecopInstrumentModule.StatusInfo() })
        {
            Do = (argument, _) => Task.FromResult<JsonNode?>(SetPid(argument)),
        },
        Number("_maxpower", "highest power of the heater", "W", 0, 100, () => mostPower, v => mostPower = v),
        Number("_heater", "heater", "%", 0, 100, () => 100 * power / Math.Max(mostPower, 1e-9)),
        Number("_heaterpower", "power of the heater", "W", 0, null, () => power),
        new("_pid", "coefficients of the controller", new() { ["type"] = "tuple", ["members"] = new JsonArray(Double(), Double(), Double()) }) { Read = _ => Task.FromResult<JsonNode?>(Get(() => new JsonArray(pid.P, pid.I, pid.D))) },
        Number("_p", "proportional coefficient", "%/K", 0, null, () => pid.P, v => pid.P = v),
        Number("_i", "integral coefficient", "", 0, 100, () => pid.I, v => pid.I = v),
        Number("_d", "differential coefficient", "", 0, 100, () => pid.D, v => pid.D = v),
        Number("_tolerance", "range of temperature that counts as stable", "K", 0, 100, () => tolerance, v => tolerance = v),
        Number("_window", "time window of the stability", "s", 1, 900, () => window, v => window = v),
        Number("_timeout", "longest wait for stability", "s", 1, 36000, () => timeout, v => timeout = v),
    ];

    private static JsonObject Double() => new() { ["type"] = "double" };

    private SecopEntry Number(string entry, string description, string unit, double? minimum, double? maximum, Func<double> get, Action<double>? set = null) =>
        SecopEntry.Number(entry, description, unit, minimum, maximum, () => Get(get), set is null ? null : v => Get(() =>
        {
            set(v);
            return 0;
        }));

    private T Get<T>(Func<T> value)
    {
        lock (gate)
        {
            Advance();
            return value();
        }
    }

    private Task<int> Set(JsonElement value, double minimum, double maximum, Action<double> set)
    {
        var number = SecopEntry.Checked(value, minimum, maximum);
        if (number != Math.Floor(number))
            throw new SecopRefusalException("WrongType", "a whole number was expected");
        return Task.FromResult(Get(() =>
        {
            set(number);
            return 0;
        }));
    }

    private void Drive(double to) => (target, said) = (to, "new target set");

    private JsonNode? Stop() => Get<JsonNode?>(() =>
    {
        (target, said) = (setpoint, "stopped");
        return null;
    });

    private JsonArray SetPid(JsonElement? argument)
    {
        if (argument is not { ValueKind: JsonValueKind.Object } coefficients)
            throw new SecopRefusalException("WrongType", "p, i and d were expected");
        double Of(string key) => coefficients.TryGetProperty(key, out var value) ? SecopEntry.Checked(value, 0, 1000) : throw new SecopRefusalException("WrongType", $"{key} is missing");
        var (p, i, d) = (Of("p"), Of("i"), Of("d"));
        return Get(() =>
        {
            pid = (p, i, d);
            return new JsonArray(100, "control active");
        });
    }

    private JsonArray Status() =>
        setpoint != target ? new(370, "ramping") : Math.Abs(temperature - target) > tolerance ? new(380, said == "stopped" ? "stabilising" : "unstable") : new(100, "at target");

    private void Advance() => elapsed.Advance(Step);

    // Coefficients are in per cent of the power a kelvin, as the interface states them.
    private void Step(double dt)
    {
        var most = mode == 1 && ramp > 0 ? ramp / 60 * dt : double.PositiveInfinity;
        setpoint = Math.Abs(target - setpoint) <= most ? target : setpoint + (Math.Sign(target - setpoint) * most);
        var error = setpoint - temperature;
        var wanted = (Loss * (setpoint - baseTemperature)) + (mostPower / 100 * pid.P * error) + integral;
        if (wanted > 0 && wanted < mostPower)
            integral += mostPower / 100 * pid.I / 10 * error * dt;
        power = mode == 3 ? power : Math.Clamp(wanted, 0, mostPower);
        temperature += dt * (power - (Loss * (temperature - baseTemperature))) / HeatCapacity;
    }
}
