namespace Fickian.Acquisition.Eurotherm;

/// <summary>What a Eurotherm controller is doing.</summary>
public enum EurothermState
{
    /// <summary>It controls, and the temperature is on its way to the setpoint.</summary>
    Controlling = 0,

    /// <summary>A ramp of this driver moves the setpoint.</summary>
    Ramping = 1,

    /// <summary>The temperature is at the setpoint.</summary>
    AtSetpoint = 2,

    /// <summary>The output limit is 0: nothing heats.</summary>
    OutputOff = 3,

    /// <summary>The sensor is broken.</summary>
    Fault = 4,
}
