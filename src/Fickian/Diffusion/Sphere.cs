using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a sphere.</summary>
/// <remarks>
/// M/M∞ = 1 − (6/π²) Σₙ exp(−n²π²Dt/R²)/n²,  n = 1, 2, …;  R = radius.
/// With a surface barrier, L = kR/D and βₙ cot βₙ + L − 1 = 0:  M/M∞ = 1 − Σₙ 6L²·exp(−βₙ²Dt/R²)/{βₙ²[βₙ²+L(L−1)]}.
/// Constant D; sphere empty at first; gas at its final pressure from time 0; linear isotherm where there is a barrier.
/// A compact grain of another shape is often treated as the sphere of equal surface over volume, R = 3V/S: right at short times only.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12 for any Dt/R², with a barrier for L from 1e-6 to ∞.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 6.20, 6.22, 6.45.
/// </remarks>
/// <param name="Radius">Radius, m.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record Sphere(double Radius) : IUptakeModel
{
    /// <summary>Radius, m.</summary>
    public double Radius { get; init => field = UptakeParameters.Length(value, nameof(Radius)); } = UptakeParameters.Length(Radius, nameof(Radius));

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name("sphere", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public double CharacteristicLength => Radius;

    /// <inheritdoc/>
    public double SurfaceToVolume => 3 / Radius;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        FractionalUptake(x, parameters[0], parameters[1], columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        UptakeColumns.Differentiate([Law(parameters[0], parameters[1])], this, x, columns, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) => UptakeGuess.Fill(this, data, parameters);

    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        UptakeColumns.Fill([Law(diffusivity, surfacePermeability)], time, uptake);

    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        UptakeColumns.FillRest([Law(diffusivity, surfacePermeability)], time, rest);

    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    /// <summary>Concentration over its final value.</summary>
    /// <remarks>Relative error below 1e-12 at any time and depth, until the value itself is lost below 1e-300.</remarks>
    /// <param name="position">Distance from the centre, m, [n].</param>
    /// <param name="time">Time since the gas was let in, s.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="surfacePermeability">k, m/s; +∞, the default, is no barrier.</param>
    /// <returns>c/c∞, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position lies outside the body, or D or k out of range.</exception>
    public double[] Profile(double[] position, double time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        var body = SolidBody.Of(this)!.Value;
        return PointResponse.Along(body, body.Exchange(diffusivity, surfacePermeability), diffusivity, position, point => point.Step(time).Uptake);
    }

    private UptakeLaw Law(double diffusivity, double surfacePermeability) => new(BodyShape.Sphere, CharacteristicLength, diffusivity, surfacePermeability);
}
