using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Modbus;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>The two ways to a Eurotherm controller, each with its settings.</summary>
internal static class EurothermKind
{
    /// <summary>The driver by Modbus.</summary>
    public static InstrumentKind Modbus { get; } = new("eurotherm", "Eurotherm 2000 or 3000 furnace controller, Modbus RTU", new(9600), EurothermController.OverModbus, setup => new EurothermSimulator(setup, bisynch: false))
    {
        Settings = new Dictionary<string, string>(ModbusClient.KnownSettings, StringComparer.Ordinal)
        {
            ["unit"] = "unit address, 1 to 247 (1)",
            ["decimals"] = "decimals of the display, 0 to 3 (1)",
            ["output-decimals"] = "decimals of outputs in per cent, 0 to 2 (0)",
            ["working-setpoint"] = "register of the working setpoint, often 5, or none (none)",
            ["full-scale"] = "value that is shown when the sensor is broken, °C (1372)",
            ["step"] = "time between two steps of a ramp, 1 to 600 s (10)",
        },
        Probe = new(new ModbusRtuFrame(1, ModbusRequest.Read(ModbusFunction.ReadHoldingRegisters, 1, 1).Pdu.ToArray()).Encode(), "process value of unit 1"),
        SimulatorSettings = EurothermSimulator.KnownSettings,
    };

    /// <summary>The driver by EI-Bisynch.</summary>
    public static InstrumentKind Bisynch { get; } = new("eurotherm-bisynch", "Eurotherm furnace controller, EI-Bisynch", new(9600, 7, System.IO.Ports.Parity.Even), EurothermController.OverBisynch, setup => new EurothermSimulator(setup, bisynch: true))
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["group"] = "group address, 0 to 9 (0)",
            ["unit"] = "unit address, 0 to 9 (1)",
            ["decimals"] = "decimals of the display, 0 to 3 (1)",
            ["output-decimals"] = "decimals of outputs in per cent, 0 to 2 (1)",
            ["full-scale"] = "value that is shown when the sensor is broken, °C (1372)",
            ["step"] = "time between two steps of a ramp, 1 to 600 s (10)",
            ["echo"] = "yes if the adapter sends back what is sent (no)",
        },
        Probe = new(BisynchMessage.Ask(0, 1, "PV"), "process value of group 0, unit 1"),
        SimulatorSettings = EurothermSimulator.KnownSettings,
    };
}
