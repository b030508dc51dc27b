namespace Fickian.Acquisition.Runs;

/// <summary>Where a heater should be at a time: on its way from where it was to its target.</summary>
/// <param name="Start">Time at which the ramp began, s.</param>
/// <param name="From">Temperature at which it began, K.</param>
/// <param name="To">Temperature at its end, K.</param>
/// <param name="Rate">Rate, K/s.</param>
public sealed record RampTarget(double Start, double From, double To, double Rate)
{
    /// <summary>The temperature at a time, K; null while it cools, which needs no heater.</summary>
    /// <param name="time">Time, s.</param>
    public double? At(double time) => To >= From ? Math.Min(To, From + (Rate * Math.Max(0, time - Start)))
        : time > Start + ((From - To) / Rate) ? To : null;
}
