namespace Fickian.Infrared;

/// <summary>A component that some pixels do not hold, for example the sorbed gas beside the sample.</summary>
/// <param name="Component">Component, counted from 0.</param>
/// <param name="Where">Pixels in which its amount is 0, in all frames.</param>
public sealed record AbsentComponent(int Component, PixelMask Where);
