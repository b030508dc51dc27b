namespace Fickian.Acquisition.Pfeiffer;

/// <summary>What a gauge controller says about a pressure.</summary>
public enum GaugeStatus
{
    /// <summary>The value counts.</summary>
    Ok = 0,

    /// <summary>Below what the gauge can measure.</summary>
    UnderRange = 1,

    /// <summary>Above what the gauge can measure.</summary>
    OverRange = 2,

    /// <summary>The gauge is broken.</summary>
    SensorError = 3,

    /// <summary>The gauge is switched off.</summary>
    Off = 4,

    /// <summary>No gauge is connected.</summary>
    NoSensor = 5,

    /// <summary>The controller does not know the gauge.</summary>
    IdentificationError = 6,
}
