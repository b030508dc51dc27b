namespace Fickian.Diffraction;

/// <summary>How the width that an instrument gives every line is taken out of a measured one.</summary>
public enum InstrumentBroadening
{
    /// <summary>β = B − b²/B, between the other two; for lines of mixed shape.</summary>
    Parabolic,

    /// <summary>β² = B² − b²; for Gaussian lines.</summary>
    Gaussian,

    /// <summary>β = B − b; for Lorentzian lines.</summary>
    Lorentzian,
}
