using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Fickian.Acquisition.Weighing;

/// <summary>The physics of a balance: what lies on its pan, buoyed up by the air, is followed with a lag, noise and drift.</summary>
/// <remarks>
/// W = m·(1 − ρ_air/ρ)/(1 − ρ_air/8000 kg/m³), ρ_air = 1.204 kg/m³ · 293.15 K/T, the conventional mass of a sample of density ρ (Archimedes).
/// The display follows by dx/dt = (W + drift·t − x)/τ, τ = 0.8 s, and stands still for <see cref="StabilityTime"/> before it counts as stable; draught adds noise of thirty digits.
/// The values are assumptions of an analytical balance, none is of a certain instrument. The step from one question to the next is exact.
/// </remarks>
internal sealed class SimulatedPan
{
    private const double TimeConstant = 0.8;
    private const double ReferenceDensity = 8000;
    private const double StabilityTime = 1;

    private readonly TimeProvider time;
    private readonly Func<double> mass;
    private readonly Func<double> temperature;
    private readonly double density;
    private readonly Xoshiro256StarStar random;
    private readonly long start;
    private long last;
    private double shown;
    private double restless;
    private double evaporated;

    public SimulatedPan(TimeProvider time, int seed, Func<double> mass, Func<double> temperature, double density, double resolution)
    {
        (this.time, this.mass, this.temperature, this.density, Resolution) = (time, mass, temperature, density, resolution);
        random = new(seed, threadSafe: false);
        start = last = time.GetTimestamp();
        shown = Load();
        restless = -StabilityTime;
    }

    /// <summary>One digit, kg.</summary>
    public double Resolution { get; }

    public bool HasDraught { get; set; }

    public bool Drifts { get; set; }

    public bool Evaporates { get; set; }

    /// <summary>How calm the surroundings are said to be, from −2 to 1: each step halves the noise.</summary>
    public int Calm { get; set; }

    /// <summary>What is weighed now, kg, and whether it has settled.</summary>
    public (double Mass, bool IsStable) Weigh()
    {
        Advance();
        var noise = Normal.Sample(random, 0, (HasDraught ? 30 : 0.2) * Resolution * Math.Pow(2, -Calm));
        return (shown + noise, !HasDraught && Seconds(start) - restless >= StabilityTime);
    }

    private void Advance()
    {
        var elapsed = Seconds(last);
        last = time.GetTimestamp();
        if (Evaporates)
            evaporated += elapsed * 50 * Resolution;
        var target = Load() + (Drifts ? Seconds(start) * Resolution : 0);
        var before = Math.Abs(target - shown);
        shown = target + ((shown - target) * Math.Exp(-elapsed / TimeConstant));

        // The moment since which the display is within a digit of what lies there.
        if (before > Resolution)
            restless = Seconds(start) - Math.Max(0, elapsed - (TimeConstant * Math.Log(before / Resolution)));
    }

    private double Load()
    {
        var air = 1.204 * 293.15 / temperature();
        return Math.Max(0, mass() - evaporated) * (1 - (air / density)) / (1 - (air / ReferenceDensity));
    }

    private double Seconds(long since) => time.GetElapsedTime(since).TotalSeconds;
}
