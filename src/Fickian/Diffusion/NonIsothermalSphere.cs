using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Uptake of a sphere that warms up by the heat of sorption and cools through its surface.</summary>
/// <remarks>
/// M/M∞ = 1 − Σ 9[(q cot q − 1)/q²]²·exp(−q²Dt/R²)/{1/β′ + (3/2)[q cot q (q cot q − 1)/q² + 1]},  3β′(q cot q − 1) = q² − α′.
/// α′ = (h·a/C)(R²/D), h heat transfer coefficient, a outer surface over volume, C heat capacity per volume;  β′ = (ΔH/C)(∂q*/∂T) > 0.
/// The particle has one temperature; small step of pressure, so that D, C and the slope of the isotherm are constant; surface in equilibrium with the gas at the temperature of the particle.
/// For α′ ≪ 1 heat loss is in control: after a quick M/M∞ = 1/(1+β′) the rest follows as 1 − [β′/(1+β′)]·exp[−(h·a/C)t/(1+β′)]. For β′ → 0 it is the <see cref="Sphere"/>.
/// Mean time R²/(15D) + (β′/α′)R²/D. Relative error of M/M∞ below 1e-12 for α′ from 1e-6 to 1e8, β′ to 1e4 and any Dt/R².
/// Source: L.-K. Lee and D. M. Ruthven, J. Chem. Soc. Faraday Trans. I 75, 2406 (1979), not consulted; the formula was verified by inverting its Laplace image.
/// </remarks>
/// <param name="Radius">Radius, m.</param>
/// <exception cref="ArgumentOutOfRangeException">The radius is not positive and finite.</exception>
public sealed record NonIsothermalSphere(double Radius) : IModel
{
    private static readonly Quantity Transfer = new("heatTransferNumber", "α′", Unit.One);
    private static readonly Quantity Warming = new("heatingNumber", "β′", Unit.One);

    /// <summary>Radius, m.</summary>
    public double Radius { get; init => field = UptakeParameters.Length(value, nameof(Radius)); } = UptakeParameters.Length(Radius, nameof(Radius));

    /// <summary>Transport diffusivity D at constant temperature, m²/s; free by default.</summary>
    public Parameter Diffusivity { get; init => field = UptakeParameters.Diffusivity(value); } = UptakeParameters.FreeDiffusivity;

    /// <summary>α′ = (h·a/C)(R²/D), heat loss over diffusion, 1; free by default, between 1e-6 and 1e8.</summary>
    public Parameter HeatTransferNumber { get; init => field = Number(value, Transfer, nameof(HeatTransferNumber)); } = Number(Parameter.Free, Transfer, nameof(HeatTransferNumber));

    /// <summary>β′ = (ΔH/C)(∂q*/∂T), fall of capacity by the heat of its own filling, 1; free by default, between 1e-6 and 1e8.</summary>
    public Parameter HeatingNumber { get; init => field = Number(value, Warming, nameof(HeatingNumber)); } = Number(Parameter.Free, Warming, nameof(HeatingNumber));

    /// <summary>Amount at equilibrium M∞, in the unit of the data; free by default.</summary>
    public Parameter EquilibriumUptake { get; init => field = value.Of(Quantity.EquilibriumUptake); } = UptakeParameters.FreeEquilibrium;

    /// <inheritdoc/>
    public string Name => "non-isothermal sphere";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Diffusivity, HeatTransferNumber, HeatingNumber];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [EquilibriumUptake];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        var modes = Modes(parameters[0], parameters[1], parameters[2]);
        for (var i = 0; i < x.Length; i++)
            columns[i] = modes.At(parameters[0] / Radius / Radius * x[i]).Uptake;
    }

    /// <summary>The misfit has two hollows, diffusion with some heat and heat loss in control with a large M∞: the start comes from the deeper one.</summary>
    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.FillDownhill(
            this, data,
            from transfer in new[] { 0.3, 3, 30 }
            select
                from rate in CandidateGrid.Rates(data)
                from warming in new[] { 0.1, 0.5, 2 }
                select new[] { rate * Radius * Radius, transfer, warming },
            parameters);

    /// <summary>Fractional uptake F = M/M∞.</summary>
    /// <param name="time">Time since the gas was let in, s; 0 or before gives 0, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="heatTransferNumber">α′, 1; above 0.</param>
    /// <param name="heatingNumber">β′, 1; above 0.</param>
    /// <returns>F, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public double[] FractionalUptake(double[] time, double diffusivity, double heatTransferNumber, double heatingNumber)
    {
        ArgumentNullException.ThrowIfNull(time);
        var uptake = new double[time.Length];
        Evaluate(time, [diffusivity, heatTransferNumber, heatingNumber], uptake);
        return uptake;
    }

    /// <summary>What is still to be taken up, 1 − F, with full relative accuracy from Dt/R² = 0.01 on.</summary>
    /// <param name="time">Time since the gas was let in, s; 0 or before gives 1, [n].</param>
    /// <param name="diffusivity">D, m²/s.</param>
    /// <param name="heatTransferNumber">α′, 1; above 0.</param>
    /// <param name="heatingNumber">β′, 1; above 0.</param>
    /// <returns>1 − F, 1, [n].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive and finite.</exception>
    public double[] RemainingUptake(double[] time, double diffusivity, double heatTransferNumber, double heatingNumber)
    {
        ArgumentNullException.ThrowIfNull(time);
        var modes = Modes(diffusivity, heatTransferNumber, heatingNumber);
        return Array.ConvertAll(time, t => modes.At(diffusivity / Radius / Radius * t).Remaining);
    }

    private static NonIsothermalModes Modes(double diffusivity, double heatTransferNumber, double heatingNumber)
    {
        UptakeParameters.RequirePositive(diffusivity, nameof(diffusivity), "A diffusivity", "in m²/s");
        UptakeParameters.RequirePositive(heatTransferNumber, nameof(heatTransferNumber), "A heat transfer number", "a pure number");
        UptakeParameters.RequirePositive(heatingNumber, nameof(heatingNumber), "A heating number", "a pure number");
        return new(heatTransferNumber, heatingNumber);
    }

    private static Parameter Number(Parameter setting, Quantity quantity, string name) =>
        UptakeParameters.Positive(setting, quantity, 1e-6, 1e8, name, "A number of heat transfer", "1");
}
