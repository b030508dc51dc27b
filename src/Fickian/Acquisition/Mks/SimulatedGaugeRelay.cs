namespace Fickian.Acquisition.Mks;

/// <summary>A relay of the simulated gauge controller: it closes beyond its threshold and opens beyond its reset value.</summary>
internal sealed class SimulatedGaugeRelay(double threshold, bool above, string enabled)
{
    private bool closed;

    public double Threshold { get; private set; } = threshold;

    public double Reset { get; set; } = Hysteresis(threshold, above);

    public bool IsAbove { get; private set; } = above;

    public string Enabled { get; set; } = enabled;

    public void SetThreshold(double value) => (Threshold, Reset) = (value, Hysteresis(value, IsAbove));

    public void SetDirection(bool isAbove) => (IsAbove, Reset) = (isAbove, Hysteresis(Threshold, isAbove));

    public bool IsClosed(double pressure)
    {
        closed = Enabled is not ("OFF" or "CLEAR") && (Enabled is "SET" || (IsAbove ? pressure > (closed ? Reset : Threshold) : pressure < (closed ? Reset : Threshold)));
        return closed;
    }

    private static double Hysteresis(double value, bool isAbove) => isAbove ? value * 0.9 : value * 1.1;
}
