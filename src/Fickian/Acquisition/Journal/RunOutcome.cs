namespace Fickian.Acquisition.Journal;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>To the end of its recipe.</summary>
    Completed,

    /// <summary>By a person.</summary>
    Stopped,

    /// <summary>By a fault or an interlock.</summary>
    Failed,
}
