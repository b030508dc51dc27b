namespace Fickian.Thermal;

/// <summary>How a body stands out from its background in a picture.</summary>
public enum BodyShade
{
    /// <summary>Darker than the background.</summary>
    Dark,

    /// <summary>Brighter than the background.</summary>
    Bright,
}
