using System.Globalization;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.Scpi;

/// <summary>What a simulated instrument measures or puts out: a meter its inputs with noise, a supply the voltage and current at its load.</summary>
/// <remarks>Noise of a meter: 1 µV or 10⁻⁶ of the reading, whichever is more. A supply holds its voltage up to its current limit, then its current.</remarks>
internal sealed class ScpiPhysics(SimulatorSetup setup)
{
    private readonly Random chance = new(setup.Seed);
    private readonly double load = setup.Setting("load", 10.0);

    public bool IsSupply { get; } = setup.Setting("type", "meter") switch
    {
        "meter" => false,
        "supply" => true,
        var other => throw new ArgumentException($"The setting 'type' of the simulator must be meter or supply and '{other}' was found.", nameof(setup)),
    };

    public double SetVoltage { get; set; }

    public double SetCurrent { get; set; } = 0.1;

    public bool IsOn { get; set; }

    public double Voltage => IsOn ? Math.Min(SetVoltage, SetCurrent * load) : 0;

    public double Current => Voltage / load;

    /// <summary>A reading of a function, in its unit; temperatures in °C.</summary>
    public string Read(string function)
    {
        var value = function.Split(':')[0] switch
        {
            "CURRent" => IsSupply ? Current : setup.Input("current", 4e-3)(),
            "RESistance" or "FRESistance" => setup.Input("resistance", 109.7)(),
            "TEMPerature" => setup.Input("temperature", 298.15)() - 273.15,
            "FREQuency" => 50,
            "PERiod" => 0.02,
            _ => IsSupply ? Voltage : setup.Input("voltage", 0.5)(),
        };
        var noise = Math.Max(1e-6, 1e-6 * Math.Abs(value)) * (chance.NextDouble() - 0.5);
        return (value + noise).ToString("+0.00000000E+00;-0.00000000E+00", CultureInfo.InvariantCulture);
    }
}
