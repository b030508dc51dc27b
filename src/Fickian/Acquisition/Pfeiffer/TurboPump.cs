using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>The physics of a turbo pump: J·dω/dt = M − k·p·ω, the motor at its current limit until the set speed is reached.</summary>
/// <remarks>Run-up in about 100 s, 2 A at most, a gas load that slows the rotor above 10 Pa, electronics that warm with the current: assumptions of a small pump, none of a certain one.</remarks>
internal sealed class TurboPump(TimeProvider time, Func<double> pressure)
{
    private const double Acceleration = 10;
    private const double Braking = 4;
    private const double Drag = 2e-3;
    private const double MostCurrent = 2;
    private const double LongestStep = 0.5;
    private const int MostSteps = 100_000;

    private readonly ElapsedSteps elapsed = new(time, LongestStep, MostSteps);

    public bool IsPumping { get; set; } = true;

    public bool HasMotor { get; set; } = true;

    public bool IsSeized { get; set; }

    /// <summary>Set speed, 1/s.</summary>
    public double SetSpeed { get; set; } = 1000;

    /// <summary>Speed of the rotor, 1/s.</summary>
    public double Speed { get; private set; }

    /// <summary>Current of the motor, A.</summary>
    public double Current { get; private set; }

    /// <summary>Temperature of the electronics, K.</summary>
    public double Temperature { get; private set; } = 296.15;

    /// <summary>Time it has run, s.</summary>
    public double Running { get; private set; } = 3600 * 1234;

    /// <summary>Lets the time pass that has passed.</summary>
    public void Advance() => elapsed.Advance(Step);

    private void Step(double dt)
    {
        var on = IsPumping && HasMotor;
        var drag = Drag * Math.Min(pressure(), 1e4) * Speed / 100;
        var wanted = on ? Math.Clamp((SetSpeed - Speed) / 2 + drag, 0, Acceleration) : 0;
        Current = on ? Math.Max(wanted / Acceleration * MostCurrent, 0.05) : 0;
        Speed = IsSeized ? 0 : Math.Max(0, Speed + dt * (on ? wanted - drag : -Braking - drag));
        Temperature += dt * ((296.15 + 15 * Current / MostCurrent) - Temperature) / 300;
        Running += on ? dt : 0;
    }
}
