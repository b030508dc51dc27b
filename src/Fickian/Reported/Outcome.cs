namespace Fickian.Reported;

/// <summary>Whether a statement of the paper is borne out.</summary>
public enum Outcome
{
    /// <summary>It is.</summary>
    Holds,

    /// <summary>It is not.</summary>
    Fails,

    /// <summary>Nothing can be said.</summary>
    Unavailable,
}
