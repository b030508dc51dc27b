namespace Fickian.Acquisition.Pfeiffer;

/// <summary>The physics of a vacuum gauge: a range, a lag and a noise in proportion to the pressure.</summary>
/// <remarks>Ranges as data sheets state them for the type; the lag of 0.2 s and the noise are assumptions. A cold cathode lights only below 1 Pa (1e-2 mbar, an assumption too).</remarks>
/// <param name="type">Type as the controller names it.</param>
/// <param name="lowest">Lowest pressure, Pa.</param>
/// <param name="highest">Highest pressure, Pa.</param>
/// <param name="noise">Relative standard deviation, 1.</param>
/// <param name="canSwitch">Whether it can be switched off.</param>
internal sealed class VacuumGauge(string type, double lowest, double highest, double noise, bool canSwitch)
{
    private const double Lag = 0.2;

    private double? followed;
    private long last;

    /// <summary>Type as the controller names it.</summary>
    public string Type => type;

    /// <summary>Whether it can be switched off.</summary>
    public bool CanSwitch => canSwitch;

    /// <summary>Whether it is on.</summary>
    public bool IsOn { get; set; } = true;

    public static VacuumGauge Of(string type) => type switch
    {
        "TPR" => new(type, 5e-2, 1e5, 0.005, canSwitch: false),
        "PCR" => new(type, 5e-2, 1.5e5, 0.003, canSwitch: false),
        "IKR" => new(type, 2e-7, 1, 0.01, canSwitch: true),
        "PKR" => new(type, 5e-7, 1e5, 0.01, canSwitch: true),
        "CMR" => new(type, 10, 1.1e5, 0.0005, canSwitch: false),
        "noSEn" => new(type, 0, 0, 0, canSwitch: false),
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
        var shown = Math.Exp(followed.Value) * (1 + noise * Math.Sqrt(12) * (chance.NextDouble() - 0.5));
        return type == "noSEn" ? (GaugeStatus.NoSensor, 2)
            : !IsOn ? (GaugeStatus.Off, 0)
            : shown < lowest ? (GaugeStatus.UnderRange, lowest)
            : shown > highest ? (GaugeStatus.OverRange, highest)
            : (GaugeStatus.Ok, shown);
    }
}
