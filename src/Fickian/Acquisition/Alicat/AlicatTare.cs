namespace Fickian.Acquisition.Alicat;

/// <summary>What a tare makes zero.</summary>
public enum AlicatTare
{
    /// <summary>The flow.</summary>
    Flow,

    /// <summary>The gauge pressure, vented.</summary>
    GaugePressure,

    /// <summary>The absolute pressure, made that of the built-in barometer, vented.</summary>
    AbsolutePressure,
}
