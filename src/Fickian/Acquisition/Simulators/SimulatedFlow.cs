namespace Fickian.Acquisition.Simulators;

/// <summary>The physics of a mass-flow controller: a valve that follows with a lag and a sensor that follows the flow with another.</summary>
/// <remarks>
/// dv/dt = (v* − v)/τ_v, q = k v, ds/dt = (q − s)/τ_s, all in parts of full scale; k = 1.3 · supply/3 bar is what the open valve lets through, at most 1.3.
/// Solved in closed form between two looks. Noise of the reading is Gaussian and seeded.
/// The times, 0.4 s and 0.15 s, and the excess of 30 % are assumptions of a typical thermal controller.
/// </remarks>
internal sealed class SimulatedFlow(TimeProvider time, int seed, Func<double> supply, double noise)
{
    private const double ValveTime = 0.4;
    private const double SensorTime = 0.15;
    private const double Excess = 1.3;
    private const double NominalSupply = 3e5;

    private readonly Random chance = new(seed);
    private long last = time.GetTimestamp();
    private double opening;
    private double sensor;
    private double total;
    private double setpoint;
    private double leak;
    private SimulatedValve valve;

    /// <summary>Part of full scale that flows whatever the valve does.</summary>
    public double Leak
    {
        get => leak;
        set
        {
            Advance();
            leak = value;
        }
    }

    /// <summary>Whether the valve no longer moves.</summary>
    public bool IsStuck { get; set; }

    public double Setpoint
    {
        get => setpoint;
        set
        {
            Advance();
            setpoint = value;
        }
    }

    public SimulatedValve Valve
    {
        get => valve;
        set
        {
            Advance();
            valve = value;
        }
    }

    /// <summary>Opening of the valve, 0 to 1.</summary>
    public double Opening
    {
        get
        {
            Advance();
            return opening;
        }
    }

    /// <summary>What really flows, in parts of full scale.</summary>
    public double Flow
    {
        get
        {
            Advance();
            return Through(opening);
        }
    }

    /// <summary>What has flowed so far, in full scales times seconds.</summary>
    public double Total
    {
        get
        {
            Advance();
            return total;
        }
    }

    /// <summary>What the sensor shows, with its noise.</summary>
    public double Measured()
    {
        Advance();
        var gauss = Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
        return sensor + (noise * gauss);
    }

    private double Conductance => Excess * Math.Clamp(supply() / NominalSupply, 0, 1);

    private double Target => IsStuck ? opening : valve switch
    {
        SimulatedValve.Closed => 0,
        SimulatedValve.Open => 1,
        SimulatedValve.Held => opening,
        _ => Conductance > 0 ? Math.Clamp(setpoint / Conductance, 0, 1) : 1,
    };

    private double Through(double open) => Math.Max(leak, Conductance * open);

    private void Advance()
    {
        var now = time.GetTimestamp();
        var dt = time.GetElapsedTime(last, now).TotalSeconds;
        last = now;
        var target = Target;
        var (end, difference) = (Through(target), Through(opening) - Through(target));
        var (slow, quick) = (Math.Exp(-dt / ValveTime), Math.Exp(-dt / SensorTime));
        var share = difference / (1 - (SensorTime / ValveTime));
        sensor = end + (share * slow) + ((sensor - end - share) * quick);
        total += (end * dt) + (difference * ValveTime * (1 - slow));
        opening = target + ((opening - target) * slow);
    }
}
