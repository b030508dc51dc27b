namespace Fickian.Acquisition.Modbus;

/// <summary>Why a Modbus device does not do what was asked.</summary>
public enum ModbusExceptionCode
{
    /// <summary>It does not know the function.</summary>
    IllegalFunction = 0x01,

    /// <summary>It has nothing at the address.</summary>
    IllegalAddress = 0x02,

    /// <summary>It does not take the value, or so many of them.</summary>
    IllegalValue = 0x03,

    /// <summary>It has failed while doing it.</summary>
    DeviceFailure = 0x04,

    /// <summary>It has begun and needs time: no failure; wait and read.</summary>
    Accepted = 0x05,

    /// <summary>It is busy and has not begun: no failure; wait and read.</summary>
    Busy = 0x06,

    /// <summary>The gateway knows no way to the device.</summary>
    GatewayPath = 0x0a,

    /// <summary>The device behind the gateway does not answer.</summary>
    GatewayTarget = 0x0b,
}
