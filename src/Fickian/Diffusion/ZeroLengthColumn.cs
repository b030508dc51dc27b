using System.Runtime.Intrinsics;
using Fickian.Fitting;
using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Effluent of a zero-length column: spheres purged by a gas that carries away what leaves them.</summary>
/// <remarks>
/// c/c₀ = Σₙ 2L·exp(−βₙ²Dt/R²)/[βₙ² + L(L−1)],  βₙ cot βₙ + L − 1 = 0,  L = V̇R²/(3K·V_s·D): flow of purge gas V̇, volume of solid V_s, Henry constant K.
/// A well-mixed cell without hold-up of its own; linear isotherm; no film, no heat; particles in equilibrium with c₀ at first.
/// Long times: ln(c/c₀) is straight with slope −β₁²D/R². For L below about 1 the column is in equilibrium and only L·D, hence K, is determined: raise the flow.
/// It is the rate of desorption through a barrier L, divided by 3L. Relative error of c/c₀ below 1e-12 for L from 1e-6 to 1e6, however small c/c₀ is.
/// Source: M. Eić and D. M. Ruthven, Zeolites 8, 40 (1988), not consulted; the formula was verified by inverting its Laplace image.
/// </remarks>
/// <param name="Radius">Radius of the particles, m.</param>
/// <exception cref="ArgumentOutOfRangeException">The radius is not positive and finite.</exception>
public sealed record ZeroLengthColumn(double Radius) : IModel
{
    private static readonly Quantity FlowNumberQuantity = new("flowNumber", "L", Unit.One);
    private static readonly Quantity Initial = new("initialConcentration", "c₀", Unit.One);

    /// <summary>Radius of the particles, m.</summary>
    public double Radius { get; init => field = UptakeParameters.Length(value, nameof(Radius)); } = UptakeParameters.Length(Radius, nameof(Radius));

    /// <summary>Transport diffusivity D, m²/s; free by default.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>L = V̇R²/(3K·V_s·D), purge over diffusion, 1; free by default, between 1e-6 and 1e6.</summary>
    public Parameter FlowNumber { get; init => field = Number(value); } = Number(Parameter.Free);

    /// <summary>Concentration c₀ of the effluent at the start, in the unit of the data; free by default, 1 if the data are c/c₀.</summary>
    public Parameter InitialConcentration { get; init => field = value.Of(Initial); } = Parameter.Free.Of(Initial);

    /// <inheritdoc/>
    public string Name => "zero-length column";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, FlowNumber];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [InitialConcentration];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        UptakeParameters.RequirePositive(parameters[0], nameof(parameters), "A diffusivity", "in m²/s");
        UptakeParameters.RequirePositive(parameters[1], nameof(parameters), "A flow number", "a pure number");
        var modes = new BarrierModes(BodyShape.Sphere, 1 / parameters[1]);
        var rate = parameters[0] / Radius / Radius;
        for (var i = 0; i < x.Length; i++)
            columns[i] = x[i] <= 0 ? 1 : modes.At(Vector256.Create(rate * x[i])).FourierSlope[0] / (3 * parameters[1] * rate * x[i]);
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(
            this, data,
            from rate in CandidateGrid.Rates(data)
            from flow in new[] { 0.3, 1, 3, 10, 30, 100 }
            select new[] { rate * Radius * Radius, flow },
            parameters);

    /// <summary>Effluent c/c₀.</summary>
    /// <param name="time">Time since the purge began, s; 0 or before gives 1, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="flowNumber">L, 1; above 0.</param>
    /// <returns>c/c₀, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public double[] Effluent(double[] time, double diffusivity, double flowNumber)
    {
        ArgumentNullException.ThrowIfNull(time);
        var effluent = new double[time.Length];
        Evaluate(time, [diffusivity, flowNumber], effluent);
        return effluent;
    }

    private static Parameter Number(Parameter setting) =>
        UptakeParameters.Positive(setting, FlowNumberQuantity, 1e-6, 1e6, nameof(FlowNumber), "A flow number", "1");
}
