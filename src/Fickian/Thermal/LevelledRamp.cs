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

    /// <summary>Mean heating rate, K/s; negative on cooling.</summary>
    public double Rate { get; private init; }

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; private init; } = Provenance.Measured;

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

    /// <summary>All ramps of a run that lie between two isothermal stretches, each with the first half of the stretch behind it, in which the signal settles.</summary>
    /// <remarks>Levels are taken over equal numbers of rows before the ramp and in the second half of the stretch behind it.</remarks>
    /// <param name="run">A run with time, temperature and heat flow.</param>
    public static IEnumerable<LevelledRamp> All(Thermogram run)
    {
        var segments = TemperatureProgramme.Segments(run);
        for (var i = 1; i + 1 < segments.Length; i++)
        {
            var (before, ramp, behind) = (segments[i - 1], segments[i], segments[i + 1]);
            if (before.Direction != ProgrammeDirection.Isothermal || ramp.Direction == ProgrammeDirection.Isothermal || behind.Direction != ProgrammeDirection.Isothermal)
                continue;
            var level = Math.Min(before.Count / 2, behind.Count / 2);
            if (level >= 2)
                yield return Of(run, ramp.First, ramp.Count + (behind.Count - level), level) with { Rate = ramp.Rate };
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
        var (before, behind) = (first - isothermalRows, first + count);
        var (level, later) = (signal.AsSpan(before, isothermalRows).ToArray().Average(), signal.AsSpan(behind, isothermalRows).ToArray().Average());
        var (start, end) = (time.AsSpan(before, isothermalRows).ToArray().Average(), time.AsSpan(behind, isothermalRows).ToArray().Average());
        var slope = (later - level) / (end - start);
        if (!double.IsFinite(slope))
            throw new ArgumentException($"Times and heat flow without gaps were expected around rows {first} to {first + count - 1} of '{run.Name}'.", nameof(run));
        var flow = signal.Select((v, i) => v - level - (slope * (time[i] - start))).ToArray();
        var (one, two) = (IsothermalLevel.Of(time, flow, before, isothermalRows), IsothermalLevel.Of(time, flow, behind, isothermalRows));
        return new(time[first..(first + count)], temperature[first..(first + count)], flow[first..(first + count)])
        {
            Rate = TemperatureProgramme.Slope(time.AsSpan(first, count), temperature.AsSpan(first, count)),
            Provenance = run.Provenance,
            Noise = Math.Sqrt(0.5 * ((one.Noise * one.Noise) + (two.Noise * two.Noise))),
            CorrelationTime = 0.5 * (one.CorrelationTime + two.CorrelationTime),

            // At the middle of the ramp, where the line is the mean of both levels.
            LevelError = 0.5 * Math.Sqrt((one.Error * one.Error) + (two.Error * two.Error)),
        };
    }
}
