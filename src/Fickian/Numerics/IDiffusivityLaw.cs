namespace Fickian.Numerics;

/// <summary>Diffusivity that depends on concentration, with its integral.</summary>
/// <remarks>
/// Φ(c) = ∫₀ᶜ D dc′ is the potential of the flux: j = −D ∂c/∂x = −∂Φ/∂x. A solver that differences Φ is exact in the steady state
/// and keeps fronts in place however much D varies from one cell to the next.
/// D is smooth, not negative and finite on the concentrations that occur; a little below 0 and above the largest one it must still be a number,
/// or the solver shortens its steps until it is.
/// </remarks>
public interface IDiffusivityLaw
{
    /// <summary>D at a concentration, m²/s.</summary>
    /// <param name="concentration">c, in the unit of the law.</param>
    double Diffusivity(double concentration);

    /// <summary>Φ = ∫₀ᶜ D dc′, m²/s times the unit of concentration.</summary>
    /// <param name="concentration">c, in the unit of the law.</param>
    double Potential(double concentration);

    /// <summary>D at several concentrations.</summary>
    /// <param name="concentration">c, in the unit of the law, [n].</param>
    /// <param name="diffusivity">Receives D, m²/s, [n].</param>
    void Diffusivities(ReadOnlySpan<double> concentration, Span<double> diffusivity)
    {
        for (var i = 0; i < concentration.Length; i++)
            diffusivity[i] = Diffusivity(concentration[i]);
    }

    /// <summary>Φ at several concentrations.</summary>
    /// <param name="concentration">c, in the unit of the law, [n].</param>
    /// <param name="potential">Receives Φ, m²/s times the unit of concentration, [n].</param>
    void Potentials(ReadOnlySpan<double> concentration, Span<double> potential)
    {
        for (var i = 0; i < concentration.Length; i++)
            potential[i] = Potential(concentration[i]);
    }
}
