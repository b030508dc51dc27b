using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Uptake of a hollow sphere, or of a shell round an impermeable core, through its outer surface and, if open, its inner one.</summary>
/// <remarks>
/// M/M∞ = 1 − ΣAₙ·exp[−qₙ²Dt/(b−a)²];  inner radius a, outer radius b.
/// Inner surface held, no barrier: qₙ = nπ,  Aₙ = 6[a − (−1)ⁿb]²/[n²π²(a²+ab+b²)].
/// Inner surface sealed, no barrier: qₙ cot qₙ = −(b−a)/a,  the solid sphere for a → 0.
/// A surface barrier, D ∂c/∂r = k(c∞ − c), lies on the outer surface only.
/// Constant D; shell empty at first; gas at its final pressure from time 0; linear isotherm where there is a barrier.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12 for a/b from 0.001 to 0.999 and k(b−a)/D from 1e-6 to ∞. Dt/a² is formed with the wall b − a.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapter 6, for surfaces held; the other cases by direct solution.
/// </remarks>
/// <param name="InnerRadius">a, m.</param>
/// <param name="OuterRadius">b, m; above a.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite, or the outer radius is not the larger one.</exception>
public sealed record HollowSphere(double InnerRadius, double OuterRadius) : IUptakeModel
{
    /// <summary>a, m.</summary>
    public double InnerRadius { get; } = UptakeParameters.Length(InnerRadius, nameof(InnerRadius));

    /// <summary>b, m; above a.</summary>
    public double OuterRadius { get; } = OuterRadius > InnerRadius ? UptakeParameters.Length(OuterRadius, nameof(OuterRadius))
        : throw new ArgumentOutOfRangeException(nameof(OuterRadius), OuterRadius, $"The outer radius is larger than the inner one, {InnerRadius} m; found {OuterRadius} m.");

    /// <summary>What happens at the inner surface; sealed by default.</summary>
    public InnerSurface InnerSurface { get; init; } = InnerSurface.Sealed;

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => UptakeParameters.Name("hollow sphere", SurfacePermeability);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <summary>The wall b − a, m.</summary>
    public double CharacteristicLength => OuterRadius - InnerRadius;

    /// <inheritdoc/>
    public double SurfaceToVolume
    {
        get
        {
            var (inner, outer) = (InnerRadius * InnerRadius, OuterRadius * OuterRadius);
            return 3 * (outer + (InnerSurface == InnerSurface.Held ? inner : 0)) / ((inner + (InnerRadius * OuterRadius) + outer) * CharacteristicLength);
        }
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        FractionalUptake(x, parameters[0], parameters[1], columns);

    /// <summary>Slopes by the contour: D∂/∂D = Fo∂/∂Fo + ℓ∂/∂ℓ, k∂/∂k = −ℓ∂/∂ℓ; absolute error below 1e-11.</summary>
    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        var (diffusivity, permeability) = (parameters[0], parameters[1]);
        var surface = Surface(diffusivity, permeability);
        for (var i = 0; i < x.Length; i++)
        {
            var fourier = diffusivity / CharacteristicLength * x[i] / CharacteristicLength;
            var time = fourier <= 0 ? 0 : fourier * LaplaceContour.Invert(surface.Image, fourier);
            var barrier = fourier <= 0 || surface.Resistance == 0 ? 0 : surface.Resistance * LaplaceContour.Invert(p => surface.ImageSlope(p) / (p * p), fourier);
            if (Diffusivity.IsFree)
                derivatives[i] = (time + barrier) / diffusivity;
            if (SurfacePermeability.IsFree)
                derivatives[(Diffusivity.IsFree ? x.Length : 0) + i] = -barrier / permeability;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) => UptakeGuess.Fill(this, data, parameters);

    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        Response(diffusivity, surfacePermeability).Fill(time, uptake);

    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        Response(diffusivity, surfacePermeability).FillRest(time, rest);

    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    /// <summary>The response to a step.</summary>
    internal ModalResponse Response(double diffusivity, double permeability)
    {
        UptakeParameters.RequireUsable(diffusivity, permeability);
        var wall = CharacteristicLength;
        var surface = Surface(diffusivity, permeability);
        return new ModalResponse(wall / diffusivity * wall, surface.Image, surface.Modes());
    }

    private HollowSphereSurface Surface(double diffusivity, double permeability) =>
        new(InnerRadius / CharacteristicLength, InnerSurface, SurfaceExchange.Limited(diffusivity / (permeability * CharacteristicLength)));
}
