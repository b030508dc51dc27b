using System.Runtime.Intrinsics;

namespace Fickian.Diffusion;

/// <summary>A way to compute the uptake of a body at four Fourier numbers at once.</summary>
internal interface IUptakeSeries
{
    /// <summary>Uptake and its slopes; nothing at and before Fo = 0.</summary>
    /// <param name="fourier">Fo = Dt/a², 1; in any order.</param>
    UptakeLanes At(Vector256<double> fourier);
}
