using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Loss of volume on tempering: an exponential approach to a plateau.</summary>
/// <remarks>
/// −ΔV/V₀ = A·{1 − exp[−(t/τ)^β]},  A = loss in the end, τ = time constant, β = 1 for a plain exponential, below 1 for a stretched one.
/// The loss is 0 at t = 0 by definition. β is fixed at 1 unless freed; with few points A, τ and β are strongly correlated and their intervals open, which the fit then says.
/// A plain exponential is relaxation with one time; a stretched one stands for a distribution of times and is common near the glass transition.
/// Source: R. Kohlrausch, Pogg. Ann. Phys. Chem. 91, 179 (1854), for the stretched exponential; not consulted.
/// </remarks>
public sealed record VolumeLoss : IModel
{
    private static readonly Quantity Time = new("timeConstant", "τ", Unit.Second);
    private static readonly Quantity Exponent = new("stretching", "β", Unit.One);
    private static readonly Quantity Amplitude = new("finalLoss", "A", Unit.One);

    /// <summary>Time constant τ, s; free by default.</summary>
    public Parameter TimeConstant { get; init => field = value.Positive(Time, 1e-3, 1e12); } = Parameter.Free.Positive(Time, 1e-3, 1e12);

    /// <summary>Exponent β, 1; 1 by default.</summary>
    public Parameter Stretching { get; init => field = value.Positive(Exponent, 0.05, 3); } = Parameter.Fixed(1).Positive(Exponent, 0.05, 3);

    /// <summary>Loss in the end A, 1; free by default.</summary>
    public Parameter FinalLoss { get; init => field = value.Of(Amplitude); } = Parameter.Free.Of(Amplitude);

    /// <inheritdoc/>
    public string Name => Stretching.IsFree || Stretching.Value != 1 ? "stretched exponential" : "exponential";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [TimeConstant, Stretching];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [FinalLoss];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        for (var i = 0; i < x.Length; i++)
            columns[i] = Part(x[i], parameters[0], parameters[1]);
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(data);
        var last = data.Count > 0 && data.X.Span[^1] > 0 ? data.X.Span[^1] : 1;
        var exponents = double.IsNaN(Stretching.Value) ? [1, 0.7, 0.5] : new[] { Stretching.Value };
        var candidates = exponents.SelectMany(b => Enumerable.Range(-8, 17).Select(i => (double[])[last * Math.Pow(10, 0.25 * i), b]));
        CandidateSearch.Fill(this, data, candidates, parameters);
    }

    /// <summary>Time constant of a plain exponential that has come to a part of its plateau at a time: τ = −t/ln(1 − part).</summary>
    /// <param name="time">t, s.</param>
    /// <param name="part">Part of the plateau, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive or the part not between 0 and 1.</exception>
    public static double TimeConstantFor(double time, double part)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        return part is > 0 and < 1 ? -time / double.LogP1(-part)
            : throw new ArgumentOutOfRangeException(nameof(part), part, "A part of the plateau lies between 0 and 1, for example 0.95.");
    }

    /// <summary>How long to temper for a given loss of volume, with an interval that is symmetric in the logarithm of time.</summary>
    /// <remarks>t = τ·[−ln(1 − loss/A)]^(1/β), its error by linear propagation in ln t.</remarks>
    /// <param name="fit">Fit of this law.</param>
    /// <param name="loss">Relative loss of volume, 1.</param>
    /// <exception cref="ArgumentException">The fit is of another law, or the loss is not below the fitted plateau.</exception>
    public static Estimate TimeFor(FitResult fit, double loss)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Model is not VolumeLoss law)
            throw new ArgumentException($"A fit of a loss of volume is expected; found one of the {fit.Model.Name}.", nameof(fit));
        var final = fit.Values[law.Parameters.Count];
        if (!(loss > 0 && loss < final))
            throw new ArgumentException($"A loss between 0 and the fitted plateau {final:0.###} was expected; found {loss}.", nameof(loss));
        var logarithm = fit.Derive(new("logarithm", "ln t", Unit.One), v => Math.Log(v[0]) + (Math.Log(-double.LogP1(-loss / v[2])) / v[1]));
        var value = Math.Exp(logarithm.Value);
        return new(value, value * logarithm.StandardError, Unit.Second)
        {
            Name = "temperingTime",
            DegreesOfFreedom = logarithm.DegreesOfFreedom,
            Verdict = logarithm.Verdict,
            Profile = c => logarithm.Interval(c) is var i ? new Interval(Math.Exp(i.Lower), Math.Exp(i.Upper), c) : default,
        };
    }

    /// <summary>Loss of volume after a time, with its error by linear propagation.</summary>
    /// <param name="fit">Fit of this law.</param>
    /// <param name="time">t, s.</param>
    /// <exception cref="ArgumentException">The fit is of another law.</exception>
    public static Estimate LossAt(FitResult fit, double time)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return fit.Model is VolumeLoss
            ? fit.Derive(TemperingQuantity.VolumeLoss, v => v[2] * Part(time, v[0], v[1]))
            : throw new ArgumentException($"A fit of a loss of volume is expected; found one of the {fit.Model.Name}.", nameof(fit));
    }

    private static double Part(double time, double timeConstant, double exponent) =>
        time <= 0 ? 0 : -Numerics.Exponential.MinusOne(-Math.Pow(time / timeConstant, exponent));
}
