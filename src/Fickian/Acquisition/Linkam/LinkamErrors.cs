namespace Fickian.Acquisition.Linkam;

/// <summary>Error bits of a Linkam controller; several may be set together.</summary>
[Flags]
public enum LinkamErrors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Cooling cannot follow the rate.</summary>
    TooFast = 0x01,

    /// <summary>The stage is absent or its sensor open: the temperature means nothing.</summary>
    SensorOpen = 0x02,

    /// <summary>The heater's current protection has tripped.</summary>
    CurrentProtection = 0x04,

    /// <summary>The controller has received damaged characters.</summary>
    SerialLine = 0x20,
}
