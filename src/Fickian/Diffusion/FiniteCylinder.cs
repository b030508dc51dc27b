using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Uptake of a circular cylinder of finite height through its side and both ends.</summary>
/// <remarks>
/// 1 − M/M∞ = (1 − F_side)(1 − F_ends),  F_side = uptake of an infinite cylinder of the radius a,  F_ends = uptake of a sheet as thick as the height h.
/// With a surface barrier of equal permeability all over, L_side = ka/D and L_ends = kh/(2D).
/// Constant, isotropic D; cylinder empty at first; gas at its final pressure from time 0; linear isotherm where there is a barrier.
/// The product is exact for a uniform start and a constant gas; it does not hold for a finite bath or a D that depends on concentration.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12. Dt/a² is formed with the smaller of radius and half-height.
/// Source: A. B. Newman, Trans. Am. Inst. Chem. Eng. 27, 203 (1931); the factors as in <see cref="InfiniteCylinder"/> and <see cref="PlaneSheet"/>.
/// </remarks>
/// <param name="Radius">Radius, m.</param>
/// <param name="Height">Height, from one end to the other, m.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record FiniteCylinder(double Radius, double Height) : IUptakeModel
{
    /// <summary>Radius, m.</summary>
    public double Radius { get; init => field = UptakeParameters.Length(value, nameof(Radius)); } = UptakeParameters.Length(Radius, nameof(Radius));

    /// <summary>Height, from one end to the other, m.</summary>
    public double Height { get; init => field = UptakeParameters.Length(value, nameof(Height)); } = UptakeParameters.Length(Height, nameof(Height));

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name("finite cylinder", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public double CharacteristicLength => Math.Min(Radius, 0.5 * Height);

    /// <inheritdoc/>
    public double SurfaceToVolume => (2 / Radius) + (2 / Height);

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        FractionalUptake(x, parameters[0], parameters[1], columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        UptakeColumns.Differentiate([Side(parameters[0], parameters[1]), Ends(parameters[0], parameters[1])], this, x, columns, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) => UptakeGuess.Fill(this, data, parameters);

    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        UptakeColumns.Fill([Side(diffusivity, surfacePermeability), Ends(diffusivity, surfacePermeability)], time, uptake);

    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        UptakeColumns.FillRest([Side(diffusivity, surfacePermeability), Ends(diffusivity, surfacePermeability)], time, rest);

    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    private UptakeLaw Side(double diffusivity, double surfacePermeability) => new(BodyShape.Cylinder, Radius, diffusivity, surfacePermeability);

    private UptakeLaw Ends(double diffusivity, double surfacePermeability) => new(BodyShape.Sheet, 0.5 * Height, diffusivity, surfacePermeability);
}
