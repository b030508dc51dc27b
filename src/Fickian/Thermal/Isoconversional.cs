using System.Collections.Immutable;
using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Activation energies from several heating rates, without a law of reaction.</summary>
/// <remarks>
/// Kissinger: ln(β/T_p²) = ln(AR/E) − E/(R·T_p), T_p the temperature of the greatest rate. One value of E and A; exact for first order, within some per cent otherwise.
/// Ozawa–Flynn–Wall: ln β against 1/T at equal conversion, slope −b·E/R; b = −d ln p(x)/dx at x = E/RT instead of Doyle's 1.052, iterated, p by the approximation of Senum and Yang (below 10⁻⁵ for x > 10).
/// Friedman: ln(dα/dt) against 1/T at equal conversion, slope −E/R; no approximation, but the noise of a derivative.
/// All rest on straight lines through as many points as there are heating rates: intervals by Student's t with that number less two degrees of freedom, wide for three rates. They hold the scatter of the runs; a thermal lag grows with the rate and makes E too small, for which see <see cref="WithLag"/>.
/// Source: H. E. Kissinger, Anal. Chem. 29, 1702 (1957); T. Ozawa, Bull. Chem. Soc. Jpn. 38, 1881 (1965); J. H. Flynn, L. A. Wall, J. Polym. Sci. B 4, 323 (1966); H. L. Friedman, J. Polym. Sci. C 6, 183 (1964); G. I. Senum, R. T. Yang, J. Therm. Anal. 11, 445 (1977); not consulted.
/// </remarks>
public static class Isoconversional
{
    /// <summary>Activation energy by Kissinger, J/mol.</summary>
    /// <param name="runs">Runs of three heating rates or more.</param>
    /// <exception cref="ArgumentException">There are fewer than three different rates.</exception>
    public static Estimate Kissinger(params ImmutableArray<ConversionCurve> runs) =>
        Line(Checked(runs), r => r.PeakTemperature, KissingerOrdinate, 1, "activationEnergyKissinger");

    /// <summary>Logarithm of the pre-exponential factor by Kissinger, log₁₀(A·s).</summary>
    /// <remarks>A = (E/R)·exp[ln(β/T_p²) + E/(R·T_p)] on the line. A and E of one line rise and fall together: only both at once predict a rate.</remarks>
    /// <param name="runs">Runs of three heating rates or more.</param>
    /// <exception cref="ArgumentException">There are fewer than three different rates, or the rate of reaction does not rise with the temperature.</exception>
    public static Estimate KissingerFactor(params ImmutableArray<ConversionCurve> runs)
    {
        var (fit, origin) = Fit(Checked(runs), r => r.PeakTemperature, KissingerOrdinate);
        return fit[fit.Model.Coefficients[1]].Value < 0
            ? fit.Derive(new("logPreExponentialFactorKissinger", "log₁₀(A·s)", Unit.One), v => (v[0] - (v[1] * origin) + Math.Log(Math.Max(double.Epsilon, -v[1]))) / Math.Log(10))
            : throw new ArgumentException("The greatest rate was expected at a higher temperature for a higher heating rate, and it is not; are the rates those of these runs?", nameof(runs));
    }

    /// <summary>Activation energy by Ozawa, Flynn and Wall at a conversion, J/mol.</summary>
    /// <param name="conversion">α, between 0 and 1.</param>
    /// <param name="runs">Runs of three heating rates or more.</param>
    /// <exception cref="ArgumentException">There are fewer than three different rates.</exception>
    public static Estimate OzawaFlynnWall(double conversion, params ImmutableArray<ConversionCurve> runs)
    {
        const double Doyle = 1.052;
        const int Rounds = 20;
        var middle = Checked(runs).Average(r => r.TemperatureAt(conversion));
        var (factor, energy) = (Doyle, Line(runs, At, r => Math.Log(r.HeatingRate), Doyle, Name));
        for (var round = 0; round < Rounds && energy.Value > 0; round++)
        {
            var next = Factor(energy.Value / (ThermalActivation.GasConstant * middle));
            if (Math.Abs(next - factor) < 1e-10)
                break;
            factor = next;
            energy = Line(runs, At, r => Math.Log(r.HeatingRate), factor, Name);
        }

        return energy;

        double At(ConversionCurve run) => run.TemperatureAt(conversion);
    }

