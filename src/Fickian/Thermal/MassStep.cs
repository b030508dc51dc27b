using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>One step of the mass between two plateaus.</summary>
/// <remarks>
/// Lines are fitted to the plateaus over time. Onset and end: the tangent at the steepest point meets them. Loss by tangents: distance of the lines at half height, which extrapolates a drift under the step; loss between plateaus: from the end of the one to the start of the other.
/// Temperatures are those of the sample at these times. A gain of mass is a negative loss. Errors: ensemble of 200 readings with other limits and noise.
/// Source: definitions of ISO 11358-1 and ASTM E2550 as restated in the literature; the documents themselves were not consulted.
/// </remarks>
public sealed record MassStep
{
    private const double Significant = 5;

    private static readonly Quantity[] Quantities =
    [
        ThermalQuantity.At("extrapolatedOnset"), ThermalQuantity.At("halfLoss"), ThermalQuantity.At("maximumRate"), ThermalQuantity.At("extrapolatedEnd"),
        new("lossByTangents", "Δm/m₀", Unit.One), new("lossBetweenPlateaus", "Δm/m₀", Unit.One),
    ];

    private MassStep(StepReading reading, int sign, Estimate[] estimates)
    {
        (Before, After) = (Turned(reading.Glass.Line, sign), Turned(reading.Liquid.Line, sign));
        (Onset, HalfLoss, MaximumRate, End, LossByTangents, LossBetweenPlateaus) = (estimates[0], estimates[1], estimates[2], estimates[3], estimates[4], estimates[5]);
        Times = new(reading.Values[0], reading.Values[3]);
        Slope = -sign * reading.Slope;
    }

    /// <summary>Plateau before, over time.</summary>
    public ThermalBaseline Before { get; }

    /// <summary>Plateau after, over time.</summary>
    public ThermalBaseline After { get; }

    /// <summary>Times of onset and end, s.</summary>
    public ScanRange Times { get; }

    /// <summary>dm/(m₀ dt) at the steepest point, 1/s.</summary>
    public double Slope { get; }

    /// <summary>Extrapolated onset, K.</summary>
    public Estimate Onset { get; }

    /// <summary>Where half is lost, K.</summary>
    public Estimate HalfLoss { get; }

    /// <summary>Where mass is lost fastest (extreme of DTG), K.</summary>
    public Estimate MaximumRate { get; }

    /// <summary>Extrapolated end, K.</summary>
    public Estimate End { get; }

    /// <summary>Loss by tangents, over m₀.</summary>
    public Estimate LossByTangents { get; }

    /// <summary>Loss between plateaus, over m₀.</summary>
    public Estimate LossBetweenPlateaus { get; }

    /// <summary>All estimates, temperatures first.</summary>
    public ImmutableArray<Estimate> Estimates => [Onset, HalfLoss, MaximumRate, End, LossByTangents, LossBetweenPlateaus];

    /// <summary>Whether the step stands out: above five times its standard error, as steps are searched for among many places; the temperatures are not determined if not.</summary>
    public bool IsSignificant => MaximumRate.Verdict == Verdict.Determined || HalfLoss.Verdict == Verdict.Determined;

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings { get; private init; } = [];

    /// <summary>Reads the step between two plateaus.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="before">Times of the plateau before, s.</param>
    /// <param name="after">Times of the plateau after, s.</param>
    /// <exception cref="ArgumentException">A plateau holds fewer than three points, or they overlap.</exception>
    public static MassStep Of(MassTrace trace, ScanRange before, ScanRange after)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (!(before.Upper < after.Lower))
            throw new ArgumentException($"The plateau before the step was expected to end before the one after it begins; found {before} s and {after} s.", nameof(before));
        var (t, m) = (trace.Time.ToArray(), trace.RelativeMass.ToArray());
        var sign = BetweenPoints.At(t, m, before.Upper) >= BetweenPoints.At(t, m, after.Lower) ? 1 : -1;
        var loss = Array.ConvertAll(m, v => -sign * v);
        var cubic = StepReading.Cubic(t, loss, before, after);
        var reading = StepReading.Of(t, loss, cubic, before, after)
            ?? throw new ArgumentException($"At least three points were expected on each plateau; found too few in {before} s or {after} s.", nameof(before));
        var smooth = cubic.Smooth(loss);
        var noise = new NoiseBlocks([.. reading.Glass.Residuals(t, loss), .. reading.Liquid.Residuals(t, loss)], 4);
        var estimates = LimitEnsemble.Of(Quantities, Read(reading), random =>
        {
            var (a, b) = LimitEnsemble.Varied(before, after, random);
            return StepReading.Of(t, noise.AddedTo(smooth, random), cubic, a, b) is { } other ? Read(other) : null;
        });
        var isShort = Math.Min(before.Length, after.Length) < 0.5 * (after.Lower - before.Upper);
        var standsOut = Math.Abs(estimates[4].Value) > Significant * estimates[4].StandardError && Math.Abs(estimates[4].Value) > 1e-12;
        return new(reading, sign, standsOut ? estimates : LimitEnsemble.WithoutTemperatures(estimates))
        {
            Findings = isShort ? [Finding.Hint("A plateau is shorter than half of the step: neighbouring steps overlap, and the loss depends on where they are parted.", "plateaus")] : [],
        };

        double[] Read(StepReading r) =>
        [
            trace.TemperatureAt(r.Values[0]), trace.TemperatureAt(r.Values[1]), trace.TemperatureAt(r.Values[2]), trace.TemperatureAt(r.Values[3]),
            sign * r.Values[5], sign * r.Values[6],
        ];
    }

    private static ThermalBaseline Turned(ThermalBaseline line, int sign) => line with { Level = -sign * line.Level, Slope = -sign * line.Slope };
}
