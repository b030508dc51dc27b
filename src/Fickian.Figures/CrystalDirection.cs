namespace Fickian.Figures;

/// <summary>Edge of a cell along which a crystal is looked at.</summary>
public enum CrystalDirection
{
    /// <summary>Along a; b lies to the right and c upwards.</summary>
    A,

    /// <summary>Along b; c lies to the right and a upwards.</summary>
    B,

    /// <summary>Along c; a lies to the right and b upwards.</summary>
    C,
}
