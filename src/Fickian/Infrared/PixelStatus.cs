namespace Fickian.Infrared;

/// <summary>What became of one pixel of a fitted map.</summary>
public enum PixelStatus
{
    /// <summary>The data bound the parameter on both sides.</summary>
    Determined,

    /// <summary>The parameter is only known to lie below a bound.</summary>
    UpperBound,

    /// <summary>The parameter is only known to lie above a bound.</summary>
    LowerBound,

    /// <summary>The data say nothing about the parameter, or show no uptake.</summary>
    NotDetermined,

    /// <summary>The pixel was left out on purpose.</summary>
    Masked,

    /// <summary>The pixel holds a value that is not a number, or no minimum was found.</summary>
    Failed,
}
