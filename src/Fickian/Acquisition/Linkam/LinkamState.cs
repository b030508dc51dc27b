namespace Fickian.Acquisition.Linkam;

/// <summary>What a Linkam controller is doing: the first byte of its status.</summary>
public enum LinkamState
{
    /// <summary>Heater off.</summary>
    Stopped = 0x01,

    /// <summary>On the way up.</summary>
    Heating = 0x10,

    /// <summary>On the way down.</summary>
    Cooling = 0x20,

    /// <summary>The limit is reached and held.</summary>
    HoldingAtLimit = 0x30,

    /// <summary>The limit is held for its time; another source calls it holding at the set point.</summary>
    HoldingLimitTime = 0x40,

    /// <summary>The present temperature is held.</summary>
    HoldingPresent = 0x50,
}
