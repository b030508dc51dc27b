namespace Fickian.Diffusion;

/// <summary>How far a body has come.</summary>
/// <param name="Uptake">F = M/M∞, 1.</param>
/// <param name="Rest">1 − F, 1.</param>
internal readonly record struct UptakeState(double Uptake, double Rest)
{
    /// <summary>Before the gas is let in.</summary>
    public static UptakeState Empty => new(0, 1);
}
