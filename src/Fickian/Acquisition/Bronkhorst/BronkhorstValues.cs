using Fickian.Acquisition.Instruments;
using static Fickian.Acquisition.Bronkhorst.ProparParameters;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>The table of the values of a Bronkhorst instrument, with ranges and units as far as they are known.</summary>
internal static class BronkhorstValues
{
    private static readonly Unit Fraction = Unit.One;

    private static Dictionary<int, string> Modes { get; } = Enum.GetValues<BronkhorstControlMode>().ToDictionary(m => (int)m, m => m.ToString());

    /// <summary>Parts of full scale, 32000 for all of it.</summary>
    private static ScaledUnit Parts { get; } = new("1/32000", Fraction, 1.0 / 32000);

    private static ScaledUnit Count { get; } = new("", Fraction);

    /// <summary>All values.</summary>
    /// <param name="setup">Limits of the rig, units that the instrument does not tell.</param>
    /// <param name="configuration">What the instrument said; null before it is connected.</param>
    public static IReadOnlyList<BronkhorstValue> All(InstrumentSetup setup, BronkhorstConfiguration? configuration)
    {
        var pressure = setup.Setting("quantity", "flow") == "pressure";
        var unit = configuration is null ? null : CapacityUnit(setup, configuration.CapacityUnit);
        var (quantity, name) = pressure ? (Unit.Pascal, "pressure") : (InstrumentUnits.MolePerSecond, "flow");
        var full = unit is null ? double.PositiveInfinity : unit.ToSI(configuration!.Capacity);
        var step = double.IsFinite(full) ? full / 32000 : 0;
        BronkhorstValue[] values =
        [
            new(new(name, quantity, Access.Read, $"{name} that is measured") { Resolution = step }, FloatMeasure, unit),
            new(new("setpoint", quantity, Access.ReadWrite, $"{name} that is asked for") { Minimum = 0, Maximum = full, Resolution = step, SafeValue = 0 }, FloatSetpoint, unit),
            new(new("measure", Fraction, Access.Read, "measured value, parts of full scale") { Resolution = Parts.Scale }, Measure, Parts),
            new(new("setpoint-fraction", Fraction, Access.ReadWrite, "set point, parts of full scale") { Minimum = 0, Maximum = 1, Resolution = Parts.Scale, SafeValue = 0 }, Setpoint, Parts),
            new(new("slope", Unit.Second, Access.ReadWrite, "time of a full-scale change of the set point") { Minimum = 0, Maximum = 3000, Resolution = 0.1 }, Slope, new("0.1 s", Unit.Second, 0.1)),
            new(new("control-mode", Fraction, Access.ReadWrite, "where set points come from; 7, 8, 20 and 22 need the permission 'open-valve'") { Minimum = 0, Maximum = 22, Choices = Modes }, ControlMode, Count),
            new(new("fluid-set", Fraction, Access.ReadWrite, "gas and its calibration, by number") { Minimum = 0, Maximum = 7, Resolution = 1, IsDangerous = true }, FluidIndex, Count),
            new(new("alarm", Fraction, Access.Read, "alarm bits: 1 error, 2 warning, 4 low, 8 high, 16 batch, 32 response, 64 master, 128 hardware"), Alarm, Count),
            new(new("valve", Fraction, Access.Read, "current of the valve, parts of the most") { Resolution = 1e-7 }, Valve, new("1/2^24", Fraction, 1.0 / (1 << 24))),
            new(new("temperature", Unit.Kelvin, Access.Read, "temperature of the gas"), Temperature, InstrumentUnits.Celsius),
            new(new("line-pressure", Unit.Pascal, Access.Read, "pressure of the line, where there is a sensor"), Pressure, InstrumentUnits.Pressure(setup.Setting("pressure-unit", ""))),
            new(new("counter", new("mol"), Access.Read, "amount that has flowed"), Counter, CounterUnit(setup)),
            new(new("valve-safe-state", Fraction, Access.Read, "valve without bus: 0 no current, 1 most current, 2 close, 3 open, 4 idle"), ValveSafeState, Count),
        ];
        var channel = setup.Setting("channel", 1, 1, 16);
        return [.. values.Select(v => v with { Parameter = setup.Limited(v.Parameter), Wire = v.Wire.OfChannel(channel) })];
    }

    /// <summary>The unit of full scale; null if it is not in the list or of another quantity.</summary>
    public static ScaledUnit? CapacityUnit(InstrumentSetup setup, string label) =>
        setup.Setting("quantity", "flow") == "pressure" ? InstrumentUnits.Pressure(label) : InstrumentUnits.Flow(label, Normal(setup), Standard(setup));

    private static GasReference Normal(InstrumentSetup setup) => GasReference.Parse(setup.Setting("normal", GasReference.Normal.ToString()));

    private static GasReference Standard(InstrumentSetup setup) => GasReference.Parse(setup.Setting("standard", GasReference.Standard20.ToString()));

    private static ScaledUnit? CounterUnit(InstrumentSetup setup) => setup.Setting("counter-unit", "") switch
    {
        "mln" => new("mln", new("mol"), 1e-6 * Normal(setup).MolesPerCubicMetre),
        "ln" => new("ln", new("mol"), 1e-3 * Normal(setup).MolesPerCubicMetre),
        "m3n" => new("m3n", new("mol"), Normal(setup).MolesPerCubicMetre),
        "" => null,
        var other => throw new ArgumentException($"The setting 'counter-unit' of {setup.Name} must be mln, ln or m3n and '{other}' was found.", nameof(setup)),
    };
}
