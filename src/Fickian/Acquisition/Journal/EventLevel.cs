namespace Fickian.Acquisition.Journal;

/// <summary>How much an event matters.</summary>
public enum EventLevel
{
    /// <summary>For those who look for a fault.</summary>
    Detail,

    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>The data may be doubtful.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>People or apparatus may be in danger.</summary>
    Alarm,
}
