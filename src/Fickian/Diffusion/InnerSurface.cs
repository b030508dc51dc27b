namespace Fickian.Diffusion;

/// <summary>What happens at the inner surface of a hollow body.</summary>
public enum InnerSurface
{
    /// <summary>Sealed: nothing passes, as round an inert core or a closed void that holds no gas to speak of.</summary>
    Sealed,

    /// <summary>Held at the concentration in equilibrium with the gas, as where the void is open to it.</summary>
    Held,
}
