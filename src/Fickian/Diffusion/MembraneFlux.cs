using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Flux that arrives downstream of a membrane, empty at first, with gas on one side and none on the other.</summary>
/// <remarks>
/// J(t) = J₀ + J_ss·{1 + 2Σₙ(−1)ⁿ·exp(−n²π²Dt/l²)},  n = 1, 2, …;  the signal may be any quantity in proportion to the flux.
/// J_ss is the steady flux over the baseline J₀; both are linear. Time lag θ = l²/(6D); half of J_ss is reached at 0.139 l²/D.
/// Constant D, linear isotherm, upstream pressure constant from time 0, downstream swept or pumped, no delay between membrane and detector.
/// Relative error of the sum below 1e-12 for any Dt/l².
/// Source: H. A. Daynes, Proc. R. Soc. London A 97, 286 (1920); formula verified by the permeated amount, book not consulted.
/// </remarks>
/// <param name="Thickness">Full thickness l, m.</param>
/// <exception cref="ArgumentOutOfRangeException">The thickness is not positive and finite.</exception>
public sealed record MembraneFlux(double Thickness) : IModel
{
    private static readonly Quantity SteadyQuantity = new("steadyFlux", "J_ss", Unit.One);
    private static readonly Quantity BaselineQuantity = new("baseline", "J₀", Unit.One);

    /// <summary>Full thickness l, m.</summary>
    public double Thickness { get; init => field = UptakeParameters.Length(value, nameof(Thickness)); } = UptakeParameters.Length(Thickness, nameof(Thickness));

    /// <summary>Transport diffusivity D, m²/s; free by default.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Steady flux over the baseline, in the unit of the signal; free by default.</summary>
    public Parameter SteadyFlux { get; init => field = value.Of(SteadyQuantity); } = Parameter.Free.Of(SteadyQuantity);

    /// <summary>Signal before anything comes through, in the unit of the signal; free by default.</summary>
    public Parameter Baseline { get; init => field = value.Of(BaselineQuantity); } = Parameter.Free.Of(BaselineQuantity);

    /// <inheritdoc/>
    public string Name => "membrane flux";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [SteadyFlux, Baseline];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var rate = parameters[0] / Thickness / Thickness;
        for (var i = 0; i < x.Length; i++)
        {
            columns[i] = MembraneSeries.Flux(rate * x[i]);
            columns[x.Length + i] = 1;
        }
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, CandidateGrid.Rates(data, perDecade: 8).Select(rate => new[] { rate * Thickness * Thickness }), parameters);

    /// <summary>Fits the flux and draws the conclusions.</summary>
    /// <param name="flux">Signal in proportion to the flux, over time since the gas was let in.</param>
    public MembraneFluxAnalysis Analyse(Curve flux) => new(this, this.FitTo(flux));
}
