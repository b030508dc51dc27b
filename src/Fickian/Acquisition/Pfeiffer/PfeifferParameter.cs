using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>A parameter of a device as a recipe sees it: SI value = data · <paramref name="Factor"/> + <paramref name="Offset"/>.</summary>
/// <param name="Parameter">Name, unit, range.</param>
/// <param name="Number">Number of the parameter.</param>
/// <param name="Type">How its data are coded.</param>
/// <param name="Factor">SI value of one.</param>
/// <param name="Offset">SI value of 0.</param>
/// <param name="Address">Address of the device that has it, counted from that of the set-up.</param>
internal sealed record PfeifferParameter(Parameter Parameter, int Number, PfeifferType Type, double Factor = 1, double Offset = 0, int Address = 0)
{
    private const double PascalsPerHectopascal = 100;

    /// <summary>Error word, of every device.</summary>
    public const int ErrorNumber = 303;

    /// <summary>Version of the program.</summary>
    public const int FirmwareNumber = 312;

    /// <summary>Name of the device.</summary>
    public const int NameNumber = 349;

    private static readonly Dictionary<int, string> OffOn = new() { [0] = "off", [1] = "on" };

    /// <summary>Resolution of read-backs of a value, SI.</summary>
    public double Step(double value) => Type switch
    {
        PfeifferType.Real => 0.01 * Factor,
        PfeifferType.Exponent => 1e-3 * Math.Abs(value),
        _ => Factor,
    };

    /// <summary>Parameters of a gauge.</summary>
    public static IReadOnlyList<PfeifferParameter> Gauge { get; } =
    [
        Pressure("pressure", "pressure", 0),
        new(new("setpoint", Unit.One, Access.ReadWrite, "adjustment: 0 takes the present pressure for zero, 1 for full scale") { Minimum = 0, Maximum = 1, Resolution = 1, IsDangerous = true, Choices = new Dictionary<int, string> { [0] = "zero", [1] = "full scale" } }, 741, PfeifferType.Short),
        new(new("correction", Unit.One, Access.ReadWrite, "factor of the gas") { Minimum = 0.1, Maximum = 10 }, 742, PfeifferType.Real),
    ];

    /// <summary>Parameters of a turbo pump.</summary>
    public static IReadOnlyList<PfeifferParameter> Pump { get; } =
    [
        new(new("pumping", Unit.One, Access.ReadWrite, "whether the pumping station is on") { Minimum = 0, Maximum = 1, Choices = OffOn }, 10, PfeifferType.Boolean),
        new(new("motor", Unit.One, Access.ReadWrite, "whether the motor of the pump is on") { Minimum = 0, Maximum = 1, Choices = OffOn }, 23, PfeifferType.Boolean),
        new(new("venting", Unit.One, Access.ReadWrite, "whether the pump is vented when it stops") { Minimum = 0, Maximum = 1, IsDangerous = true, Choices = OffOn }, 12, PfeifferType.Boolean),
        new(new("speed", new("1/s"), Access.Read, "speed of the rotor"), 309, PfeifferType.Integer),
        new(new("speed-fine", new("1/s"), Access.Read, "speed of the rotor, from its revolutions per minute"), 398, PfeifferType.Integer, 1.0 / 60),
        new(new("set-speed", new("1/s"), Access.ReadWrite, "speed that the rotor is brought to") { Minimum = 0, Maximum = 1500 }, 308, PfeifferType.Integer),
        new(new("current", new("A"), Access.Read, "current of the motor"), 310, PfeifferType.Real),
        new(new("hours", Unit.Second, Access.Read, "time the pump has run"), 311, PfeifferType.Integer, 3600),
        new(new("temperature", Unit.Kelvin, Access.Read, "temperature of the electronics"), 326, PfeifferType.Integer, 1, 273.15),
    ];

    /// <summary>Channels of an OmniControl: channel n answers at base + 10 n + 2.</summary>
    public static IReadOnlyList<PfeifferParameter> Channels(IEnumerable<int> numbers) => [.. numbers.Select(n => Pressure($"pressure-{n}", $"pressure of channel {n}", 10 * n + 2))];

    private static PfeifferParameter Pressure(string name, string what, int address) => new(new(name, Unit.Pascal, Access.Read, what), 740, PfeifferType.Exponent, PascalsPerHectopascal, 0, address);
}
