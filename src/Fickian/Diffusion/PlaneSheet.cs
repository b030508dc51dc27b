using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a plane sheet through its faces.</summary>
/// <remarks>
/// M/M∞ = 1 − Σₙ 8/[(2n+1)²π²]·exp[−(2n+1)²π²Dt/(4l²)],  n = 0, 1, …;  l = half the thickness, or all of it if one face is sealed.
/// With a surface barrier, L = kl/D and βₙ tan βₙ = L:  M/M∞ = 1 − Σₙ 2L²·exp(−βₙ²Dt/l²)/[βₙ²(βₙ²+L²+L)].
/// Constant D; edges negligible; sheet empty at first; gas at its final pressure from time 0; linear isotherm where there is a barrier.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12 for any Dt/l² (short-time forms where the series converges slowly), with a barrier for L from 1e-6 to ∞.
/// As long as M/M∞ is below about 0.5 it grows as √t and only M∞·√D can be told from data.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 4.18, 4.20, 4.53.
/// </remarks>
/// <param name="Thickness">Thickness, m.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record PlaneSheet(double Thickness) : IUptakeModel
{
    /// <summary>Thickness, m.</summary>
    public double Thickness { get; init => field = UptakeParameters.Length(value, nameof(Thickness)); } = UptakeParameters.Length(Thickness, nameof(Thickness));

    /// <summary>Faces through which gas enters; both by default.</summary>
    public ExposedFaces ExposedFaces { get; init; } = ExposedFaces.Both;

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name("plane sheet", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public double CharacteristicLength => ExposedFaces == ExposedFaces.Both ? 0.5 * Thickness : Thickness;

    /// <inheritdoc/>
    public double SurfaceToVolume => 1 / CharacteristicLength;

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
    /// <param name="position">Distance from the mid-plane, or from the sealed face if there is one, m, [n].</param>
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

    private UptakeLaw Law(double diffusivity, double surfacePermeability) => new(BodyShape.Sheet, CharacteristicLength, diffusivity, surfacePermeability);
}
