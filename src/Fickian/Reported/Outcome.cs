namespace Fickian.Reported;

/// <summary>Whether a statement of the paper is borne out.</summary>
public enum Outcome
{
    /// <summary>It is.</summary>
    Holds,

    /// <summary>It is not.</summary>
    Fails,

    /// <summary>It is printed here as in the paper; there is nothing to check it against.</summary>
    Transcribed,

    /// <summary>Nothing can be said.</summary>
    Unavailable,
}
