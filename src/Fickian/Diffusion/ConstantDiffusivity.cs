using Fickian.Numerics;

namespace Fickian.Diffusion;

/// <summary>Diffusivity that does not depend on concentration.</summary>
/// <remarks>
/// D(c) = D₀,  Φ = D₀·c.
/// Holds where the isotherm is linear (Henry's law, Γ = 1) and molecules do not meet.
/// </remarks>
/// <param name="Value">D₀, m²/s.</param>
/// <exception cref="ArgumentOutOfRangeException">D₀ is not positive and finite.</exception>
public sealed record ConstantDiffusivity(double Value) : IDiffusivityLaw
{
    /// <summary>D₀, m²/s.</summary>
    public double Value { get; } = LawArgument.Positive(Value, nameof(Value), "A diffusivity", "m²/s");

    /// <inheritdoc/>
    public double Diffusivity(double concentration) => Value;

    /// <inheritdoc/>
    public double Potential(double concentration) => Value * concentration;

    /// <inheritdoc/>
    public void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity) => diffusivity[..concentration.Length].Fill(Value);

    /// <inheritdoc/>
    public void Potentials(ReadOnlySpan<double> concentration, Span<double> potential)
    {
        for (var i = 0; i < concentration.Length; i++)
            potential[i] = Value * concentration[i];
    }
}
