using System.Collections.Immutable;

namespace Fickian.Thermal;

/// <summary>A peak of melting or crystallisation in one scan: temperatures after each definition, and its heat over two baselines.</summary>
/// <remarks>
/// Lines are fitted before and after the peak, in the order of time. Onset and end: the tangent at the steepest point of the first and of the second flank meets the line before and after. Peak: greatest distance from the linear baseline, by a parabola.
/// Linear baseline: straight from where the line before ends to where the line after begins. Sigmoidal: from the one line to the other in proportion to the part of the heat that has flowed, iterated.
/// ΔH = ∫(Φ − baseline)dt: positive for melting, negative for crystallisation. Over mass where the mass is known.
/// The onset of a pure substance is its melting temperature; the peak also depends on mass and rate. Errors, each a part of the budget: noise and limits of the lines, by ensembles of 200 readings each; calibration, if the scan is calibrated; lag.
/// Lag of the temperature of the sample behind that of the sensor at the onset: at most δ = ΔΦ/(dΦ/dT), the heat flow above its isothermal level times the thermal resistance, which is the inverse slope of the leading edge.
/// How much of it the instrument takes out is not known: it may be all, none, or too much, so 0.45·δ is counted, between the δ/√6 of a triangular and the δ/√3 of a uniform distribution from −δ to δ. The factor was chosen so that the interval covers the melting temperature in about 68 % of simulated peaks of other rates (5 to 40 K/min), masses, resistances and kinetics; it is a choice, not a law. A pure metal has a δ near none: what its sensor lags by only a calibration tells.
/// What a calibrated scan has beyond the lag of its standards counts alone. Heat flow without an isothermal level is taken as the file gives it.
/// Source: definitions of ASTM E793, E794 and ISO 11357-3 as restated in the literature; lag from the leading edge: practice of GEFTA and ISO 11357-1, which extrapolate onsets to no heating rate; the documents themselves were not consulted. JCGM 100:2008 (GUM), 4.3.7 and 4.3.9, for the distributions.
/// </remarks>
public sealed record Melting
{
    private const double LagPart = 0.45;

    private Melting(CalorimetricScan scan, MeltingReading reading, ErrorBudget[] budgets, double lag)
    {
        Budgets = [.. budgets];
        OnsetLag = lag;
        var estimates = Array.ConvertAll(budgets, b => b.Estimate);
        (Scan, Before, After) = (scan, reading.Before.Line, reading.After.Line);
        (Onset, Peak, End, EnthalpyOverLine, EnthalpyOverSigmoid) = (estimates[0], estimates[1], estimates[2], estimates[3], estimates[4]);
        var t = scan.Temperature.Span[reading.First..(reading.Last + 1)].ToArray();
        Linear = Line(t, reading.Linear);
        Sigmoidal = Line(t, reading.Sigmoidal);
        Tangents = [reading.Leading, reading.Trailing];
    }

    /// <summary>The scan.</summary>
    public CalorimetricScan Scan { get; }

    /// <summary>Line before the peak.</summary>
    public ThermalBaseline Before { get; }

    /// <summary>Line after the peak.</summary>
    public ThermalBaseline After { get; }

    /// <summary>Tangents of both flanks: a point on each with its slope.</summary>
    public ImmutableArray<ThermalBaseline> Tangents { get; }

    /// <summary>Linear baseline under the peak, over temperature in ascending order.</summary>
    public Curve Linear { get; }

    /// <summary>Sigmoidal baseline under the peak, over temperature in ascending order.</summary>
    public Curve Sigmoidal { get; }

    /// <summary>Extrapolated onset, K.</summary>
    public Estimate Onset { get; }

    /// <summary>Temperature of the peak, K.</summary>
    public Estimate Peak { get; }

    /// <summary>Extrapolated end, K.</summary>
    public Estimate End { get; }

    /// <summary>Heat over the linear baseline: J/kg, or J where the mass is not known.</summary>
    public Estimate EnthalpyOverLine { get; }

    /// <summary>Heat over the sigmoidal baseline: J/kg, or J where the mass is not known.</summary>
    public Estimate EnthalpyOverSigmoid { get; }

    /// <summary>δ, by which the sample may be behind its sensor at the onset, K; NaN if the leading edge tells none.</summary>
    public double OnsetLag { get; }

    /// <summary>The parts of the errors, in the order of <see cref="Estimates"/>.</summary>
    public ImmutableArray<ErrorBudget> Budgets { get; }

    /// <summary>All estimates, temperatures first.</summary>
    public ImmutableArray<Estimate> Estimates => [Onset, Peak, End, EnthalpyOverLine, EnthalpyOverSigmoid];

