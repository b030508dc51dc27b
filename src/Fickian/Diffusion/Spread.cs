namespace Fickian.Diffusion;

/// <summary>What differs from one grain of a sample, or one part of a glass, to the next.</summary>
public enum Spread
{
    /// <summary>The size; shape and D are the same.</summary>
    Size,

    /// <summary>The diffusivity; shape and size are the same.</summary>
    Diffusivity,
}
