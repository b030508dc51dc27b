namespace Fickian.Acquisition.Journal;

/// <summary>What became of a command.</summary>
public enum CommandOutcome
{
    /// <summary>Read back as commanded.</summary>
    Done,

    /// <summary>The instrument refused it or reads back something else.</summary>
    NotDone,

    /// <summary>Neither can be told; to be treated as an alarm.</summary>
    Unknown,
}
