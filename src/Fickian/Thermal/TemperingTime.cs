using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>The law of <see cref="VolumeLoss"/> with the time for a wanted loss as its parameter, so that this time has a profile-likelihood interval of its own.</summary>
/// <remarks>
/// −ΔV/V₀ = A·[1 − (1 − ℓ/A)^((t/t_ℓ)^β)],  ℓ = wanted loss, t_ℓ = time at which it is reached, A = loss in the end, above ℓ.
/// Follows from A·{1 − exp[−(t/τ)^β]} with τ = t_ℓ·[−ln(1 − ℓ/A)]^(−1/β): the same law, the same minimum.
/// With few points the interval is lopsided and may be open above: a plateau that may lie at ℓ is reached at no time. Linear propagation does not see that.
/// </remarks>
public sealed record TemperingTime : IModel
{
    // A plateau this close above the loss makes the time for it some 14 time constants.
    private const double Nearest = 1 + 1e-6;
    private const double LargestLoss = 1;

    private static readonly Quantity Time = new("temperingTime", "t_ℓ", Unit.Second);
    private static readonly Quantity Exponent = new("stretching", "β", Unit.One);
    private static readonly Quantity Amplitude = new("finalLoss", "A", Unit.One);

    private TemperingTime(double loss) => Loss = loss;

    /// <summary>ℓ, 1.</summary>
    public double Loss { get; }

    /// <summary>Time t_ℓ, s; free by default.</summary>
    public Parameter TimeForLoss { get; init => field = value.Positive(Time, 1e-3, 1e12); } = Parameter.Free.Positive(Time, 1e-3, 1e12);

    /// <summary>Exponent β, 1; 1 by default.</summary>
    public Parameter Stretching { get; init => field = value.Positive(Exponent, 0.05, 3); } = Parameter.Fixed(1).Positive(Exponent, 0.05, 3);

    /// <summary>Loss in the end A, 1.</summary>
    public required Parameter FinalLoss { get; init; }

    /// <inheritdoc/>
    public string Name => $"time for a loss of {Loss}";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [TimeForLoss, Stretching, FinalLoss];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [];

    /// <summary>The time for a loss, from a fit of the law, with the interval of its profile likelihood.</summary>
    /// <param name="fit">Fit of a <see cref="VolumeLoss"/>.</param>
    /// <param name="loss">ℓ, 1.</param>
    /// <exception cref="ArgumentException">The fit is of another law, or the loss is not between 0 and the fitted plateau.</exception>
    public static Estimate From(FitResult fit, double loss)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var start = VolumeLoss.TimeFor(fit, loss).Value;
        var law = (VolumeLoss)fit.Model;
        var model = new TemperingTime(loss)
        {
            TimeForLoss = Parameter.From(start),
            Stretching = law.Stretching.IsFree ? Parameter.From(fit.Values[1]) : law.Stretching,
            FinalLoss = (law.FinalLoss.IsFree ? Parameter.From(fit.Values[2]) : law.FinalLoss).Of(Amplitude) is var a && a.IsFree ? a.Positive(Amplitude, loss * Nearest, Math.Max(LargestLoss, 2 * fit.Values[2])) : a,
        };
        return model.FitTo(fit.Data, fit.Options with { Mask = [] })[model.TimeForLoss];
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var (time, exponent, final) = (parameters[0], parameters[1], parameters[2]);
        var rate = -double.LogP1(-Loss / final);
        for (var i = 0; i < x.Length; i++)
            columns[i] = x[i] <= 0 ? 0 : -final * Numerics.Exponential.MinusOne(-rate * Math.Pow(x[i] / time, exponent));
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        // Every parameter has a start or is fixed: the model is made from a fit.
    }
}
