using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Dual-mode sorption of a glass: gas dissolved as in a liquid, and gas held in frozen-in holes.</summary>
/// <remarks>
/// C = k_D·p + C′_H·θ,  θ = bp/(1+bp);  Γ = d ln p/d ln C = C/[k_D·p + C′_H·θ(1−θ)];  ∫C d ln p = k_D·p + C′_H·ln(1+bp).
/// Amount per volume of glass. C′_H and b are not told apart unless the data bend; k_D wants pressures well above 1/b. Relative error 1e-15.
/// Source: R. M. Barrer, J. A. Barrie and J. Slater, J. Polym. Sci. 27, 177 (1958), not consulted.
/// </remarks>
public sealed record DualMode : IIsothermModel
{
    private static readonly Unit Concentration = SorptionParameters.MolePerCubicMetre;
    private static readonly Unit Dissolution = new("mol/(m³ Pa)");

    /// <summary>Henry solubility k_D, mol/(m³ Pa); free by default.</summary>
    public Parameter HenrySolubility { get; init => field = SorptionParameters.Capacity(value, "henrySolubility", "k_D", Dissolution); } = SorptionParameters.Capacity(Parameter.Free, "henrySolubility", "k_D", Dissolution);

    /// <summary>Capacity C′_H of the holes, mol/m³; free by default.</summary>
    public Parameter HoleCapacity { get; init => field = SorptionParameters.Capacity(value, "holeCapacity", "C′_H", Concentration); } = SorptionParameters.Capacity(Parameter.Free, "holeCapacity", "C′_H", Concentration);

    /// <summary>Affinity b of the holes, 1/Pa; free by default, between 1e-12 and 1e6.</summary>
    public Parameter HoleAffinity { get; init => field = SorptionParameters.Affinity(value, "holeAffinity"); } = SorptionParameters.Affinity(Parameter.Free, "holeAffinity");

    /// <inheritdoc/>
    public string Name => "dual mode";

    /// <inheritdoc/>
    public Unit AmountUnit => Concentration;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [HoleAffinity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [HenrySolubility, HoleCapacity];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(this, data, SorptionParameters.Affinities(data).Select(b => new[] { b }), parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters) =>
        column == 0 ? new(pressure, pressure) : LangmuirColumn.At(parameters[0] * pressure);

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) =>
        column == 0 ? pressure : LangmuirColumn.LogOnePlus(parameters[0] * pressure);
}
