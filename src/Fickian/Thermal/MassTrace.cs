using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>Relative mass over time and temperature of a thermobalance.</summary>
/// <remarks>
/// m/m₀ with m₀ the first mass of the trace, unless the file gives relative masses itself. A file that holds changes of mass, beginning at 0, needs the mass of the sample.
/// Rows without a value are left out, and long runs averaged over blocks to at most 4000 points. A run without times takes its temperatures for them: rates are then per kelvin.
/// </remarks>
public sealed record MassTrace
{
    private const int MostPoints = 4000;
    private const int FewestPoints = 16;

    private MassTrace(double[] time, double[] temperature, double[] mass) => (Time, Temperature, RelativeMass) = (time, temperature, mass);

    /// <summary>Time, s, strictly ascending, [n]; the temperature, K, where there are no times.</summary>
    public ReadOnlyMemory<double> Time { get; }

    /// <summary>Temperature, K, [n].</summary>
    public ReadOnlyMemory<double> Temperature { get; }

    /// <summary>m/m₀, 1, [n].</summary>
    public ReadOnlyMemory<double> RelativeMass { get; }

    /// <summary>m₀, kg; NaN if it is not known.</summary>
    public double InitialMass { get; private init; } = double.NaN;

    /// <summary>Whether there are times.</summary>
    public bool HasTime { get; private init; } = true;

    /// <summary>Name of the run.</summary>
    public string Name { get; private init; } = "";

    /// <summary>How the values were obtained.</summary>
    public Provenance Provenance { get; private init; } = Provenance.Measured;

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings { get; private init; } = [];

    /// <summary>Relative mass over time.</summary>
    public Curve OverTime => new(Time.ToArray(), RelativeMass.ToArray()) { YQuantity = ThermalQuantity.RelativeMass, Name = Name, Provenance = Provenance };

    /// <summary>The trace of a run.</summary>
    /// <param name="run">A run with temperature and mass.</param>
    /// <param name="range">Which temperatures, K; null for all.</param>
    /// <param name="segment">Which segment of the programme; null for all rows.</param>
    /// <exception cref="ArgumentException">There is no mass or no temperature, or too few points lie in the range.</exception>
    public static MassTrace Of(Thermogram run, ScanRange? range = null, ProgrammeSegment? segment = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var temperature = TemperatureProgramme.TemperatureOf(run);
        var hasTime = run.Has(ThermalRole.Time);
        var time = hasTime ? run[ThermalRole.Time] : temperature;
        var (mass, relative, finding) = Masses(run);
        var (from, count) = segment is null ? (0, run.Rows) : (segment.First, segment.Count);
        List<(double Time, double Temperature, double Mass)> rows = [];
        foreach (var i in Enumerable.Range(from, count))
        {
            if (double.IsFinite(time[i]) && double.IsFinite(temperature[i]) && double.IsFinite(mass[i]) && (range is not { } r || r.Contains(temperature[i])))
                rows.Add((time[i], temperature[i], mass[i]));
        }

        var first = rows.Count == 0 ? double.NaN : rows.Take(Math.Max(1, rows.Count / 500)).Average(r => r.Mass);
        if (!relative && rows.Count > 0 && !(first > 0))
            throw new ArgumentException($"A mass above zero was expected at the start of '{run.Name}' and {first} kg was found; if the file holds changes of mass, state the mass of the sample.", nameof(run));
        var trace = From([.. rows.Select(r => (r.Time, r.Temperature, relative ? r.Mass : r.Mass / first))], run.Name);
        return trace with
        {
            InitialMass = relative ? run.SampleMass : first,
            HasTime = hasTime,
            Name = run.Name,
            Provenance = run.Provenance,
            Findings = [.. finding is null ? Array.Empty<Finding>() : [finding], .. trace.Findings],
        };
    }

    /// <summary>A trace from its points.</summary>
    /// <param name="time">Time, s, ascending, [n].</param>
    /// <param name="temperature">Temperature, K, [n].</param>
    /// <param name="relativeMass">m/m₀, 1, [n].</param>
    /// <param name="name">Name of the run.</param>
    /// <param name="provenance">How the values were obtained.</param>
    public static MassTrace Of(double[] time, double[] temperature, double[] relativeMass, string name, Provenance provenance) =>
        From([.. time.Zip(temperature, relativeMass)], name) with { Name = name, Provenance = provenance };

    /// <summary>Loss of relative mass over time, −dm/(m₀ dt): the DTG curve.</summary>
    /// <param name="halfWidth">Half of the window over which a cubic is fitted, s.</param>
    public Curve LossRate(double halfWidth)
    {
        var x = Time.ToArray();
        return new(x, Array.ConvertAll(new LocalCubic(x, halfWidth).Slope(RelativeMass.ToArray()), v => -v))
        {
            YQuantity = new("massLossRate", "−dm/(m₀ dt)", HasTime ? Unit.PerSecond : new("1/K")),
            Name = Name,
            Provenance = Provenance,
        };
    }

    /// <summary>Temperature at a time, between the points.</summary>
    /// <param name="time">Time, s.</param>
    public double TemperatureAt(double time) => BetweenPoints.At(Time.Span, Temperature.Span, time);

    private static MassTrace From((double Time, double Temperature, double Mass)[] points, string name)
    {
        var block = Math.Max(1, (points.Length + MostPoints - 1) / MostPoints);
        List<(double Time, double Temperature, double Mass)> kept = [];
        foreach (var chunk in points.Chunk(block).Where(c => c.Length == block))
        {
            var mean = (Time: chunk.Average(c => c.Time), Temperature: chunk.Average(c => c.Temperature), Mass: chunk.Average(c => c.Mass));
            if (kept.Count == 0 || mean.Time > kept[^1].Time)
                kept.Add(mean);
        }

        return kept.Count >= FewestPoints
            ? new([.. kept.Select(k => k.Time)], [.. kept.Select(k => k.Temperature)], [.. kept.Select(k => k.Mass)])
            : throw new ArgumentException($"At least {FewestPoints} points with a mass were expected in '{name}' and {kept.Count} were found; widen the range.", nameof(points));
    }

    private static (double[] Values, bool IsRelative, Finding? Finding) Masses(Thermogram run)
    {
        if (run.Has(ThermalRole.RelativeMass) && !run.Has(ThermalRole.Mass))
            return (run[ThermalRole.RelativeMass], true, null);
        var mass = run[ThermalRole.Mass];
        var first = Array.Find(mass, double.IsFinite);
        var isChange = run.SampleMass > 0 && Math.Abs(first) < 0.5 * run.SampleMass && mass.Where(double.IsFinite).Min() < 0;
        return isChange
            ? (Array.ConvertAll(mass, m => m + run.SampleMass), false, Finding.Hint($"The mass is a change from the {run.SampleMass * 1e6:0.###} mg that were weighed in.", "mass"))
            : (mass, false, null);
    }
}
