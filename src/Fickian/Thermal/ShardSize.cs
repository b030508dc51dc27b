using Fickian.Fitting;

namespace Fickian.Thermal;

/// <summary>Dimensions of a flat shard that counts as a cuboid.</summary>
/// <remarks>V = L·W·h, u(V)/V = √[(u(L)/L)² + (u(W)/W)² + (u(h)/h)²] for independent readings. Rounded edges make V too large.</remarks>
/// <param name="Length">L, m.</param>
/// <param name="Width">W, m.</param>
/// <param name="Thickness">h, m.</param>
public sealed record ShardSize(Estimate Length, Estimate Width, Estimate Thickness)
{
    /// <summary>Volume, m³.</summary>
    public Estimate Volume => Propagation.OfIndependent(TemperingQuantity.Volume, x => x[0] * x[1] * x[2], Length, Width, Thickness);
}
