namespace Fickian.Acquisition.Journal;

/// <summary>Whether instruments measured a run or the virtual laboratory made it.</summary>
public enum RunKind
{
    /// <summary>Read from instruments.</summary>
    Measured,

    /// <summary>Made by the virtual laboratory.</summary>
    Simulated,
}
