namespace Fickian.Infrared;

/// <summary>What the components of a curve resolution have to obey.</summary>
[Flags]
public enum CurveConstraints
{
    /// <summary>Nothing: any rotation of the components fits as well.</summary>
    None = 0,

    /// <summary>No amount is negative.</summary>
    PositiveAmounts = 1,

    /// <summary>No absorbance of a component is negative.</summary>
    PositiveSpectra = 2,

    /// <summary>The amount of a component in a pixel rises to one maximum over the frames and falls after it.</summary>
    UnimodalInTime = 4,

    /// <summary>The amounts of all components add up to 1, as well as one factor per component can make them.</summary>
    Closure = 8,
}
