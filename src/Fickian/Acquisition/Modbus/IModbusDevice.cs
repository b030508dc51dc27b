namespace Fickian.Acquisition.Modbus;

/// <summary>What a simulated Modbus device has at its addresses.</summary>
internal interface IModbusDevice
{
    /// <summary>Who it is; null if it does not know that question.</summary>
    ModbusIdentification? Identification { get; }

    /// <summary>A coil or discrete input; null if there is none at the address.</summary>
    bool? Bit(ModbusFunction function, int address);

    /// <summary>A holding or input register; null if there is none at the address.</summary>
    ushort? Register(ModbusFunction function, int address);

    /// <summary>Sets coils that are all there.</summary>
    /// <returns>Why not; null if done.</returns>
    ModbusExceptionCode? SetBits(int address, bool[] bits);

    /// <summary>Sets holding registers that are all there.</summary>
    /// <returns>Why not; null if done.</returns>
    ModbusExceptionCode? SetRegisters(int address, ushort[] words);
}
