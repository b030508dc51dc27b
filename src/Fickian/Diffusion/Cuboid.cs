using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a rectangular block through its six faces.</summary>
/// <remarks>
/// 1 − M/M∞ = Π (1 − Fᵢ),  Fᵢ = uptake of a plane sheet as thick as edge i;  with a surface barrier each axis has its own Lᵢ = k·lᵢ/D.
/// Constant, isotropic D; block empty at first; gas at its final pressure from time 0; linear isotherm where there is a barrier.
/// The product is exact for a uniform start and a constant gas; it does not hold for a finite bath or a D that depends on concentration.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12. Dt/a² is formed with half of the smallest edge.
/// Source: A. B. Newman, Trans. Am. Inst. Chem. Eng. 27, 203 (1931); the sheet as in <see cref="PlaneSheet"/>.
/// </remarks>
/// <param name="EdgeA">First edge, m.</param>
/// <param name="EdgeB">Second edge, m.</param>
/// <param name="EdgeC">Third edge, m.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record Cuboid(double EdgeA, double EdgeB, double EdgeC) : IUptakeModel
{
    /// <summary>First edge, m.</summary>
    public double EdgeA { get; init => field = UptakeParameters.Length(value, nameof(EdgeA)); } = UptakeParameters.Length(EdgeA, nameof(EdgeA));

    /// <summary>Second edge, m.</summary>
    public double EdgeB { get; init => field = UptakeParameters.Length(value, nameof(EdgeB)); } = UptakeParameters.Length(EdgeB, nameof(EdgeB));

    /// <summary>Third edge, m.</summary>
    public double EdgeC { get; init => field = UptakeParameters.Length(value, nameof(EdgeC)); } = UptakeParameters.Length(EdgeC, nameof(EdgeC));

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name("cuboid", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public double CharacteristicLength => 0.5 * Math.Min(EdgeA, Math.Min(EdgeB, EdgeC));

    /// <inheritdoc/>
    public double SurfaceToVolume => (2 / EdgeA) + (2 / EdgeB) + (2 / EdgeC);

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        FractionalUptake(x, parameters[0], parameters[1], columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        UptakeColumns.Differentiate(
            [Axis(EdgeA, parameters[0], parameters[1]), Axis(EdgeB, parameters[0], parameters[1]), Axis(EdgeC, parameters[0], parameters[1])],
            this, x, columns, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) => UptakeGuess.Fill(this, data, parameters);

    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        UptakeColumns.Fill(
            [Axis(EdgeA, diffusivity, surfacePermeability), Axis(EdgeB, diffusivity, surfacePermeability), Axis(EdgeC, diffusivity, surfacePermeability)],
            time, uptake);

    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        UptakeColumns.FillRest(
            [Axis(EdgeA, diffusivity, surfacePermeability), Axis(EdgeB, diffusivity, surfacePermeability), Axis(EdgeC, diffusivity, surfacePermeability)],
            time, rest);

    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    private static UptakeLaw Axis(double edge, double diffusivity, double surfacePermeability) =>
        new(BodyShape.Sheet, 0.5 * edge, diffusivity, surfacePermeability);
}
