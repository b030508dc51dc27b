using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Any body in a gas whose pressure does not jump to its final value but builds up.</summary>
/// <remarks>
/// M(t)/M∞ = ∫₀ᵗ F₁(t − τ)·d(p/p∞)(τ),  F₁ = uptake of the body after a step of the pressure,  M∞ = amount in equilibrium with the final pressure p∞.
/// Linear isotherm and constant D, without which responses do not add up. Works with a surface barrier, and with bodies that are products of others,
/// of which F₁, not the history, is a product.
/// Sheet, cylinder and sphere: eigenfunctions and exact Laplace images, relative error of M/M∞ and of 1 − M/M∞ below 1e-12 (1e-12 absolute for a measured pressure).
/// Other bodies: superposition of a tabulated F₁, error of M/M∞ below 1e-11, of 1 − M/M∞ the same, absolute.
/// Parameters are those of the body, then those of the history; a rate β and a D can both be found only if β is within a factor of some hundreds of D/a².
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), chapters 4 to 6.
/// </remarks>
/// <param name="Body">The body after a step: shape, size, surface.</param>
/// <param name="History">How the pressure builds up.</param>
/// <exception cref="ArgumentException">The body already has a history or a bath of its own.</exception>
public sealed record UnderPressure(IUptakeModel Body, IPressureHistory History) : IUptakeModel
{
    /// <summary>The body after a step: shape, size, surface.</summary>
    public IUptakeModel Body { get; init => field = Supported(value); } = Supported(Body);

    /// <summary>How the pressure builds up.</summary>
    public IPressureHistory History { get; init; } = History ?? throw new ArgumentNullException(nameof(History));

    /// <inheritdoc/>
    public Parameter Diffusivity => Body.Diffusivity;

    /// <inheritdoc/>
    public Parameter SurfacePermeability => Body.SurfacePermeability;

    /// <inheritdoc/>
    public Parameter EquilibriumUptake => Body.EquilibriumUptake;

    /// <inheritdoc/>
    public string Name => $"{Body.Name}, {History.Name}";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. Body.Parameters, .. History.Parameters];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => Body.Coefficients;

    /// <inheritdoc/>
    public double CharacteristicLength => Body.CharacteristicLength;

    /// <inheritdoc/>
    public double SurfaceToVolume => Body.SurfaceToVolume;

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var ofBody = parameters[..Body.Parameters.Count].ToArray();
        var law = History.Respond(Response(x, ofBody[0], ofBody[1], times => Evaluated(times, ofBody)), parameters[ofBody.Length..]);
        for (var i = 0; i < x.Length; i++)
            columns[i] = law(x[i]).Uptake;
    }

    /// <summary>Derivatives of sheet, cylinder and sphere under an exponential pressure; others have none.</summary>
    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        if (History is not ExponentialPressure || SolidBody.Of(Body) is not { } body)
            return false;
        Evaluate(x, parameters, columns);
        var unit = body.Unit(parameters[0]);
        ExchangeSlopes.Fill(this, 1 / unit, body.Exchange(parameters[0], parameters[1]), parameters[2] * unit, x, parameters, derivatives);
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        Body.Guess(data, parameters[..Body.Parameters.Count]);
        if (History.Parameters is [var setting])
            UptakeGuess.FillWith(value => this with { History = History.With(value) }, setting, History.Candidates(UptakeGuess.Duration(data)), data, parameters);
        else
            UptakeGuess.Fill(this, data, parameters);
    }

    /// <summary>Fractional uptake; a parameter of the history that is free and has no start counts as if the pressure were a step.</summary>
    /// <inheritdoc/>
    public void FractionalUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> uptake)
    {
        UptakeParameters.RequireSameLength(time, uptake, nameof(uptake));
        var law = Law(time, diffusivity, surfacePermeability);
        for (var i = 0; i < time.Length; i++)
            uptake[i] = law(time[i]).Uptake;
    }

    /// <summary>What is still to be taken up; a parameter of the history that is free and has no start counts as if the pressure were a step.</summary>
    /// <inheritdoc/>
    public void RemainingUptake(ReadOnlySpan<double> time, double diffusivity, double surfacePermeability, Span<double> rest)
    {
        UptakeParameters.RequireSameLength(time, rest, nameof(rest));
        var law = Law(time, diffusivity, surfacePermeability);
        for (var i = 0; i < time.Length; i++)
            rest[i] = law(time[i]).Rest;
    }

    /// <summary>Fractional uptake; a parameter of the history that is free and has no start counts as if the pressure were a step.</summary>
    /// <inheritdoc/>
    public double[] FractionalUptake(double[] time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        FractionalUptake(time, diffusivity, surfacePermeability, uptake);
        return uptake;
    }

    /// <summary>Concentration over its final value across a sheet, cylinder or sphere.</summary>
    /// <param name="position">Distance from mid-plane (or sealed face), axis or centre, m, [n].</param>
    /// <param name="time">Time since the start of the history, s.</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="surfacePermeability">k, m/s; +∞, the default, is no barrier.</param>
    /// <returns>c/c∞, 1, [n].</returns>
    /// <exception cref="InvalidOperationException">The body is neither sheet nor cylinder nor sphere.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position lies outside the body, or D or k out of range.</exception>
    public double[] Profile(double[] position, double time, double diffusivity, double surfacePermeability = double.PositiveInfinity)
    {
        var body = SolidBody.Of(Body) ?? throw new InvalidOperationException($"Profiles are known for a sheet, a cylinder and a sphere; this is a {Body.Name}.");
        var settings = Settings();
        return PointResponse.Along(
            body, body.Exchange(diffusivity, surfacePermeability), diffusivity, position, point => History.Respond(point, settings)(time).Uptake);
    }

    private static IUptakeModel Supported(IUptakeModel body) => body switch
    {
        null => throw new ArgumentNullException(nameof(body)),
        UnderPressure or FiniteBath => throw new ArgumentException($"A body in a gas of given pressure was expected; a {body.Name} has a pressure of its own.", nameof(body)),
        _ => body,
    };

    private double[] Settings() => [.. History.Parameters.Select(p => double.IsNaN(p.Value) ? History.Step : p.Value)];

    private Func<double, UptakeState> Law(ReadOnlySpan<double> time, double diffusivity, double permeability) =>
        History.Respond(Response(time, diffusivity, permeability, times => Body.FractionalUptake(times, diffusivity, permeability)), Settings());

    private IStepResponse Response(ReadOnlySpan<double> time, double diffusivity, double permeability, Func<double[], double[]> step)
    {
        if (SolidBody.Of(Body) is { } solid)
            return solid.Exchange(diffusivity, permeability).Response(solid.Unit(diffusivity));
        var (first, last) = (double.PositiveInfinity, 0.0);
        foreach (var t in time)
        {
            first = t > 0 ? Math.Min(first, t) : first;
            last = Math.Max(last, t);
        }

        return last > 0 ? new TabulatedResponse(step, first, last) : new TabulatedResponse(step, 1, 1);
    }

    private double[] Evaluated(double[] times, double[] parameters)
    {
        var columns = new double[times.Length];
        Body.Evaluate(times, parameters, columns);
        return columns;
    }
}
