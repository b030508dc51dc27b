namespace Fickian.Numerics;

/// <summary>A closed volume of gas around a body: what the body takes up, the gas loses.</summary>
/// <remarks>
/// α·dp/dt = −(inflow of the body over its volume),  c_s = S(p).
/// p is the state of the gas as the concentration it would be in equilibrium with in the linear case, S the isotherm, p itself by default;
/// α = V_gas/(K·V_solid) is what the gas holds per unit of p over the volume of the body. Ideal mixing, no resistance in the gas.
/// At the start of each stage the gas is brought to the value of the stage.
/// Source: J. Crank, The Mathematics of Diffusion, 2nd ed. (1975), sections 4.3.5, 5.3.3, 6.3.3, for the linear case.
/// </remarks>
public sealed record GasReservoir
{
    /// <summary>A bath of a given capacity.</summary>
    /// <param name="capacity">α, 1.</param>
    /// <exception cref="ArgumentException">The capacity is not positive and finite.</exception>
    public GasReservoir(double capacity)
    {
        if (!(capacity > 0 && double.IsFinite(capacity)))
            throw new ArgumentException($"The capacity of a bath is positive and finite; found {capacity}. Leave the bath out if it is unlimited.", nameof(capacity));
        Capacity = capacity;
    }

    /// <summary>α, 1.</summary>
    public double Capacity { get; }

    /// <summary>Isotherm S: concentration in the surface in equilibrium with the state p of the gas; smooth and rising. p itself by default.</summary>
    public Func<double, double> Isotherm { get; init; } = p => p;
}
