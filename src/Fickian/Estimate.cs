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

    /// <summary>The same estimate, printed in another unit of the same dimension.</summary>
    public Estimate In(Unit unit) => this with { Unit = unit };

    /// <inheritdoc/>
    public override string ToString() => EstimateText.Format(this);

    private double Quantile(double p) =>
        double.IsPositiveInfinity(DegreesOfFreedom) || DegreesOfFreedom > 1e6 ? Normal.InvCDF(0, 1, p) : StudentT.InvCDF(0, 1, DegreesOfFreedom, p);
}
