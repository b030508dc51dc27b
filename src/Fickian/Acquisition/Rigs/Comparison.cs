namespace Fickian.Acquisition.Rigs;

/// <summary>How two values are compared.</summary>
public enum Comparison
{
    /// <summary>Below, or equal.</summary>
    AtMost,

    /// <summary>Above, or equal.</summary>
    AtLeast,

    /// <summary>Below.</summary>
    Below,

    /// <summary>Above.</summary>
    Above,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    Unequal,
}
