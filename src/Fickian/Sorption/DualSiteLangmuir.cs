using Fickian.Fitting;

namespace Fickian.Sorption;

/// <summary>Two kinds of sites side by side, each filled by Langmuir's law.</summary>
/// <remarks>
/// q = q₁θ₁ + q₂θ₂,  θᵢ = bᵢp/(1+bᵢp);  Γ = d ln p/d ln q = q/[q₁θ₁(1−θ₁) + q₂θ₂(1−θ₂)];  ∫q d ln p = Σqᵢ ln(1+bᵢp).
/// The strong site is called 1 where the fit starts; sites within a factor of about 5 in b are seldom told apart. Relative error 1e-15.
/// Source: the sum of two isotherms of <see cref="Langmuir"/>.
/// </remarks>
public sealed record DualSiteLangmuir : IIsothermModel
{
    /// <summary>Capacity q₁ of the strong sites, mol/kg; free by default.</summary>
    public Parameter StrongCapacity { get; init => field = SorptionParameters.Capacity(value, "strongCapacity", "q₁"); } = SorptionParameters.Capacity(Parameter.Free, "strongCapacity", "q₁");

    /// <summary>Affinity b₁ of the strong sites, 1/Pa; free by default, between 1e-12 and 1e6.</summary>
    public Parameter StrongAffinity { get; init => field = SorptionParameters.Affinity(value, "strongAffinity", "b₁"); } = SorptionParameters.Affinity(Parameter.Free, "strongAffinity", "b₁");

    /// <summary>Capacity q₂ of the weak sites, mol/kg; free by default.</summary>
    public Parameter WeakCapacity { get; init => field = SorptionParameters.Capacity(value, "weakCapacity", "q₂"); } = SorptionParameters.Capacity(Parameter.Free, "weakCapacity", "q₂");

    /// <summary>Affinity b₂ of the weak sites, 1/Pa; free by default, between 1e-12 and 1e6.</summary>
    public Parameter WeakAffinity { get; init => field = SorptionParameters.Affinity(value, "weakAffinity", "b₂"); } = SorptionParameters.Affinity(Parameter.Free, "weakAffinity", "b₂");

    /// <inheritdoc/>
    public string Name => "dual-site Langmuir";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [StrongAffinity, WeakAffinity];

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Coefficients => [StrongCapacity, WeakCapacity];

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, Span<double> columns) => IsothermColumns.Fill(this, x, parameters, columns);

    /// <inheritdoc/>
    public void Guess(Curve data, Span<double> parameters) =>
        CandidateSearch.Fill(
            this, data,
            from strong in SorptionParameters.Affinities(data)
            from weak in SorptionParameters.Affinities(data)
            where weak < 0.9 * strong
            select new[] { strong, weak },
            parameters);

    /// <inheritdoc/>
    public IsothermPoint Column(int column, double pressure, ReadOnlySpan<double> parameters) => LangmuirColumn.At(parameters[column] * pressure);

    /// <inheritdoc/>
    public double Potential(int column, double pressure, ReadOnlySpan<double> parameters) => LangmuirColumn.LogOnePlus(parameters[column] * pressure);
}