    /// <summary>Whether the peak stands out: its heat above three times its standard error; the temperatures are not determined if not.</summary>
    public bool IsSignificant => Onset.Verdict == Verdict.Determined || Peak.Verdict == Verdict.Determined;

    /// <summary>What is worth knowing.</summary>
    public ImmutableArray<Finding> Findings =>
    [
        .. Scan.Findings,
        .. Scan.Calibration is null ? [Finding.Hint("The temperature is not calibrated by this file: errors hold noise, the choice of baselines and the lag at the onset, not a wrong scale.", "errors")] : Array.Empty<Finding>(),
        .. IsSignificant ? Array.Empty<Finding>() : [Finding.Warning("No peak stands out of its error: there are no temperatures of it.", "melting")],
    ];

    /// <summary>Reads the largest peak of a scan.</summary>
    /// <param name="scan">A scan with a stretch before and one after the peak.</param>
    /// <param name="below">Temperatures of the line below the peak, K; null to find them.</param>
    /// <param name="above">Temperatures of the line above the peak, K; null to find them.</param>
    /// <exception cref="ArgumentException">A stated range holds fewer than three points, or the ranges overlap.</exception>
    public static Melting Of(CalorimetricScan scan, ScanRange? below = null, ScanRange? above = null)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var (t, x, y) = (scan.Time.ToArray(), scan.Temperature.ToArray(), scan.HeatFlow.ToArray());
        var found = below is null || above is null ? PeakLimits.Of(x, y) : default;
        var (lower, upper) = (below ?? found.Below, above ?? found.Above);
        if (!(lower.Upper < upper.Lower))
            throw new ArgumentException($"The line below the peak was expected to end before the one above begins; found {lower} K and {upper} K.", nameof(below));
        var cubic = MeltingReading.Cubic(t, x, y, lower, upper);
        var smooth = cubic.Smooth(y);
        var reading = MeltingReading.Of(t, x, y, cubic, lower, upper)
            ?? throw new ArgumentException($"At least three points were expected below ({lower} K) and above the peak ({upper} K); the scan runs over {scan.Range} K.", nameof(below));
        var noise = new NoiseBlocks([.. reading.Before.Residuals(x, y), .. reading.After.Residuals(x, y)], 4);
        var heat = new Unit(scan.Quantity.Unit.Symbol switch { "W/kg" => "J/kg", "W" => "J", var u => $"{u} s" });
        Quantity[] quantities =
        [
            ThermalQuantity.At("extrapolatedOnset"), ThermalQuantity.At("peak"), ThermalQuantity.At("extrapolatedEnd"),
            new("enthalpyOverLinearBaseline", "ΔH", heat), new("enthalpyOverSigmoidalBaseline", "ΔH", heat),
        ];
        var budgets = LimitEnsemble.Budgets(
            quantities, reading.Values,
            random => MeltingReading.Of(t, x, noise.AddedTo(smooth, random), cubic, lower, upper)?.Values,
            random => LimitEnsemble.Varied(lower, upper, random) is var (a, b) ? MeltingReading.Of(t, x, y, cubic, a, b)?.Values : null);
        var heatFlowed = budgets[3].Estimate;
        var size = Math.Abs(heatFlowed.Value);
        var standsOut = size > 3 * heatFlowed.StandardError && size > 1e-9 * y.Max(Math.Abs) * Math.Abs(t[^1] - t[0]);
        var lag = Math.Abs((reading.Before.Line.At(reading.Values[0]) - scan.IsothermalHeatFlow) / (reading.Leading.Slope - reading.Before.Line.Slope));
        var left = Math.Abs(lag - Math.Abs(scan.Rate * (scan.Calibration?.OnsetDelay ?? 0)));
        ErrorPart late = new(ErrorPart.Lag, double.IsFinite(left) ? LagPart * left : 0);
        return new(
            scan, reading,
            standsOut ? [.. budgets.Select((p, k) => k < 3 ? p.With(late, scan.TemperatureError(p.Estimate.Value)) : p.With(scan.HeatError(p.Estimate.Value)))] : LimitEnsemble.WithoutTemperatures(budgets),
            lag);
    }

    private Curve Line(double[] temperature, double[] values)
    {
        var (x, y) = ((double[])temperature.Clone(), (double[])values.Clone());
        if (Scan.Rate < 0)
        {
            Array.Reverse(x);
            Array.Reverse(y);
        }

        return new(x, y) { XQuantity = ThermalQuantity.Temperature, YQuantity = Scan.Quantity, Provenance = Scan.Provenance };
    }
}
