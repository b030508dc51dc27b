namespace Fickian.Acquisition.Instruments;

/// <summary>Whether a command was carried out.</summary>
public enum WriteResult
{
    /// <summary>The read-back shows it.</summary>
    Done,

    /// <summary>The instrument acknowledged it and has nothing that could be read back; its effect must show.</summary>
    Acknowledged,

    /// <summary>The read-back shows the old state.</summary>
    NotDone,

    /// <summary>Nothing could be read back: this is an alarm.</summary>
    Unknown,
}
