using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Linkam;

/// <summary>The physics of a heated stage: C·dT/dt = P − G·(T − T_room) − pump, under a controller that follows a ramp.</summary>
/// <remarks>
/// A block of 30 J/K loses 0.12 W/K to the room; the heater gives up to 150 W, the pump takes up to 12 W per kelvin·10⁻² of its speed.
/// The values are assumptions of a typical stage, none is of a certain instrument: they give ramps of up to 150 K/min, a lag of about a second and an overshoot below 1 K.
/// Euler steps of at most 20 ms of laboratory time; the model moves only when it is asked.
/// </remarks>
internal sealed class HeatedStage(TimeProvider time, Func<double> room)
{
    private const double HeatCapacity = 30;
    private const double Loss = 0.12;
    private const double MostPower = 150;
    private const double PumpPower = 5;
    private const double LongestStep = 0.02;
    private const int MostSteps = 200_000;

    private readonly ElapsedSteps elapsed = new(time, LongestStep, MostSteps);
    private double temperature = room();
    private double setPoint = room();
    private double integral;
    private double rate;
    private double limit = room();
    private LinkamState state = LinkamState.Stopped;
    private int pumpSpeed;

    public bool IsStuckOn { get; set; }

    public bool IsUnplugged { get; set; }

    public bool IsPumpAutomatic { get; set; } = true;

    public double HeaterPower { get; private set; }

    public int PumpSpeed
    {
        get
        {
            Advance();
            return pumpSpeed;
        }

        set
        {
            Advance();
            pumpSpeed = value;
        }
    }

    public double Temperature
    {
        get
        {
            Advance();
            return temperature;
        }
    }

    public LinkamState State
    {
        get
        {
            Advance();
            return state;
        }
    }

    public bool IsRamping => State is LinkamState.Heating or LinkamState.Cooling;

    /// <summary>The ramp runs away from what the cooling can do.</summary>
    public bool IsTooFast => State == LinkamState.Cooling && temperature - setPoint > 5;

    public void Ramp(double kelvinsPerSecond, double to)
    {
        Advance();
        if (state == LinkamState.Stopped)
            (setPoint, integral) = (temperature, 0);
        (rate, limit) = (kelvinsPerSecond, to);
        state = to >= setPoint ? LinkamState.Heating : LinkamState.Cooling;
    }

    public void Hold()
    {
        Advance();
        (setPoint, state) = (temperature, LinkamState.HoldingPresent);
    }

    public void Stop()
    {
        Advance();
        (state, integral, HeaterPower) = (LinkamState.Stopped, 0, 0);
        if (IsPumpAutomatic)
            pumpSpeed = 0;
    }

    private void Advance() => elapsed.Advance(Step);

    private void Step(double dt)
    {
        if (state is LinkamState.Heating or LinkamState.Cooling)
            MoveSetPoint(dt);
        Control(dt);
        var pump = pumpSpeed > 0 ? PumpPower * pumpSpeed * Math.Clamp((temperature - 77) / 200, 0, 1) : 0;
        temperature += dt * (HeaterPower - Loss * (temperature - room()) - pump) / HeatCapacity;
    }

    private void MoveSetPoint(double dt)
    {
        var step = rate * dt;
        if (Math.Abs(limit - setPoint) > step)
        {
            setPoint += Math.Sign(limit - setPoint) * step;
            return;
        }

        setPoint = limit;
        if (Math.Abs(temperature - limit) < 0.3)
            state = LinkamState.HoldingAtLimit;
    }

    // Proportional and integral, with the losses known beforehand; the integral stops growing while the heater is at an end.
    private void Control(double dt)
    {
        if (state == LinkamState.Stopped)
        {
            HeaterPower = IsStuckOn && !IsUnplugged ? MostPower / 3 : 0;
            return;
        }

        var error = setPoint - temperature;
        var forward = Loss * (setPoint - room()) + (state == LinkamState.Heating ? HeatCapacity * rate : 0);
        var wanted = forward + 60 * error + integral;
        if (wanted is > 0 and < MostPower)
            integral += 12 * error * dt;
        HeaterPower = IsUnplugged ? 0 : Math.Clamp(wanted, 0, MostPower);
        if (IsPumpAutomatic)
            pumpSpeed = state == LinkamState.Cooling || wanted < -1 ? (int)Math.Clamp(Math.Ceiling(-wanted / PumpPower), 0, 30) : 0;
    }
}
