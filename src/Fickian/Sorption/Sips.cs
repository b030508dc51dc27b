using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Sips' isotherm (Langmuir–Freundlich): sites spread symmetrically in energy.</summary>
/// <remarks>
/// q = q_s·θ,  θ = (bp)ⁿ/[1+(bp)ⁿ];  Γ = d ln p/d ln q = 1/[n(1−θ)];  ∫q d ln p = (q_s/n)·ln[1+(bp)ⁿ].
/// n &lt; 1: heterogeneous; n = 1: <see cref="Langmuir"/>. No Henry law at low pressure (Γ → 1/n), so not for D₀ = D_T/Γ near zero. Relative error 1e-14.
/// Source: R. Sips, J. Chem. Phys. 16, 490 (1948), not consulted.
/// </remarks>
public sealed record Sips : IIsothermModel
{
    private static readonly Quantity ExponentQuantity = new("exponent", "n", Unit.One);

    /// <summary>Capacity q_s, mol/kg; free by default.</summary>
    public Parameter Capacity { get; init => field = SorptionParameters.Capacity(value, "capacity", "q_s"); } = SorptionParameters.Capacity(Parameter.Free, "capacity", "q_s");

    /// <summary>Affinity b, 1/Pa; free by default, between 1e-12 and 1e6.</summary>
    public Parameter Affinity { get; init => field = SorptionParameters.Affinity(value); } = SorptionParameters.Affinity(Parameter.Free);

    /// <summary>Exponent n, 1; free by default, between 0.05 and 20.</summary>
    public Parameter Exponent { get; init => field = SorptionParameters.Positive(value, ExponentQuantity, 0.05, 20); } = SorptionParameters.Positive(Parameter.Free, ExponentQuantity, 0.05, 20);

    /// <inheritdoc/>
    public string Name => "Sips";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Affinity, Exponent];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [Capacity];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(
            this, data,
            from b in SorptionParameters.Affinities(data)
            from n in new[] { 1, 0.7, 0.4, 1.5, 3 }
            select new[] { b, n },
            parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters)
    {
        var point = LangmuirColumn.At(Math.Pow(parameters[0] * pressure, parameters[1]));
        return point with { Slope = parameters[1] * point.Slope };
    }

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) =>
        LangmuirColumn.LogOnePlus(Math.Pow(parameters[0] * pressure, parameters[1])) / parameters[1];
}
