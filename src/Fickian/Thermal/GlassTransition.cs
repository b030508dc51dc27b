using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>A glass transition in one scan: temperatures after each definition, and the step of the heat capacity.</summary>
/// <remarks>
/// g(T) and l(T) are the lines through the heat capacity below and above. Inflection: largest dC/dT. Onset and end: the tangent there meets g and l.
/// Half step: C = (g + l)/2. Fictive temperature: ∫(l − g)dT from T_f up equals ∫(C − g)dT over the transition (equal areas). Step: ΔC = l − g at the half step.
/// The tangent is taken from local cubics over half the width of the transition (0.2 % low for a logistic step). On cooling all are read from the same curve, and depend on the rate.
/// Errors, each a part of the budget: noise and limits of the lines, by ensembles of 200 readings each; lag |β|·τ with the delay τ of the heat flow, which moves temperatures up on heating and down on cooling and is counted whole; calibration, if the scan is calibrated;
/// relaxation: a glass that still relaxes where its line is drawn makes the step too high on heating and too low on cooling, by 13 % of it (chosen by the root mean square of 200 simulated glasses of fragilities 26 to 44 at 20 K/min), and moves T_f by 2.3 % of its distance from the line of the glass.
/// A heating and the cooling before it take most of both out: <see cref="GlassTransitionCycle"/>.
/// Source: definitions of ASTM E1356 and ISO 11357-2 as restated in the literature; fictive temperature: C. T. Moynihan et al., J. Phys. Chem. 78, 2673 (1974). The documents themselves were not consulted.
/// </remarks>
public sealed record GlassTransition
{
    private static readonly Quantity[] Temperatures =
    [
        ThermalQuantity.At("extrapolatedOnset"), ThermalQuantity.At("halfStep"), ThermalQuantity.At("inflection"),
        ThermalQuantity.At("extrapolatedEnd"), ThermalQuantity.At("fictiveTemperature"),
    ];

    private static readonly string[] Cancelling = [ErrorPart.Lag, ErrorPart.Relaxation];

    private const double TemperaturePart = 0.18;
    private const double RelaxationPart = 0.13;

    private GlassTransition(CalorimetricScan scan, Curve heatCapacity, StepReading reading, ErrorBudget[] budgets)
    {
        Budgets = [.. budgets];
        var estimates = Array.ConvertAll(budgets, b => b.Estimate);
        (Scan, HeatCapacity, Glass, Liquid) = (scan, heatCapacity, reading.Glass.Line, reading.Liquid.Line);
        (Onset, HalfStep, Inflection, End, FictiveTemperature, HeatCapacityStep) = (estimates[0], estimates[1], estimates[2], estimates[3], estimates[4], estimates[5]);
        TangentSlope = reading.Slope;
    }

    /// <summary>The scan.</summary>
    public CalorimetricScan Scan { get; }

    /// <summary>Apparent heat capacity that was read.</summary>
    public Curve HeatCapacity { get; }

    /// <summary>Line through the glass, g.</summary>
    public ThermalBaseline Glass { get; }

    /// <summary>Line through the liquid, l.</summary>
    public ThermalBaseline Liquid { get; }

    /// <summary>Largest dC/dT, the slope of the tangent.</summary>
    public double TangentSlope { get; }

    /// <summary>Where the tangent at the inflection meets the line of the glass, K.</summary>
    public Estimate Onset { get; }

    /// <summary>Where the heat capacity is half-way between both lines, K.</summary>
    public Estimate HalfStep { get; }

    /// <summary>Where the heat capacity rises most steeply, K.</summary>
    public Estimate Inflection { get; }

    /// <summary>Where the tangent at the inflection meets the line of the liquid, K.</summary>
    public Estimate End { get; }

    /// <summary>Fictive temperature by equal areas, K.</summary>
    public Estimate FictiveTemperature { get; }

    /// <summary>Step of the heat capacity at the half step.</summary>
    public Estimate HeatCapacityStep { get; }

    /// <summary>The parts of the errors, in the order of <see cref="Estimates"/>.</summary>
    public ImmutableArray<ErrorBudget> Budgets { get; }

    /// <summary>All estimates, temperatures first.</summary>
    public ImmutableArray<Estimate> Estimates => [Onset, HalfStep, Inflection, End, FictiveTemperature, HeatCapacityStep];

    /// <summary>Whether the step stands out: above three times its standard error; the temperatures are not determined if not.</summary>
    public bool IsSignificant => Onset.Verdict == Verdict.Determined || HalfStep.Verdict == Verdict.Determined;

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings =>
    [
        .. Scan.Findings,
        .. Scan.ErrorFindings,
        .. IsSignificant ? Array.Empty<Finding>() : [Finding.Warning("No step of the heat capacity stands out of its error: there are no temperatures of it.", "glass transition")],
        .. Math.Min(Glass.Range.Length, Liquid.Range.Length) < End.Value - Onset.Value
            ? [Finding.Hint("A baseline is shorter than the transition is wide; widen the range if the curve allows it.", "baselines")] : Array.Empty<Finding>(),
    ];

