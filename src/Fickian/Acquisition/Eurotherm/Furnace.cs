using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>The physics of a tube furnace under a PID controller: C·dT/dt = P − G·(T − T_room) − εσA·(T⁴ − T_room⁴), read through a slow sensor.</summary>
/// <remarks>
/// C = 500 J/K, G = 0.6 W/K, εA = 5·10⁻³ m², heater 1000 W, sensor 5 s: assumptions of a small furnace, none of a certain one. It heats at up to 2 K/s and cools with about 10 min.
/// The controller is u = 100/XP · (e + ∫e dt/TI − TD·dT/dt) per cent, with the integral held while the output is at an end.
/// Steps of at most 0.25 s of laboratory time; the model moves only when it is asked.
/// </remarks>
internal sealed class Furnace(TimeProvider time, Func<double> room)
{
    private const double HeatCapacity = 500;
    private const double Loss = 0.6;
    private const double Emission = 5e-3 * 5.670374419e-8;
    private const double Power = 1000;
    private const double SensorTime = 5;
    private const double LongestStep = 0.25;
    private const int MostSteps = 200_000;

    private readonly ElapsedSteps elapsed = new(time, LongestStep, MostSteps);
    private double temperature = room();
    private double sensor = room();
    private double integral;

    /// <summary>Temperature that is controlled to, K.</summary>
    public double Setpoint { get; set; } = 273.15;

    /// <summary>Proportional band, K.</summary>
    public double ProportionalBand { get; set; } = 20;

    /// <summary>Integral time, s; 0 is off.</summary>
    public double IntegralTime { get; set; } = 120;

    /// <summary>Derivative time, s.</summary>
    public double DerivativeTime { get; set; } = 10;

    /// <summary>Most output, per cent.</summary>
    public double MaximumOutput { get; set; } = 100;

    /// <summary>Fastest change of the output, per cent per second; 0 is no limit.</summary>
    public double OutputRate { get; set; }

    /// <summary>The sensor is broken: the controller then puts out nothing.</summary>
    public bool IsSensorBroken { get; set; }

    /// <summary>The power switch is welded.</summary>
    public bool IsStuckOn { get; set; }

    /// <summary>Output of the controller, per cent.</summary>
    public double Output { get; private set; }

    /// <summary>Power of the heater, W.</summary>
    public double Heater => (IsStuckOn ? 100 : Output) / 100 * Power;

    /// <summary>Temperature of the furnace itself, K.</summary>
    public double Temperature => temperature;

    /// <summary>Temperature that the sensor has, K.</summary>
    public double Sensor => sensor;

    /// <summary>Lets the time pass that has passed.</summary>
    public void Advance() => elapsed.Advance(Step);

    private void Step(double dt)
    {
        var slope = (temperature - sensor) / SensorTime;
        Control(slope, dt);
        var surroundings = room();
        var lost = Loss * (temperature - surroundings) + Emission * (Math.Pow(temperature, 4) - Math.Pow(surroundings, 4));
        temperature += dt * (Heater - lost) / HeatCapacity;
        sensor += dt * slope;
    }

    private void Control(double slope, double dt)
    {
        var error = Setpoint - sensor;
        var gain = 100 / Math.Max(ProportionalBand, 0.1);
        var wanted = gain * (error + integral - DerivativeTime * slope);
        if (IntegralTime > 0 && wanted > 0 && wanted < MaximumOutput)
            integral += error * dt / IntegralTime;
        var limited = IsSensorBroken ? 0 : Math.Clamp(wanted, 0, MaximumOutput);
        Output = OutputRate > 0 && limited > Output ? Math.Min(limited, Output + OutputRate * dt) : limited;
    }
}
