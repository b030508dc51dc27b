namespace Fickian.Infrared;

/// <summary>Shape of a peak, of unit height, with the full width at half height w about the position p.</summary>
public enum PeakShape
{
    /// <summary>exp[−4·ln2·(ν̃ − p)²/w²].</summary>
    Gauss,

    /// <summary>1/[1 + 4·(ν̃ − p)²/w²].</summary>
    Lorentz,

    /// <summary>(1 − η)·Gauss + η·Lorentz of one width, 0 ≤ η ≤ 1.</summary>
    PseudoVoigt,

    /// <summary>
    /// Convolution of a Gaussian with a Lorentzian: Re W(x + iy)/Re W(iy), W the Faddeeva function.
    /// η is the part of the width that is Lorentzian: the Lorentzian has the full width η·w, the Gaussian √((1 − a·η)² − b·η²)·w with a = 0.5346, b = 0.2166, so that w is the width of both to 0.03 %.
    /// Source: J. J. Olivero, R. L. Longbothum, J. Quant. Spectrosc. Radiat. Transfer 17, 233 (1977).
    /// </summary>
    Voigt,
}
