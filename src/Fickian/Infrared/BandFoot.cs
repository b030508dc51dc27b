namespace Fickian.Infrared;

/// <summary>What an area under a band is counted from.</summary>
public enum BandFoot
{
    /// <summary>The straight line through the points at both ends of the range.</summary>
    Edges,

    /// <summary>Zero absorbance.</summary>
    Zero,
}