    /// <summary>Activation energy by Friedman at a conversion, J/mol.</summary>
    /// <param name="conversion">α, between 0 and 1.</param>
    /// <param name="runs">Runs of three heating rates or more.</param>
    /// <exception cref="ArgumentException">There are fewer than three different rates, or a rate of reaction is not positive.</exception>
    public static Estimate Friedman(double conversion, params ImmutableArray<ConversionCurve> runs) =>
        Line(Checked(runs), r => r.TemperatureAt(conversion), r => Math.Log(r.RateAt(conversion)), 1, "activationEnergyFriedman");

    /// <summary>An evaluation with the error that a lag of the thermometer makes in it.</summary>
    /// <remarks>|f(T − β·u) − f(T)|: what changes if all temperatures come u seconds late.</remarks>
    /// <param name="evaluation">What is evaluated, for example <c>r => Isoconversional.Kissinger(r)</c>.</param>
    /// <param name="lag">Standard uncertainty u of the lag, s.</param>
    /// <param name="runs">Runs of three heating rates or more.</param>
    public static ErrorBudget WithLag(Func<ImmutableArray<ConversionCurve>, Estimate> evaluation, double lag, params ImmutableArray<ConversionCurve> runs)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (!(lag >= 0) || !double.IsFinite(lag))
            throw new ArgumentOutOfRangeException(nameof(lag), lag, "An uncertainty of the lag of 0 s or more was expected.");
        var own = evaluation(runs);
        return ErrorBudget.Of(own, ErrorPart.Scatter).With(new ErrorPart(ErrorPart.Lag, Math.Abs(evaluation([.. runs.Select(r => r.Earlier(lag))]).Value - own.Value)));
    }

    /// <summary>−d ln p/dx, with p(x) = (e⁻ˣ/x)·(x³ + 18x² + 86x + 96)/(x⁴ + 20x³ + 120x² + 240x + 120) and dp/dx = −e⁻ˣ/x².</summary>
    internal static double Factor(double x) =>
        ((((((x + 20) * x) + 120) * x) + 240) * x + 120) / (x * ((((((x + 18) * x) + 86) * x)) + 96));

    private const string Name = "activationEnergyOzawaFlynnWall";

    private static ImmutableArray<ConversionCurve> Checked(ImmutableArray<ConversionCurve> runs)
    {
        // Replicates at one rate differ by less than a tenth.
        var rates = runs.Select(r => r.HeatingRate).Order().ToArray();
        var different = rates.Where((r, i) => i == 0 || r > 1.1 * rates[i - 1]).Count();
        return different >= 3 ? runs : throw new ArgumentException($"Runs of at least three heating rates were expected; found {different} among {runs.Length} runs.", nameof(runs));
    }

    private static double KissingerOrdinate(ConversionCurve run) => Math.Log(run.HeatingRate / (run.PeakTemperature * run.PeakTemperature));

    private static Estimate Line(ImmutableArray<ConversionCurve> runs, Func<ConversionCurve, double> temperature, Func<ConversionCurve, double> ordinate, double factor, string name) =>
        Fit(runs, temperature, ordinate).Fit.Derive(new(name, "E", ThermalQuantity.ActivationEnergy.Unit), v => -v[1] * ThermalActivation.GasConstant / factor);

    private static (FitResult Fit, double Origin) Fit(ImmutableArray<ConversionCurve> runs, Func<ConversionCurve, double> temperature, Func<ConversionCurve, double> ordinate)
    {
        var points = runs.Select(r => (X: 1 / temperature(r), Y: ordinate(r))).OrderBy(p => p.X).ToArray();
        if (Array.Exists(points, p => !double.IsFinite(p.X) || !double.IsFinite(p.Y)))
            throw new ArgumentException("At this conversion a run has no temperature or no positive rate; choose another one, or a wider range of temperature.", nameof(runs));
        var origin = points.Average(p => p.X);
        var curve = new Curve(Array.ConvertAll(points, p => p.X), Array.ConvertAll(points, p => p.Y));
        return (new PolynomialLaw(1, origin).FitTo(curve), origin);
    }
}
