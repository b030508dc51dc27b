namespace Fickian.Acquisition.Modbus;

/// <summary>What a Modbus request asks for.</summary>
public enum ModbusFunction
{
    /// <summary>Outputs of one bit, read.</summary>
    ReadCoils = 1,

    /// <summary>Inputs of one bit, read.</summary>
    ReadDiscreteInputs = 2,

    /// <summary>Words that can be set, read.</summary>
    ReadHoldingRegisters = 3,

    /// <summary>Words that cannot be set, read.</summary>
    ReadInputRegisters = 4,

    /// <summary>One output of one bit, set.</summary>
    WriteCoil = 5,

    /// <summary>One word, set.</summary>
    WriteRegister = 6,

    /// <summary>Test of the line; only the echo (sub-function 0) is used.</summary>
    Diagnostics = 8,

    /// <summary>Outputs of one bit, set together.</summary>
    WriteCoils = 15,

    /// <summary>Words, set together.</summary>
    WriteRegisters = 16,

    /// <summary>Single bits of a word, set.</summary>
    MaskWriteRegister = 22,

    /// <summary>Words, set and then read in one request.</summary>
    ReadWriteRegisters = 23,

    /// <summary>Carrier of other protocols; only the identification of the device (type 14) is used.</summary>
    EncapsulatedInterface = 43,
}
