using System.Runtime.Intrinsics;

namespace Fickian.Diffusion;

/// <summary>Uptake at four Fourier numbers Fo = Dt/a² at once, and how it changes.</summary>
/// <param name="Uptake">F = M/M∞, 1; full relative accuracy however small.</param>
/// <param name="Rest">1 − F, 1; full relative accuracy however small.</param>
/// <param name="FourierSlope">∂F/∂ln Fo at constant ℓ, 1.</param>
/// <param name="BarrierSlope">∂F/∂ℓ at constant Fo, where ℓ = 1/L = D/(k·a) is the resistance of the surface over that of the body, 1; 0 without a barrier.</param>
internal readonly record struct UptakeLanes(Vector256<double> Uptake, Vector256<double> Rest, Vector256<double> FourierSlope, Vector256<double> BarrierSlope)
{
    /// <summary>Where nothing enters.</summary>
    public static UptakeLanes Empty => new(Vector256<double>.Zero, Vector256<double>.One, Vector256<double>.Zero, Vector256<double>.Zero);

    /// <summary>One law where a mask is set, another elsewhere.</summary>
    public static UptakeLanes Select(Vector256<double> mask, in UptakeLanes set, in UptakeLanes unset) => new(
        Vector256.ConditionalSelect(mask, set.Uptake, unset.Uptake),
        Vector256.ConditionalSelect(mask, set.Rest, unset.Rest),
        Vector256.ConditionalSelect(mask, set.FourierSlope, unset.FourierSlope),
        Vector256.ConditionalSelect(mask, set.BarrierSlope, unset.BarrierSlope));
}
