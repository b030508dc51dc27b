using Fickian.Acquisition.Rigs;

namespace Fickian.Acquisition.Runs;

/// <summary>Looks at one heater reading after reading: does it heat when it should, is it where nothing sends it, is its sensor alive.</summary>
/// <remarks>
/// Near the target (within the hysteresis) all is well. Below it, the temperature must rise by the gain within the gain time, again and again;
/// once it does not, the sum of (target − hysteresis − T)·dt runs, and trips above its limit. The rules are those of verify_heater in Klipper.
/// The target is where a ramp should be now, not where it ends: slow ramps are no fault.
/// </remarks>
/// <param name="watch">Limits of the check.</param>
public sealed class HeaterCheck(HeaterWatch watch)
{
    private (double Time, double Temperature)? last;
    private double lastTarget = double.NaN;
    private bool approaching;
    private double goalTime;
    private double goalTemperature;
    private double error;
    private int identical;

    /// <summary>Looks at one reading.</summary>
    /// <param name="time">Time of the reading, s.</param>
    /// <param name="temperature">Reading, K; null if the sensor gives none.</param>
    /// <param name="target">Temperature at which the heater should be now, K; null while it is off or cools.</param>
    /// <returns>Why the heater must be switched off; null if all is well.</returns>
    public string? Look(double time, double? temperature, double? target)
    {
        if (temperature is not { } t)
            return target is null ? null : $"{watch.Temperature} gives no temperature while it heats.";
        if (t > watch.Highest)
            return $"{watch.Temperature} is {Celsius(t)}, above the highest allowed {Celsius(watch.Highest)}.";
        var before = last;
        last = (time, t);
        if (before is not var (earlier, previous) || time <= earlier)
            return null;
        var step = time - earlier;
        if (Math.Abs(t - previous) > (watch.FastestChange * step) + 1)
            return $"{watch.Temperature} jumped from {Celsius(previous)} to {Celsius(t)} within {step:0.0} s; no stage does that, so its sensor is not to be trusted.";
        if (target is not { } goal || t >= goal - watch.Hysteresis)
        {
            (approaching, error, identical, lastTarget) = (false, 0, 0, target ?? double.NaN);
            return null;
        }

        identical = t == previous ? identical + 1 : 0;
        return identical >= watch.IdenticalReadings
            ? $"{watch.Temperature} gave {Celsius(t)} {identical + 1} times in a row while it should rise to {Celsius(goal)}; its sensor is frozen."
            : Below(time, step, t, goal);
    }

    private string? Below(double time, double step, double temperature, double goal)
    {
        error += (goal - watch.Hysteresis - temperature) * step;
        if (!approaching && double.IsNaN(lastTarget))
            Aim(time, temperature);
        else if (!approaching && error > watch.MostError)
            return $"{watch.Temperature} is {Celsius(temperature)} where {Celsius(goal)} was expected, and does not come nearer; heater, sensor or stage is broken.";
        else if (approaching && temperature >= goalTemperature)
            Aim(time, temperature);
        else if (approaching && time >= goalTime)
            approaching = false;
        lastTarget = goal;
        return null;
    }

    private void Aim(double time, double temperature) =>
        (approaching, error, goalTime, goalTemperature) = (true, 0, time + watch.GainTime, temperature + watch.Gain);

    private static string Celsius(double kelvins) => $"{kelvins - 273.15:0.0} °C";
}
