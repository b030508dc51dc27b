namespace Fickian.Acquisition.Modbus;

/// <summary>How Modbus messages are wrapped.</summary>
public enum ModbusCarrier
{
    /// <summary>With a header that has a transaction number and a length: Modbus TCP.</summary>
    Tcp,

    /// <summary>With the unit before and a CRC behind: serial lines, and serial lines behind a terminal server.</summary>
    Rtu,
}
