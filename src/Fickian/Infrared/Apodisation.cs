namespace Fickian.Infrared;

/// <summary>Weight of an interferogram over its optical path difference x, up to the largest, L: it makes the line shape of the instrument.</summary>
/// <remarks>Source: R. H. Norton, R. Beer, New apodizing functions for Fourier spectrometry, J. Opt. Soc. Am. 66, 259 (1976); F. J. Harris, Proc. IEEE 66, 51 (1978).</remarks>
public enum Apodisation
{
    /// <summary>None: 1 up to L; full width at half height 0.61/L, side lobes of 22 %.</summary>
    Boxcar,

    /// <summary>1 − x/L; full width 0.89/L.</summary>
    Triangular,

    /// <summary>Happ and Genzel: 0.54 + 0.46·cos(πx/L).</summary>
    HappGenzel,

    /// <summary>Norton and Beer, medium: 0.152442 − 0.136176·(1 − u²) + 0.983734·(1 − u²)², u = x/L.</summary>
    NortonBeerMedium,

    /// <summary>Blackman and Harris, three terms: 0.42323 + 0.49755·cos(πx/L) + 0.07922·cos(2πx/L).</summary>
    BlackmanHarris,
}
