using MathNet.Numerics.Distributions;

namespace Fickian;

/// <summary>A value with its standard error, its interval and a verdict on whether the data determine it.</summary>
/// <remarks>
/// Printed as <c>(2.81 ± 0.03)·10⁻¹² m²/s</c> with two digits on the error; a bound as <c>&lt; 4.1·10⁻¹⁴ m²/s (95 %)</c>.
/// There are no arithmetic operators: parameters of one fit are correlated, so derived values go through
/// <c>FitResult.Derive</c>, which uses the covariance.
/// A standard error that the data do not determine is +∞, never null, NaN or 0.
/// </remarks>
/// <param name="Value">Best value, in SI.</param>
/// <param name="StandardError">One standard deviation of the value, in SI; +∞ if not determined.</param>
/// <param name="Unit">Unit in which it is printed.</param>
public sealed record Estimate(double Value, double StandardError, Unit Unit)
{
    /// <summary>Name of the quantity; empty if it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the data say.</summary>
    public Verdict Verdict { get; init; } = Verdict.Determined;

    /// <summary>Degrees of freedom of the standard error; +∞ if it is known exactly.</summary>
    public double DegreesOfFreedom { get; init; } = double.PositiveInfinity;

    /// <summary>Where intervals come from, if not from Student's t: profile likelihood of the fit.</summary>
    internal Func<double, Interval>? Profile { get; init; }

    /// <summary>Interval that holds the true value with the stated confidence.</summary>
    /// <remarks>From a fit: profile likelihood. Otherwise value ± t·(standard error), t of Student's distribution.</remarks>
    /// <param name="confidence">Confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not between 0 and 1.</exception>
    public Interval Interval(double confidence = 0.95)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1, for example 0.95.");
        if (Profile is not null)
            return Profile(confidence);
        if (!double.IsFinite(StandardError))
            return new(double.NegativeInfinity, double.PositiveInfinity, confidence);
        var half = Quantile(0.5 + (0.5 * confidence)) * StandardError;
        return new(Value - half, Value + half, confidence);
    }

    /// <summary>Mean of repeated measurements with the standard error of the mean.</summary>
    /// <remarks>
    /// x̄ = Σxᵢ/n, u(x̄) = s/√n with n − 1 degrees of freedom; a single measurement says nothing about its scatter and is not determined.
    /// Source: JCGM 100:2008 (GUM), 4.2.
    /// </remarks>
    /// <param name="quantity">What was measured.</param>
    /// <param name="values">Measurements, SI, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static Estimate OfReplicates(Quantity quantity, params double[] values)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0 || Array.Exists(values, v => !double.IsFinite(v)))
            throw new ArgumentException($"Finite measurements of '{quantity.Name}' were expected; found {(values.Length == 0 ? "none" : string.Join(", ", values))}.", nameof(values));
        var mean = values.Average();
        var n = values.Length;
        return n == 1
            ? new(mean, double.PositiveInfinity, quantity.Unit) { Name = quantity.Name, Verdict = Verdict.NotDetermined }
            : new(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (n - 1) / n), quantity.Unit) { Name = quantity.Name, DegreesOfFreedom = n - 1 };
    }

    /// <summary>Ratio of two positive estimates from different experiments, whose errors are independent.</summary>
    /// <remarks>
    /// r = a/b, u(r)/r = √[(u(a)/a)² + (u(b)/b)²]; degrees of freedom by Welch and Satterthwaite.
    /// If either is not determined, neither is the ratio. Not for parameters of one fit: those are correlated.
    /// Source: JCGM 100:2008 (GUM), 5.1.6 and G.4.1.
    /// </remarks>
    /// <param name="numerator">a, above 0.</param>
    /// <param name="denominator">b, above 0.</param>
    /// <exception cref="ArgumentException">An estimate is not positive.</exception>
    public static Estimate RatioOfIndependent(Estimate numerator, Estimate denominator)
    {
        ArgumentNullException.ThrowIfNull(numerator);
        ArgumentNullException.ThrowIfNull(denominator);
        if (!(numerator.Value > 0 && denominator.Value > 0))
            throw new ArgumentException($"A ratio was expected of two positive values and {numerator.Value} over {denominator.Value} was found.", nameof(numerator));
        var unit = numerator.Unit.InSI == denominator.Unit.InSI && numerator.Unit.Symbol == denominator.Unit.Symbol
            ? Unit.One
            : new Unit($"{numerator.Unit.Symbol}/({denominator.Unit.Symbol})", numerator.Unit.InSI / denominator.Unit.InSI);
        var value = numerator.Value / denominator.Value;
        if (numerator.Verdict != Verdict.Determined || denominator.Verdict != Verdict.Determined)
            return new(value, double.PositiveInfinity, unit) { Verdict = Verdict.NotDetermined };
        var (a, b) = (Squared(numerator), Squared(denominator));
        var freedom = (a + b) * (a + b) / ((a * a / numerator.DegreesOfFreedom) + (b * b / denominator.DegreesOfFreedom));
        return new(value, value * Math.Sqrt(a + b), unit) { DegreesOfFreedom = double.IsNaN(freedom) ? double.PositiveInfinity : freedom };

        static double Squared(Estimate e) => Math.Pow(e.StandardError / e.Value, 2);
    }

    /// <summary>The same estimate, printed in another unit of the same dimension.</summary>
    public Estimate In(Unit unit) => this with { Unit = unit };

    /// <summary>The estimate after a symbol or name: <c>D = (2.81 ± 0.03)·10⁻¹² m²/s</c>, <c>D &lt; 4.1·10⁻¹⁴ m²/s (95 %)</c>, <c>D: not determined</c>.</summary>
    /// <param name="symbol">Symbol or name.</param>
    public string ToEquation(string symbol) => Verdict switch
    {
        Verdict.Determined => $"{symbol} = {this}",
        Verdict.NotDetermined => $"{symbol}: {this}",
        _ => $"{symbol} {this}",
    };

    /// <inheritdoc/>
    public override string ToString() => EstimateText.Format(this);

    private double Quantile(double p) =>
        double.IsPositiveInfinity(DegreesOfFreedom) || DegreesOfFreedom > 1e6 ? Normal.InvCDF(0, 1, p) : StudentT.InvCDF(0, 1, DegreesOfFreedom, p);
}
