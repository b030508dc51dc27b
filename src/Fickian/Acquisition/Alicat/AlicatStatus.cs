namespace Fickian.Acquisition.Alicat;

/// <summary>Status words at the end of a poll of an Alicat instrument.</summary>
[Flags]
public enum AlicatStatus
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Fault of the converter: no value is to be trusted.</summary>
    ADC = 1,

    /// <summary>The exhaust valve is overridden.</summary>
    EXH = 2,

    /// <summary>The valve is held.</summary>
    HLD = 4,

    /// <summary>The display is locked.</summary>
    LCK = 8,

    /// <summary>Mass flow over range.</summary>
    MOV = 16,

    /// <summary>Volume flow over range.</summary>
    VOV = 32,

    /// <summary>Pressure over range.</summary>
    POV = 64,

    /// <summary>Temperature over range.</summary>
    TOV = 128,

    /// <summary>The limit of over-pressure was reached.</summary>
    OPL = 256,

    /// <summary>The totaliser has run over.</summary>
    OVR = 512,

    /// <summary>The totaliser missed flow.</summary>
    TMF = 1024,

    /// <summary>Second pressure over range, as far as is known.</summary>
    P2O = 2048,

    /// <summary>Of the communication; its meaning is not known.</summary>
    COM = 4096,

    /// <summary>Its meaning is not known.</summary>
    GTA = 8192,
}
