using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>A sheet, cylinder or sphere that empties the gas around it: uptake at constant volume, the pressure falling.</summary>
/// <remarks>
/// α = V_gas/(K·V_solid) = gas left at equilibrium over gas taken up; 1/(1 + α) of the gas is taken up in the end.
/// Sheet: M/M∞ = 1 − Σₙ 2α(1+α)·exp(−qₙ²Dt/l²)/(1+α+α²qₙ²),  tan qₙ = −αqₙ.
/// Cylinder: 4α(1+α)/(4+4α+α²qₙ²),  αqJ₀(q) + 2J₁(q) = 0.  Sphere: 6α(1+α)/(9+9α+α²qₙ²),  tan q = 3q/(3+αq²).
/// With a surface barrier, ℓ = D/(ka), the gas adds −m/(αq²) to ℓ in the equation of the roots (m = 1, 2, 3), and both act together.
/// Constant D; linear isotherm; body empty at first; all gas let in at time 0 into a well-stirred volume that stays closed.
/// Relative error of M/M∞ and of 1 − M/M∞ below 1e-12 for α from 1e-3 to ∞. Taking α for infinite makes D too large: by a factor of some (1 + 1/α)² at short times.
/// M∞, α and D are seldom known apart from one curve: fix α from the volumes and the final pressure where they are known.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), eq. 4.37, 5.33, 6.30.
/// </remarks>
/// <param name="Body">A sheet, a cylinder or a sphere.</param>
/// <exception cref="ArgumentException">The body is neither sheet nor cylinder nor sphere.</exception>
public sealed record FiniteBath(IUptakeModel Body) : IUptakeModel
{
    private const double Smallest = 1e-3;
    private const double Largest = 1e6;

    /// <summary>A sheet, a cylinder or a sphere.</summary>
    public IUptakeModel Body { get; init => field = Supported(value); } = Supported(Body);

    /// <summary>Capacity of the gas volume over that of the body, α, 1; free by default, between 1e-3 and 1e6. +∞ is a constant pressure.</summary>
    public Parameter BathCapacity { get; init => field = Capacity(value); } = Capacity(Parameter.Free);

    /// <inheritdoc/>
    public Parameter Diffusivity => Body.Diffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability => Body.SurfacePermeability;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake => Body.EquilibriumUptake;

    /// <inheritdoc/>
    public string Name => $"{Body.Name}, finite bath";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. Body.Parameters, BathCapacity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => Body.Coefficients;

    /// <inheritdoc/>
    public double CharacteristicLength => Body.CharacteristicLength;

    /// <inheritdoc/>
    public double SurfaceToVolume => Body.SurfaceToVolume;

    private double Alpha => double.IsNaN(BathCapacity.Value) ? double.PositiveInfinity : BathCapacity.Value;

    private SolidBody Solid => SolidBody.Of(Body)!.Value;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        Response(parameters[0], parameters[1], parameters[2]).Fill(x, columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        var surface = Solid.Exchange(parameters[0], parameters[1], 1 / parameters[2]);
        ExchangeSlopes.Fill(this, 1 / Solid.Unit(parameters[0]), surface, double.PositiveInfinity, x, parameters, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        UptakeGuess.FillWith(value => this with { BathCapacity = value }, BathCapacity, [100, 10, 3, 1, 0.3, 0.1], data, parameters);

    /// <summary>Fractional uptake; α counts as infinite where it is free and has no start.</summary>
    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake) =>
        Response(diffusivity, surfacePermeability, Alpha).Fill(time, uptake);

    /// <summary>What is still to be taken up; α counts as infinite where it is free and has no start.</summary>
    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest) =>
        Response(diffusivity, surfacePermeability, Alpha).FillRest(time, rest);

    /// <summary>Fractional uptake; α counts as infinite where it is free and has no start.</summary>
    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    /// <summary>Concentration over its final value.</summary>
    /// <remarks>At the surface of a body without a barrier it begins at (1 + α)/α and falls with the pressure.</remarks>
    /// <param name="position">Distance from mid-plane (or sealed face), axis or centre, m, [n].</param>
    /// <param name="time">Time since the gas was let in, s.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="surfacePermeability">k, m/s; +∞, the default, is no barrier.</param>
    /// <returns>c/c∞, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position lies outside the body, or D or k out of range.</exception>
    public double[] Profile(double[] position, double time, double diffusivity, double surfacePermeability = double.PositiveInfinity) =>
        PointResponse.Along(Solid, Solid.Exchange(diffusivity, surfacePermeability, 1 / Alpha), diffusivity, position, point => point.Step(time).Uptake);

    private static Parameter Capacity(Parameter setting) => UptakeParameters.Positive(
        setting, new("bathCapacity", "α", Unit.One), Smallest, Largest, nameof(BathCapacity), "The capacity of a bath", "over that of the body");

    private static IUptakeModel Supported(IUptakeModel body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return SolidBody.Of(body) is not null ? body
            : throw new ArgumentException($"The uptake from a finite bath is known for a sheet, a cylinder and a sphere; found a {body.Name}.", nameof(body));
    }

    private ModalResponse Response(double diffusivity, double permeability, double alpha) =>
        Solid.Exchange(diffusivity, permeability, 1 / alpha).Response(Solid.Unit(diffusivity));
}
