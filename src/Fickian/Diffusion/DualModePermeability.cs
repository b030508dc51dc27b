using Fickian.Fitting;

namespace Fickian.Diffusion;

/// <summary>Permeability of a glass against upstream pressure, with vacuum downstream: dual-mode sorption with partial immobilisation.</summary>
/// <remarks>
/// P(p) = k_D·D_D·[1 + FK/(1+bp)] = P_D + P_H/(1+bp),  P_D = k_D·D_D,  P_H = C′_H·b·D_H;  see <see cref="DualModeTransport"/>.
/// P_D and P_H are linear. Permeation alone gives b, P_D and P_H; D_D and F follow with k_D and C′_H of an isotherm:
/// D_D = P_D/k_D, F = P_H·k_D/(P_D·C′_H·b). Glass that the gas does not soften; downstream pressure negligible.
/// Source: D. R. Paul and W. J. Koros, J. Polym. Sci. Polym. Phys. Ed. 14, 675 (1976), not consulted; derived as in <see cref="DualModeTransport"/>.
/// </remarks>
public sealed record DualModePermeability : IModel
{
    private static readonly Quantity AffinityQuantity = new("holeAffinity", "b", new Unit("1/Pa"));
    private static readonly Quantity Dissolved = new("dissolvedPermeability", "P_D", Membrane.PermeabilityUnit);
    private static readonly Quantity Hole = new("holePermeability", "P_H", Membrane.PermeabilityUnit);

    /// <summary>Affinity b of the holes, 1/Pa; free by default, between 1e-12 and 1e3.</summary>
    public Parameter HoleAffinity { get; init => field = Affinity(value); } = Affinity(Parameter.Free);

    /// <summary>P_D = k_D·D_D, mol/(m s Pa); free by default.</summary>
    public Parameter DissolvedPermeability { get; init => field = value.Of(Dissolved); } = Parameter.Free.Of(Dissolved);

    /// <summary>P_H = C′_H·b·D_H, mol/(m s Pa); free by default.</summary>
    public Parameter HolePermeability { get; init => field = value.Of(Hole); } = Parameter.Free.Of(Hole);

    /// <inheritdoc/>
    public string Name => "dual-mode permeability";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [HoleAffinity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [DissolvedPermeability, HolePermeability];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns)
    {
        columns[..x.Length].Fill(1);
        for (var i = 0; i < x.Length; i++)
            columns[x.Length + i] = 1 / (1 + (parameters[0] * x[i]));
    }

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, CandidateGrid.Rates(data, perDecade: 8).Select(rate => new[] { rate }), parameters);

    private static Parameter Affinity(Parameter setting) =>
        UptakeParameters.Positive(setting, AffinityQuantity, 1e-12, 1e3, nameof(HoleAffinity), "An affinity", "1/Pa");
}
