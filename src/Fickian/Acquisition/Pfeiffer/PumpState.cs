namespace Fickian.Acquisition.Pfeiffer;

/// <summary>What a turbo pump is doing.</summary>
public enum PumpState
{
    /// <summary>It stands.</summary>
    Stopped = 0,

    /// <summary>It is on and not yet at its speed.</summary>
    RunUp = 1,

    /// <summary>It is at its speed.</summary>
    AtSpeed = 2,

    /// <summary>It is off and still turns.</summary>
    Braking = 3,

    /// <summary>It reports an error.</summary>
    Fault = 4,
}
