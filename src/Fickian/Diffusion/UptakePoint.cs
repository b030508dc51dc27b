namespace Fickian.Diffusion;

/// <summary>Uptake at one Fourier number Fo = Dt/a², and how it changes.</summary>
/// <param name="Uptake">F = M/M∞, 1; full relative accuracy however small.</param>
/// <param name="Rest">1 − F, 1; full relative accuracy however small.</param>
/// <param name="FourierSlope">∂F/∂Fo at constant ℓ, 1.</param>
/// <param name="BarrierSlope">∂F/∂ℓ at constant Fo, where ℓ = 1/L = D/(k·a) is the resistance of the surface over that of the body, 1; 0 without a barrier.</param>
internal readonly record struct UptakePoint(double Uptake, double Rest, double FourierSlope, double BarrierSlope)
{
    /// <summary>Before the gas is let in.</summary>
    public static UptakePoint Empty => new(0, 1, 0, 0);
}
