namespace Fickian.Diffusion;

/// <summary>What a profile for <see cref="BoltzmannMatano"/> was taken across.</summary>
public enum MatanoSide
{
    /// <summary>A half-space whose surface, at position 0, is held at a concentration.</summary>
    Surface,

    /// <summary>Two half-spaces joined at time 0, anywhere within the profile.</summary>
    Couple,
}