    /// <summary>Reads the glass transition of a scan.</summary>
    /// <param name="scan">A scan that holds one transition, with straight stretches below and above.</param>
    /// <param name="glass">Temperatures of the glass, K; null to find them.</param>
    /// <param name="liquid">Temperatures of the liquid, K; null to find them.</param>
    /// <exception cref="ArgumentException">A stated range holds fewer than three points, or the ranges overlap.</exception>
    public static GlassTransition Of(CalorimetricScan scan, ScanRange? glass = null, ScanRange? liquid = null)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var curve = scan.HeatCapacity;
        var (x, y) = (curve.X.ToArray(), curve.Y.ToArray());
        var found = glass is null || liquid is null ? GlassSearch.Limits(x, y) : default;
        var (below, above) = (glass ?? found.Glass, liquid ?? found.Liquid);
        if (!(below.Upper < above.Lower))
            throw new ArgumentException($"The glass was expected to end below where the liquid begins; found {below} K and {above} K.", nameof(glass));
        var cubic = StepReading.Cubic(x, y, below, above);
        var smooth = cubic.Smooth(y);
        var reading = StepReading.Of(x, y, cubic, below, above)
            ?? throw new ArgumentException($"At least three points were expected in the glass ({below} K) and in the liquid ({above} K); the scan runs over {scan.Range} K.", nameof(glass));
        var noise = new NoiseBlocks([.. reading.Glass.Residuals(x, y), .. reading.Liquid.Residuals(x, y)], 4);
        Quantity[] quantities = [.. Temperatures, new("heatCapacityStep", "Δ" + curve.YQuantity.Symbol, curve.YQuantity.Unit)];
        var budgets = LimitEnsemble.Budgets(
            quantities, reading.Values,
            random => StepReading.Of(x, noise.AddedTo(smooth, random), cubic, below, above)?.Values,
            random => LimitEnsemble.Varied(below, above, random) is var (lower, upper) ? StepReading.Of(x, y, cubic, lower, upper)?.Values : null);
        var step = budgets[5].Estimate;
        return new(scan, curve, reading, StandsOut(step, y.Max(Math.Abs)) ? [.. budgets.Select((b, k) => b.With(Systematic(scan, k, b.Estimate, step, below)))] : LimitEnsemble.WithoutTemperatures(budgets));
    }

    private static ImmutableArray<ErrorPart> Systematic(CalorimetricScan scan, int which, Estimate estimate, Estimate step, ScanRange glass) => which == 5
        ? [new(ErrorPart.Relaxation, RelaxationPart * step.Value), scan.HeatError(step.Value)]
        : [.. scan.DelayError, new(ErrorPart.Relaxation, which == 4 ? TemperaturePart * RelaxationPart * Math.Max(0, estimate.Value - glass.Upper) : 0), scan.TemperatureError(estimate.Value)];

    /// <summary>Fictive temperature of a glass that was cooled and heated at one rate, the lag of the instrument taken out: the mean of both readings.</summary>
    /// <remarks>Heating after a cooling at the same rate has the fictive temperature that the cooling made; the lag moves the one up and the other down by as much. Assumes that the lag is the same both ways.</remarks>
    /// <param name="heating">Reading on heating.</param>
    /// <param name="cooling">Reading on the cooling before it.</param>
    /// <exception cref="ArgumentException">The rates are not opposite, within a twentieth.</exception>
    public static Estimate FictiveTemperatureWithoutLag(GlassTransition heating, GlassTransition cooling)
    {
        ArgumentNullException.ThrowIfNull(heating);
        ArgumentNullException.ThrowIfNull(cooling);
        return Math.Abs(heating.Scan.Rate + cooling.Scan.Rate) < 0.05 * heating.Scan.Rate
            ? Fitting.Propagation.OfIndependent(ThermalQuantity.At("fictiveTemperatureWithoutLag"), v => 0.5 * (v[0] + v[1]), heating.Budgets[4].Without(Cancelling), cooling.Budgets[4].Without(Cancelling))
            : throw new ArgumentException($"A heating and a cooling at one rate were expected; found {60 * heating.Scan.Rate:0.##} and {60 * cooling.Scan.Rate:0.##} K/min.", nameof(cooling));
    }

    // A step of rounding errors is none either.
    private static bool StandsOut(Estimate step, double level) => step.Value > 3 * step.StandardError && step.Value > 1e-9 * level;
}
