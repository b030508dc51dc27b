using System.Numerics;
using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Uptake of a plane sheet whose two faces let gas in unequally: a coated film, a shard with one skin.</summary>
/// <remarks>
/// M/M∞ = 1 − ΣAₙ·exp(−qₙ²Dt/d²),  qₙ = arctan(L₁/qₙ) + arctan(L₂/qₙ) + (n−1)π,  Lᵢ = kᵢd/D,  d = thickness.
/// k = +∞ is an open face, k = 0 a sealed one: with L₁ = L₂ it is <see cref="PlaneSheet"/>, with L₂ = 0 the one with a single exposed face.
/// Constant D; edges negligible; sheet empty at first; gas at its final pressure from time 0; linear isotherm.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12. Which face is which cannot be told from the uptake.
/// The sum of squares has two minima in k₂: with k₁ = ∞ and L₂ = 2 the second lies at L₂ = 5.2 and 0.67 D, and its curve differs by 0.1 % of M∞ (rms).
/// With more noise than that fix D or k₂.
/// Source: H. S. Carslaw, J. C. Jaeger, Conduction of Heat in Solids, 2nd ed. (1959), chapter 3.
/// </remarks>
/// <param name="Thickness">d, m.</param>
/// <exception cref="ArgumentOutOfRangeException">A length is not positive and finite.</exception>
public sealed record TwoFacedSheet(double Thickness) : IUptakeModel
{
    private const int Candidates = 36;
    private const double Ratio = 0.77;

    /// <summary>d, m.</summary>
    public double Thickness { get; init => field = UptakeParameters.Length(value, nameof(Thickness)); } = UptakeParameters.Length(Thickness, nameof(Thickness));

    /// <inheritdoc/>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Permeability of the first face k₁, m/s; fixed at +∞ by default: open.</summary>
    public Parameter SurfacePermeability { get; init => field = UptakeParameters.SurfacePermeability(value); } = UptakeParameters.NoBarrier;

    /// <summary>Permeability of the second face k₂, m/s; free by default. 0 seals it.</summary>
    public Parameter SecondPermeability { get; init => field = OfSecond(value); } = OfSecond(Parameter.Free);

    /// <inheritdoc/>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => "sheet with two unequal faces";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, SurfacePermeability, SecondPermeability];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <summary>The thickness d, m.</summary>
    public double CharacteristicLength => Thickness;

    /// <summary>Both faces over the volume, 2/d; 1/d if the second is sealed; 1/m.</summary>
    public double SurfaceToVolume => (SecondPermeability.Value == 0 ? 1 : 2) / Thickness;

    private double Second(double first) => double.IsNaN(SecondPermeability.Value) ? first : SecondPermeability.Value;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        Response(parameters[0], parameters[1], parameters[2]).Fill(x, columns);

    /// <summary>Slopes by the contour: D∂/∂D = Fo∂/∂Fo − ΣL∂/∂L, kᵢ∂/∂kᵢ = Lᵢ∂/∂Lᵢ; absolute error below 1e-11.</summary>
    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        var faces = Faces(parameters[0], parameters[1], parameters[2]);
        for (var i = 0; i < x.Length; i++)
        {
            var fourier = parameters[0] / Thickness * x[i] / Thickness;
            double Slope(Func<Complex, Complex> image) => fourier <= 0 ? 0 : LaplaceContour.Invert(image, fourier);
            var (first, second) = (Slope(p => faces.FirstSlope(p) / (p * p)), Slope(p => faces.SecondSlope(p) / (p * p)));
            var row = 0;
            if (Diffusivity.IsFree)
                derivatives[(row++ * x.Length) + i] = ((fourier * Slope(faces.Image)) - first - second) / parameters[0];
            if (SurfacePermeability.IsFree)
                derivatives[(row++ * x.Length) + i] = first / parameters[1];
            if (SecondPermeability.IsFree)
                derivatives[(row * x.Length) + i] = second / parameters[2];
        }

        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        // From a face that fills the sheet a hundred times within the run to one that fills a hundredth of it, finely: the misfit has two hollows.
        var pace = Thickness / UptakeGuess.Duration(data);
        var candidates = Enumerable.Range(0, Candidates).Select(i => 100 * pace * Math.Pow(Ratio, i)).ToArray();
        UptakeGuess.FillWith(value => this with { SecondPermeability = value }, SecondPermeability, candidates, data, parameters);
    }

    /// <summary>Fractional uptake; the second face counts as the first where its permeability is free and has no start.</summary>
    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        Response(diffusivity, surfacePermeability, Second(surfacePermeability)).Fill(time, uptake);

    /// <summary>What is still to be taken up; the second face counts as the first where its permeability is free and has no start.</summary>
    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        Response(diffusivity, surfacePermeability, Second(surfacePermeability)).FillRest(time, rest);

    /// <summary>Fractional uptake; the second face counts as the first where its permeability is free and has no start.</summary>
    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    private static Parameter OfSecond(Parameter setting)
    {
        var quantity = new Quantity("secondSurfacePermeability", "k₂", Unit.MetrePerSecond);
        return setting is { IsFree: false, Value: 0 } ? setting.Of(quantity) : UptakeParameters.SurfacePermeability(setting) with { Quantity = quantity };
    }

    private ModalResponse Response(double diffusivity, double first, double second)
    {
        UptakeParameters.RequireUsable(diffusivity, first);
        UptakeParameters.RequireUsable(diffusivity, second);

        var faces = Faces(diffusivity, first, second);
        return new ModalResponse(Thickness / diffusivity * Thickness, faces.Image, faces.Modes());
    }

    // Two sealed faces let in as good as nothing.
    private TwoFacedSurface Faces(double diffusivity, double first, double second) =>
        new(Math.Max(first * Thickness / diffusivity, 1 / SurfaceExchange.Sealed), second * Thickness / diffusivity);
}
