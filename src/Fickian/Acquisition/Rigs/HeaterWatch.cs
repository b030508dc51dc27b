namespace Fickian.Acquisition.Rigs;

/// <summary>Settings of the check for a heater that runs away or a sensor that is frozen.</summary>
/// <remarks>
/// While the temperature is below target − <see cref="Margin"/> it must rise by <see cref="Gain"/> within <see cref="GainTime"/>;
/// the running sum of (target − hysteresis − T)·dt must stay below <see cref="MostError"/>; |dT/dt| must stay below <see cref="FastestChange"/>;
/// a reading that stays identical <see cref="IdenticalReadings"/> times while it should move is frozen.
/// The defaults are those of verify_heater in Klipper, a printer firmware; slow masses want a longer time.
/// </remarks>
/// <param name="Temperature">The temperature that is watched.</param>
public sealed record HeaterWatch(ParameterName Temperature)
{
    /// <summary>Below the target by more than this the heater must heat, K.</summary>
    public double Margin { get; init; } = 5;

    /// <summary>Rise that must be seen, K.</summary>
    public double Gain { get; init; } = 2;

    /// <summary>Time in which it must be seen, s.</summary>
    public double GainTime { get; init; } = 20;

    /// <summary>Hysteresis of the running sum, K.</summary>
    public double Hysteresis { get; init; } = 5;

    /// <summary>Largest running sum, K·s.</summary>
    public double MostError { get; init; } = 120;

    /// <summary>Fastest change that the stage can make, K/s.</summary>
    public double FastestChange { get; init; } = 5;

    /// <summary>Temperature that must never be reached, K.</summary>
    public double Highest { get; init; } = double.PositiveInfinity;

    /// <summary>Identical readings after which a sensor counts as frozen.</summary>
    public int IdenticalReadings { get; init; } = 30;
}
