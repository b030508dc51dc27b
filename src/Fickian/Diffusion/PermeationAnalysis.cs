using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>What a permeation curve says: D, P and S, from the whole transient and by the time lag.</summary>
/// <remarks>
/// Transient: least squares of <see cref="Membrane"/>, which uses every point; S = P/D with the covariance of the two.
/// Time lag: a straight line through the points from Fo = Dt/l² = 1 on (six lags), or from 0.5 on (three lags) if fewer than five are left;
/// θ is where it meets the time axis, D = l²/(6θ), P = slope·l/p₁. At Fo = 1 the curve is within 1e-4 of the line's slope, at 0.5 within 1.5 %.
/// Leak and offset are those of the transient fit, taken as exact for the line. Errors of thickness and pressure are not in it: u(D)/D gains 2u(l)/l.
/// A sum over time has correlated errors; then the standard errors are too small, which the runs test tells.
/// </remarks>
public sealed partial class PermeationAnalysis
{
    private const int FewestPoints = 5;

    private PermeationAnalysis(FitResult fit, Membrane membrane)
    {
        Fit = fit;
        Membrane = membrane;
        Line = SteadyPart(1) ?? SteadyPart(0.5);
    }

    /// <summary>The membrane.</summary>
    public Membrane Membrane { get; }

    /// <summary>Fit of the whole transient.</summary>
    public FitResult Fit { get; }

    /// <summary>Fit of the straight line through the steady part; null if fewer than five points lie there.</summary>
    public FitResult? Line { get; }

    /// <summary>D from the whole transient.</summary>
    public Estimate Diffusivity => Fit[Membrane.Diffusivity];

    /// <summary>P from the whole transient.</summary>
    public Estimate Permeability => Fit[Membrane.Permeability];

    /// <summary>S = P/D from the whole transient.</summary>
    public Estimate Solubility => Fit.Derive(SolubilityQuantity, v => v[Membrane.Permeability] / v[Membrane.Diffusivity]);

    /// <summary>Time lag θ from the line.</summary>
    public Estimate TimeLag => OfLine(new("timeLag", "θ", Unit.Second), Lag);

    /// <summary>D = l²/(6θ) from the line.</summary>
    public Estimate DiffusivityByTimeLag => OfLine(Quantity.Diffusivity, v => Membrane.Thickness * Membrane.Thickness / (6 * Lag(v)));

    /// <summary>P = slope·l/p₁ from the line.</summary>
    public Estimate PermeabilityBySlope => OfLine(Membrane.Permeability.Quantity, v => v[StraightLine.Slope] * Membrane.Thickness / Membrane.UpstreamPressure);

    /// <summary>S = P/D from the line, which is 6θ·slope/(l·p₁).</summary>
    public Estimate SolubilityByTimeLag => OfLine(SolubilityQuantity, v => 6 * Lag(v) * v[StraightLine.Slope] / (Membrane.Thickness * Membrane.UpstreamPressure));

    private static Quantity SolubilityQuantity { get; } = new("solubility", "S", new Unit("mol/(m³ Pa)"));

    /// <summary>Fits a membrane to a curve and draws the conclusions.</summary>
    /// <param name="permeated">Amount per area, mol/m², over time, s.</param>
    /// <param name="membrane">Thickness and upstream pressure.</param>
    /// <exception cref="ArgumentException">There are too few points for the parameters, or they are all alike.</exception>
    /// <exception cref="FitException">The fit found no minimum.</exception>
    public static PermeationAnalysis Of(Curve permeated, Membrane membrane)
    {
        ArgumentNullException.ThrowIfNull(membrane);
        return new(membrane.FitTo(permeated), membrane);
    }

    private static double Lag(FitValues values) => -values[StraightLine.Intercept] / values[StraightLine.Slope];

    private Estimate OfLine(Quantity quantity, Func<FitValues, double> function) =>
        Line?.Derive(quantity, function)
            ?? new(double.NaN, double.PositiveInfinity, quantity.Unit) { Name = quantity.Name, Verdict = Verdict.NotDetermined };

    private FitResult? SteadyPart(double fourier)
    {
        var data = Fit.Data;
        var begin = fourier * Membrane.Thickness * Membrane.Thickness / Fit.Values[Membrane.Diffusivity];
        var steady = data.Between(begin, data.X.Span[^1]);
        if (steady.Count < FewestPoints)
            return null;
        var (leak, offset) = (Fit.Values[Membrane.Leak], Fit.Values[Membrane.Offset]);
        double[] net = [.. Enumerable.Range(0, steady.Count).Select(i => steady.Y.Span[i] - (leak * steady.X.Span[i]) - offset)];
        return new StraightLine().FitTo(steady.With(steady.X.ToArray(), net, steady.StandardDeviation?.ToArray()));
    }
}
