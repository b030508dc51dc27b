namespace Fickian.Infrared;

/// <summary>How the fit of a peak ended.</summary>
public enum PeakStatus
{
    /// <summary>A peak was found inside the window.</summary>
    Found,

    /// <summary>Position or width ran to an end of what the window can tell: no peak, or a wider window is needed.</summary>
    OutOfRange,

    /// <summary>The search did not end: the peak is lost in the noise, or has another shape.</summary>
    NotConverged,

    /// <summary>The spectrum has points without a value, or is flat.</summary>
    Missing,
}
