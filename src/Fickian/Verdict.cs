namespace Fickian;

/// <summary>What data say about a quantity.</summary>
public enum Verdict
{
    /// <summary>Bounded on both sides: value and error mean what they say.</summary>
    Determined,

    /// <summary>Only known to lie below a bound.</summary>
    UpperBound,

    /// <summary>Only known to lie above a bound.</summary>
    LowerBound,

    /// <summary>The data say nothing about it.</summary>
    NotDetermined,
}
