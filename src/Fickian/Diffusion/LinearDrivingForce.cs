using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake at a rate in proportion to what is still missing.</summary>
/// <remarks>
/// d(M/M∞)/dt = k′(1 − M/M∞), so M/M∞ = 1 − exp(−k′t);  k′ = m(m+2)·D/a²: 3D/l² for a sheet, 8D/a² for a cylinder, 15D/R² for a sphere.
/// This k′ has the mean time a²/[m(m+2)D] of diffusion, not its course: it is too slow at first (no √t) and too fast at last.
/// Exact where the resistance lies at the surface alone, k′ = k·S/V. Relative error 1e-15.
/// Source: E. Glueckauf, Trans. Faraday Soc. 51, 1540 (1955), not consulted; the factors follow from the equality of mean times.
/// </remarks>
public sealed record LinearDrivingForce : IModel
{
    private static readonly Quantity RateQuantity = new("rate", "k′", Unit.PerSecond);

    /// <summary>Rate k′, 1/s; free by default, between 1e-12 and 1e6.</summary>
    public Parameter Rate { get; init => field = Setting(value); } = Setting(Parameter.Free);

    /// <summary>Amount at equilibrium M∞, in the unit of the data; free by default.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => "linear driving force";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Rate];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <summary>Rate k′ with the mean time of diffusion, 1/s.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="length">Half-thickness or radius a, m.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length or D is not positive and finite.</exception>
    public static double RateOf(BodyShape shape, double length, double diffusivity)
    {
        UptakeParameters.RequirePositive(diffusivity, nameof(diffusivity), "A diffusivity", "in m²/s");
        return Factor(shape) * (diffusivity / UptakeParameters.Length(length, nameof(length)) / length);
    }

    /// <summary>Diffusivity D = k′a²/[m(m+2)] whose mean time a rate has.</summary>
    /// <param name="shape">Shape of the body.</param>
    /// <param name="length">Half-thickness or radius a, m.</param>
    /// <param name="rate">k′ with its error, 1/s.</param>
    /// <returns>D, m²/s, with the error of the rate; that of the length is not in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive and finite.</exception>
    public static Estimate DiffusivityOf(BodyShape shape, double length, Estimate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        var factor = UptakeParameters.Length(length, nameof(length)) * length / Factor(shape);
        return new(factor * rate.Value, factor * rate.StandardError, Unit.SquareMetrePerSecond)
        {
            Name = Quantity.Diffusivity.Name,
            DegreesOfFreedom = rate.DegreesOfFreedom,
            Verdict = rate.Verdict,
            Profile = c => rate.Interval(c) is var i ? new Interval(factor * i.Lower, factor * i.Upper, c) : default,
        };
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        for (var i = 0; i < x.Length; i++)
            columns[i] = FirstOrder.Uptake(parameters[0] * x[i]);
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        for (var i = 0; Rate.IsFree && i < x.Length; i++)
            derivatives[i] = FirstOrder.Slope(parameters[0], x[i]);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, CandidateGrid.Rates(data, perDecade: 8).Select(rate => new[] { rate }), parameters);

    private static int Factor(BodyShape shape) => ((int)shape + 1) * ((int)shape + 3);

    private static Parameter Setting(Parameter setting) => UptakeParameters.Positive(setting, RateQuantity, 1e-12, 1e6, nameof(Rate), "A rate", "1/s");
}
