using Fickian.Numerics;
using MathNet.Numerics.Integration;

namespace Fickian.Diffusion;

/// <summary>Response of any body, from values of its step response at chosen times.</summary>
/// <remarks>
/// Time is cut into octaves; in each F₁ is interpolated at eighteen Chebyshev nodes, which for a function regular at t > 0 errs by 5.8⁻¹⁸ = 2e-14,
/// and the interpolant is integrated exactly. Below the earliest octave F₁ goes on as a power of time.
/// Error of F below 1e-12, relative for pressures that rise; 1 − F is formed as the difference and has only that absolute accuracy.
/// </remarks>
internal sealed class TabulatedResponse : IStepResponse
{
    private const int Nodes = 18;

    // From so many octaves before the first time asked for, F₁ no longer counts in any integral: 2^(−1.5·26) = 2e-12 of what lies above, and a power law to 1e-4.
    private const int Earlier = 26;

    // e⁻⁴⁰ is nothing; a Gauss rule of twelve points takes e^{−4} and an octave of F₁ in one go.
    private const double Forgotten = 40;
    private const double Once = 4;
    private static readonly GaussLegendreRule Rule = new(0, 1, 12);

    private readonly double earliest;
    private readonly double power;
    private readonly double[][] uptake;
    private readonly double[][] integral;
    private readonly double[] sum;

    /// <summary>Tabulates a step response.</summary>
    /// <param name="step">F₁ at given times, s.</param>
    /// <param name="first">Earliest time above 0 that will be asked for, s.</param>
    /// <param name="last">Latest one, s.</param>
    public TabulatedResponse(Func<double[], double[]> step, double first, double last)
    {
        var octaves = Earlier + Math.Max(1, (int)Math.Ceiling(Math.Log2(last / first)));
        earliest = last * Math.Pow(2, -octaves);
        var values = step([.. Enumerable.Range(0, octaves).SelectMany(Times)]);
        uptake = new double[octaves][];
        integral = new double[octaves][];
        sum = new double[octaves + 1];
        for (var k = 0; k < octaves; k++)
            uptake[k] = Chebyshev.Coefficients(values.AsSpan(k * Nodes, Nodes));
        var (start, end) = (Chebyshev.Evaluate(uptake[0], -1), Chebyshev.Evaluate(uptake[0], 1));
        power = start > 0 ? Math.Log2(end / start) : 1;
        sum[0] = start * earliest / (1 + power);
        for (var k = 0; k < octaves; k++)
        {
            integral[k] = Chebyshev.Integral(uptake[k], 0.5 * Begin(k));
            sum[k + 1] = sum[k] + Chebyshev.Evaluate(integral[k], 1);
        }
    }

    /// <inheritdoc/>
    public UptakeState Step(double time) => State(time <= 0 ? 0 : At(time));

    /// <inheritdoc/>
    public double Integral(double time)
    {
        if (time <= 0)
            return 0;
        if (time <= earliest)
            return sum[0] * Math.Pow(time / earliest, 1 + power);
        var k = Octave(time);
        return sum[k] + Chebyshev.Evaluate(integral[k], (2 * time / Begin(k)) - 3);
    }

    /// <inheritdoc/>
    public UptakeState Mean(double time, double duration)
    {
        if (time <= 0)
            return UptakeState.Empty;
        if (duration >= 0.5 * time)
            return State((Integral(time) - Integral(time - duration)) / duration);
        var mean = 0.0;
        for (var i = 0; i < Rule.Order; i++)
            mean += Rule.GetWeight(i) * At(time - (duration * Rule.GetAbscissa(i)));
        return State(mean);
    }

    /// <inheritdoc/>
    public Func<double, UptakeState> Relaxed(double rate)
    {
        if (double.IsPositiveInfinity(rate))
            return Step;

        // y = β∫e^{−β(t−τ)}F₁(τ)dτ at the beginning of each octave; below the earliest F₁ is a power of time.
        var begin = new double[uptake.Length];
        begin[0] = At(earliest) * rate * earliest / (1 + power + (rate * earliest));
        for (var k = 1; k < begin.Length; k++)
            begin[k] = Relax(begin[k - 1], Begin(k - 1), Begin(k), rate);
        return time =>
        {
            if (time <= earliest)
                return State(time <= 0 ? 0 : begin[0] * Math.Pow(time / earliest, 1 + power));
            var k = Octave(time);
            return State(Relax(begin[k], Begin(k), time, rate));
        };
    }

    /// <summary>y at a later time of the same octave, of which only the last 40/β count.</summary>
    private double Relax(double before, double from, double to, double rate)
    {
        // Everything counts back from the present: long after the start t − τ would lose its digits.
        var span = Math.Min(to - from, Forgotten / rate);
        var panels = Math.Max(1, (int)Math.Ceiling(rate * span / Once));
        var (width, sum) = (span / panels, 0.0);
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < Rule.Order; i++)
            {
                var lag = (panel + Rule.GetAbscissa(i)) * width;
                sum += Rule.GetWeight(i) * width * rate * Math.Exp(-rate * lag) * At(to - lag);
            }
        }

        return sum + (before * Math.Exp(-rate * (to - from)));
    }

    private double At(double time)
    {
        if (time <= earliest)
            return Chebyshev.Evaluate(uptake[0], -1) * Math.Pow(time / earliest, power);
        var k = Octave(time);
        return Chebyshev.Evaluate(uptake[k], (2 * time / Begin(k)) - 3);
    }

    /// <summary>Octave in whose upper half-open interval ]b, 2b] a time lies.</summary>
    private int Octave(double time)
    {
        var k = Math.Clamp((int)Math.Ceiling(Math.Log2(time / earliest)) - 1, 0, uptake.Length - 1);
        return k > 0 && time <= Begin(k) ? k - 1 : k;
    }

    private double Begin(int octave) => earliest * Math.Pow(2, octave);

    private IEnumerable<double> Times(int octave) => Enumerable.Range(0, Nodes).Select(i => Begin(octave) * (1.5 + (0.5 * Chebyshev.Node(i, Nodes))));

    private static UptakeState State(double uptake) => new(uptake, 1 - uptake);
}
