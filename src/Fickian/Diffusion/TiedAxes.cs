namespace Fickian.Diffusion;

/// <summary>Axes of an anisotropic body along which a gas diffuses equally fast: a uniaxial crystal ties two.</summary>
public enum TiedAxes
{
    /// <summary>None: each axis has a diffusivity of its own.</summary>
    None,

    /// <summary>A and B: the diffusivity along B is that along A.</summary>
    AAndB,

    /// <summary>A and C: the diffusivity along C is that along A.</summary>
    AAndC,

    /// <summary>B and C: the diffusivity along C is that along B.</summary>
    BAndC,
}
