namespace Fickian.Numerics;

/// <summary>Shape of a body in which the concentration depends on one coordinate only.</summary>
/// <remarks>The value of each member is m in (1/xᵐ)∂/∂x(xᵐ D ∂c/∂x): the power with which the area of a shell grows with its distance from the centre.</remarks>
public enum BodyShape
{
    /// <summary>Plane sheet; x is the distance from its mid-plane.</summary>
    Sheet = 0,

    /// <summary>Infinite circular cylinder; x is the distance from its axis.</summary>
    Cylinder = 1,

    /// <summary>Sphere; x is the distance from its centre.</summary>
    Sphere = 2,
}
