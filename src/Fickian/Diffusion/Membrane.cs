using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Amount of gas that comes through a membrane, empty at first, with gas on one side and vacuum on the other.</summary>
/// <remarks>
/// Q(t) = (P·p₁/l)·(l²/D)·{Fo − 1/6 − (2/π²)Σₙ(−1)ⁿn⁻²·exp(−n²π²Fo)},  Fo = Dt/l²,  n = 1, 2, …;  per area.
/// P = D·S, C₁ = S·p₁. Late, Q = (P·p₁/l)(t − θ) with the time lag θ = l²/(6D); early, nothing seems to come through.
/// Constant D, linear isotherm, both faces in equilibrium with their gas, downstream pressure negligible, upstream pressure constant from time 0.
/// A leak (in proportion to t) and an offset may be freed. Relative error of Q and of the flux below 1e-12 for any Dt/l².
/// Source: H. A. Daynes, Proc. R. Soc. London A 97, 286 (1920); J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), section 4.3.3; formula verified, books not consulted.
/// </remarks>
/// <param name="Thickness">Full thickness l, m.</param>
/// <param name="UpstreamPressure">Pressure p₁ of the gas upstream, Pa.</param>
/// <exception cref="ArgumentOutOfRangeException">The thickness or pressure is not positive and finite.</exception>
public sealed record Membrane(double Thickness, double UpstreamPressure) : IModel
{
    /// <summary>Unit of permeability in SI.</summary>
    public static Unit PermeabilityUnit { get; } = new("mol/(m s Pa)");

    private static readonly Quantity PermeabilityQuantity = new("permeability", "P", PermeabilityUnit);
    private static readonly Quantity LeakQuantity = new("leak", "J₀", new Unit("mol/(m² s)"));
    private static readonly Quantity OffsetQuantity = new("offset", "Q₀", new Unit("mol/m²"));

    /// <summary>Full thickness l, m.</summary>
    public double Thickness { get; init => field = UptakeParameters.Length(value, nameof(Thickness)); } = UptakeParameters.Length(Thickness, nameof(Thickness));

    /// <summary>Pressure p₁ of the gas upstream, Pa.</summary>
    public double UpstreamPressure { get; init => field = Pressure(value); } = Pressure(UpstreamPressure);

    /// <summary>Transport diffusivity D, m²/s; free by default.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>Permeability P = D·S, mol/(m s Pa); free by default.</summary>
    public Parameter Permeability { get; init => field = value.Of(PermeabilityQuantity); } = Parameter.Free.Of(PermeabilityQuantity);

    /// <summary>Flux through a leak, mol/(m² s); fixed at 0 by default.</summary>
    public Parameter Leak { get; init => field = value.Of(LeakQuantity); } = Parameter.Fixed(0).Of(LeakQuantity);

    /// <summary>Reading at time 0, mol/m²; fixed at 0 by default.</summary>
    public Parameter Offset { get; init => field = value.Of(OffsetQuantity); } = Parameter.Fixed(0).Of(OffsetQuantity);

    /// <inheritdoc/>
    public string Name => "membrane";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Permeability, Leak, Offset];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var (fourier, scale) = (Rate(parameters[0]), UpstreamPressure * Thickness / parameters[0]);
        for (var i = 0; i < x.Length; i++)
        {
            columns[i] = scale * MembraneSeries.Permeated(fourier * x[i]);
            columns[x.Length + i] = x[i];
            columns[(2 * x.Length) + i] = 1;
        }
    }

    /// <inheritdoc/>
    public bool TryDifferentiate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns, Span<double> derivatives)
    {
        Evaluate(x, parameters, columns);
        if (!Diffusivity.IsFree)
            return true;

        // Q ∝ f(Dt/l²)/D, so dQ/dD = (f′·Fo − f)/D² with f′ the relative flux.
        derivatives.Clear();
        var (fourier, scale) = (Rate(parameters[0]), UpstreamPressure * Thickness / parameters[0] / parameters[0]);
        for (var i = 0; i < x.Length; i++)
            derivatives[i] = scale * ((MembraneSeries.Flux(fourier * x[i]) * fourier * x[i]) - MembraneSeries.Permeated(fourier * x[i]));
        return true;
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, CandidateGrid.Rates(data, perDecade: 8).Select(rate => new[] { rate * Thickness * Thickness }), parameters);

    /// <summary>Amount that has come through, Q/(C₁l).</summary>
    /// <param name="time">Time since the gas was let in, s; 0 or before gives 0, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <returns>Q/(C₁l), 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite.</exception>
    public double[] RelativeAmount(double[] time, double diffusivity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var rate = Rate(diffusivity);
        return Array.ConvertAll(time, t => MembraneSeries.Permeated(rate * t));
    }

    /// <summary>Flux over its steady value, J/J_ss.</summary>
    /// <param name="time">Time since the gas was let in, s; 0 or before gives 0, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <returns>J/J_ss, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive and finite.</exception>
    public double[] RelativeFlux(double[] time, double diffusivity)
    {
        ArgumentNullException.ThrowIfNull(time);
        var rate = Rate(diffusivity);
        return Array.ConvertAll(time, t => MembraneSeries.Flux(rate * t));
    }

    /// <summary>Fits a curve of permeated amount and draws the conclusions, see <see cref="PermeationAnalysis"/>.</summary>
    /// <param name="permeated">Amount per area, mol/m², over time, s.</param>
    public PermeationAnalysis Analyse(Curve permeated) => PermeationAnalysis.Of(permeated, this);

    private double Rate(double diffusivity)
    {
        UptakeParameters.RequirePositive(diffusivity, nameof(diffusivity), "A diffusivity", "in m²/s");
        return diffusivity / Thickness / Thickness;
    }

    private static double Pressure(double value)
    {
        UptakeParameters.RequirePositive(value, nameof(UpstreamPressure), "A pressure", "in pascal, for example 1.5.Bars()");
        return value;
    }
}
