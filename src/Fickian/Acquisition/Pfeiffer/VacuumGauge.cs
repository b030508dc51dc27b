namespace Fickian.Acquisition.Pfeiffer;

/// <summary>The physics of a vacuum gauge: a range, a lag and a noise in proportion to the pressure.</summary>
/// <remarks>Ranges as data sheets state them for the type; the lag of 0.2 s and the noise are assumptions. A cold cathode lights only below 1 Pa (1e-2 mbar, an assumption too).</remarks>
/// <param name="Type">Type as the controller names it.</param>
/// <param name="Lowest">Lowest pressure, Pa.</param>
/// <param name="Highest">Highest pressure, Pa.</param>
/// <param name="Noise">Relative standard deviation, 1.</param>
/// <param name="CanSwitch">Whether it can be switched off.</param>
internal sealed record VacuumGauge(string Type, double Lowest, double Highest, double Noise, bool CanSwitch)
{
    private const double Lag = 0.2;

    private double? followed;
    private long last;

    /// <summary>Whether it is on.</summary>
    public bool IsOn { get; set; } = true;

    public static VacuumGauge Of(string type) => type switch
    {
        "TPR" => new(type, 5e-2, 1e5, 0.005, CanSwitch: false),
        "PCR" => new(type, 5e-2, 1.5e5, 0.003, CanSwitch: false),
        "IKR" => new(type, 2e-7, 1, 0.01, CanSwitch: true),
        "PKR" => new(type, 5e-7, 1e5, 0.01, CanSwitch: true),
        "CMR" => new(type, 10, 1.1e5, 0.0005, CanSwitch: false),
        "noSEn" => new(type, 0, 0, 0, CanSwitch: false),
        _ => throw new ArgumentException($"A type of gauge (TPR, PCR, IKR, PKR, CMR, noSEn) was expected and '{type}' was found.", nameof(type)),
    };

    /// <summary>What the gauge shows of a pressure: status and value, Pa.</summary>
    public (GaugeStatus Status, double Value) Show(double pressure, TimeProvider time, Random chance)
    {
        var now = time.GetTimestamp();
        var share = followed is null ? 1 : 1 - Math.Exp(-time.GetElapsedTime(last, now).TotalSeconds / Lag);
        var target = Math.Log(Math.Max(pressure, 1e-12));
        followed = followed is { } before ? before + share * (target - before) : target;
        last = now;
        var shown = Math.Exp(followed.Value) * (1 + Noise * Math.Sqrt(12) * (chance.NextDouble() - 0.5));
        return Type == "noSEn" ? (GaugeStatus.NoSensor, 2)
            : !IsOn ? (GaugeStatus.Off, 0)
            : shown < Lowest ? (GaugeStatus.UnderRange, Lowest)
            : shown > Highest ? (GaugeStatus.OverRange, Highest)
            : (GaugeStatus.Ok, shown);
    }
}
