namespace Fickian.Acquisition.Bus;

/// <summary>What went wrong between the program and an instrument.</summary>
public enum DeviceFault
{
    /// <summary>No reply came in time.</summary>
    NoReply,

    /// <summary>A reply came that is not one: wrong check, text for a number, cut short.</summary>
    UnreadableReply,

    /// <summary>The instrument refuses the command, or reports an error.</summary>
    Refused,

    /// <summary>The line is gone.</summary>
    LinkLost,

    /// <summary>Another instrument answers than the one that is expected.</summary>
    WrongDevice,

    /// <summary>It is not known whether a command was carried out.</summary>
    NotConfirmed,

    /// <summary>The command is dangerous and was not allowed.</summary>
    Forbidden,

    /// <summary>An emergency stop took the line over.</summary>
    Preempted,
}
