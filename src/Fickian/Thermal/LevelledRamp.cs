using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>The heat flow of one ramp between two isothermal stretches, the straight line through their levels taken away.</summary>
/// <remarks>
/// Each level is the mean of the signal over the isothermal rows beside the ramp, placed at their mean time; the line through both is the signal of no heating.
/// Runs whose isothermal levels differ by more than the effect sought can be compared only after this. Errors: the noise of the levels by the number of independent points among them, and that of the ramp itself.
/// Source: isothermal correction of ASTM E1269 and ISO 11357-4, as restated in the literature.
/// </remarks>
public sealed record LevelledRamp
{
    private LevelledRamp(double[] time, double[] temperature, double[] heatFlow) => (Time, Temperature, HeatFlow) = (time, temperature, heatFlow);

    /// <summary>Time, s, [n].</summary>
    public ReadOnlyMemory<double> Time { get; }

    /// <summary>Temperature, K, [n].</summary>
    public ReadOnlyMemory<double> Temperature { get; }

    /// <summary>Heat flow above the isothermal line, W, in the sign of the file, [n].</summary>
    public ReadOnlyMemory<double> HeatFlow { get; }

    /// <summary>Standard deviation of the noise of a point, W.</summary>
    public double Noise { get; private init; }

    /// <summary>Points that are worth one independent point.</summary>
    public double CorrelationTime { get; private init; }

    /// <summary>Standard error of the isothermal line, W.</summary>
    public double LevelError { get; private init; }

    /// <summary>Heat of the ramp ∫Φ dt, J, by the trapezoidal rule.</summary>
    public Estimate Heat
    {
        get
        {
            var t = Time.Span;
            var y = HeatFlow.Span;
            var sum = 0.0;
            for (var i = 1; i < t.Length; i++)
                sum += 0.5 * (t[i] - t[i - 1]) * (y[i] + y[i - 1]);
            var duration = t[^1] - t[0];
            var own = duration * Noise * Math.Sqrt(CorrelationTime / t.Length);
            return new(sum, Math.Sqrt((own * own) + (duration * duration * LevelError * LevelError)), new("J")) { Name = "heat" };
        }
    }

    /// <summary>Levels a stretch of rows.</summary>
    /// <param name="run">A run with time, temperature and heat flow.</param>
    /// <param name="first">First row of the ramp, counted from 0.</param>
    /// <param name="count">Rows of the ramp.</param>
    /// <param name="isothermalRows">Rows before and behind the ramp that are isothermal.</param>
    /// <exception cref="ArgumentException">The rows do not lie within the run, or hold missing values.</exception>
    public static LevelledRamp Of(Thermogram run, int first, int count, int isothermalRows)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (isothermalRows < 2 || count < 2 || first < isothermalRows || first + count + isothermalRows > run.Rows)
            throw new ArgumentException($"A ramp with {isothermalRows} isothermal rows on both sides was expected in rows {first} to {first + count - 1}; '{run.Name}' has rows 0 to {run.Rows - 1}.", nameof(first));
        var (time, temperature, signal) = (run[ThermalRole.Time], TemperatureProgramme.TemperatureOf(run), run[ThermalRole.HeatFlow]);
        var (before, behind) = (Level(time, signal, first - isothermalRows, isothermalRows), Level(time, signal, first + count, isothermalRows));
        if (!double.IsFinite(before.Mean + behind.Mean))
            throw new ArgumentException($"Times and heat flow without gaps were expected around rows {first} to {first + count - 1} of '{run.Name}'.", nameof(run));
        var slope = (behind.Mean - before.Mean) / (behind.Time - before.Time);
        var flow = new double[count];
        for (var i = 0; i < count; i++)
            flow[i] = signal[first + i] - before.Mean - (slope * (time[first + i] - before.Time));
        return new(time[first..(first + count)], temperature[first..(first + count)], flow)
        {
            Noise = Math.Sqrt(0.5 * ((before.Noise * before.Noise) + (behind.Noise * behind.Noise))),
            CorrelationTime = 0.5 * (before.Correlation + behind.Correlation),

            // At the middle of the ramp, where the line is the mean of both levels.
            LevelError = 0.5 * Math.Sqrt((before.Error * before.Error) + (behind.Error * behind.Error)),
        };
    }

    // The noise is what lies off a straight line; a drift of the level counts in full as its error.
    private static (double Mean, double Time, double Noise, double Correlation, double Error) Level(double[] time, double[] signal, int first, int count)
    {
        var (t, y) = (time[first..(first + count)], signal[first..(first + count)]);
        var (mean, middle, slope) = (y.Average(), t.Average(), TemperatureProgramme.Slope(t, y));
        var rest = y.Select((v, i) => v - mean - (slope * (t[i] - middle))).ToArray();
        var noise = Math.Sqrt(rest.Sum(r => r * r) / Math.Max(1, count - 2));
        var correlation = Math.Max(1, count / EffectiveSample.SizeOf(rest));
        var drift = slope * (t[^1] - t[0]) / Math.Sqrt(12);
        return (mean, middle, noise, correlation, Math.Sqrt((noise * noise * correlation / count) + (drift * drift)));
    }
}
