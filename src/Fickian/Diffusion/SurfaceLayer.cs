using System.Buffers;
using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Uptake of a body under a surface layer that resists every gas as so many metres of the body do.</summary>
/// <remarks>
/// M(t) = M∞·F(t; D, k) of the body with k = D/δ, δ = D/k the length of the body that resists as much as its surface.
/// A layer of blocked or narrowed pores slows all gases in proportion to their D in the body: δ is then the same for all of them,
/// and curves of several gases in one body share it, <c>GlobalModel.Of(…).Sharing(layer.Length)</c>, each with a D of its own.
/// A layer of another material has a D and a solubility of its own, and a δ for each gas.
/// Parameters θ = (D, δ); one coefficient, M∞. Errors as of the body; slopes by the chain rule.
/// Source: the balance at the surface, k·(c∞ − c) = D·(c∞ − c)/δ.
/// </remarks>
/// <param name="Body">Shape and size of the sample; its own surface permeability is not used.</param>
public sealed record SurfaceLayer(IUptakeModel Body) : IModel
{
    private const double Thinnest = 1e-12;
    private const double Thickest = 1;

    private readonly IUptakeModel barred = Barred(Body);

    /// <summary>Shape and size of the sample.</summary>
    public IUptakeModel Body { get; } = Body;

    /// <summary>D in the body, m²/s.</summary>
    public Parameter Diffusivity => Body.Diffusivity;

    /// <summary>δ, m; free by default, between 1e-12 and 1.</summary>
    public Parameter Length { get; init => field = OfLength(value); } = OfLength(Parameter.Free);

    /// <summary>M∞, in the unit of the data.</summary>
    public Parameter EquilibriumUptake => Body.EquilibriumUptake;

    /// <inheritdoc/>
    public string Name => $"{Body.Name}, surface layer";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, Length];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) =>
        barred.FractionalUptake(x, parameters[0], parameters[0] / parameters[1], columns);

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        var (n, diffusivity, length) = (x.Length, parameters[0], parameters[1]);
        var both = ArrayPool<double>.Shared.Rent(2 * n);
        var known = barred.TryDifferentiate(x, [diffusivity, diffusivity / length], columns, both.AsSpan(0, 2 * n));
        var at = 0;
        for (var i = 0; known && Diffusivity.IsFree && i < n; i++)
            derivatives[at++] = both[i] + (both[n + i] / length);
        for (var i = 0; known && Length.IsFree && i < n; i++)
            derivatives[at++] = -both[n + i] * diffusivity / (length * length);
        ArrayPool<double>.Shared.Return(both);
        return known;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters)
    {
        Span<double> start = [double.NaN, double.NaN];
        barred.Guess(data, start);
        parameters[0] = double.IsNaN(Diffusivity.Value) ? start[0] : Diffusivity.Value;
        parameters[1] = double.IsNaN(Length.Value) ? Math.Clamp(start[0] / start[1], Length.Lower, Length.Upper) : Length.Value;
    }

    private static Parameter OfLength(Parameter setting) =>
        UptakeParameters.Positive(setting, new("surfaceLayer", "δ", Unit.Metre), Thinnest, Thickest, nameof(Length), "A length", "m");

    // Both parameters free, so that both slopes are computed.
    private static IUptakeModel Barred(IUptakeModel body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Parameters.Count == 2 && body is not SmoothBody ? FreeBody.Of(body, hasBarrier: true)
            : throw new ArgumentException($"A body with the parameters D and k only can have a surface layer; a {body.Name} has {body.Parameters.Count}.", nameof(body));
    }
}
