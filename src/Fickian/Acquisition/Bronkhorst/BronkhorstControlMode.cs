namespace Fickian.Acquisition.Bronkhorst;

/// <summary>Where a Bronkhorst instrument takes its set point from, or what its valve is made to do.</summary>
public enum BronkhorstControlMode
{
    /// <summary>Set point from the bus.</summary>
    Bus = 0,

    /// <summary>Set point from the analogue input; those over the line are ignored.</summary>
    Analogue = 1,

    /// <summary>Valve closed.</summary>
    CloseValve = 3,

    /// <summary>Set point 100 %.</summary>
    FullScale = 7,

    /// <summary>Valve fully open.</summary>
    Purge = 8,

    /// <summary>Set point 0 %.</summary>
    Zero = 12,

    /// <summary>Set point from the RS-232 line.</summary>
    Rs232 = 18,

    /// <summary>Valve driven directly.</summary>
    ValveSteering = 20,

    /// <summary>Valve in its safe state, which may be open.</summary>
    ValveSafeState = 22,
}
