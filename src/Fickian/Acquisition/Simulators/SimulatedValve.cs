namespace Fickian.Acquisition.Simulators;

/// <summary>What the valve of a simulated flow controller is made to do.</summary>
internal enum SimulatedValve
{
    /// <summary>It follows the set point.</summary>
    Regulated,

    /// <summary>It is shut.</summary>
    Closed,

    /// <summary>It is fully open.</summary>
    Open,

    /// <summary>It stays as it is.</summary>
    Held,
}
