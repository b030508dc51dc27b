using Fickian.Acquisition.Simulators;
using static Fickian.Acquisition.Bronkhorst.ProparParameters;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>The instrument behind the simulated interface: registers over a valve and a sensor.</summary>
internal sealed class SimulatedBronkhorst
{
    private const byte Done = 0;
    private const byte OutOfRange = 6;
    private const byte ReadOnly = 13;
    private const int Unlock = 0x40;

    // Full scale of a thermal sensor in parts of that for nitrogen, as makers' conversion factors give it.
    private static readonly (string Name, double Factor)[] Fluids = [("N2", 1), ("CO2", 0.74), ("H2", 1.01), ("He", 1.41), ("CH4", 0.76), ("C2H6", 0.49), ("Ar", 1.4), ("Air", 1)];

    private readonly Func<double> analogue;
    private readonly double nitrogen;
    private byte mode;
    private byte fluid;
    private double register;
    private double slope;
    private double alarmMaximum = 32000;
    private bool unlocked;

    public SimulatedBronkhorst(SimulatorSetup setup)
    {
        Flow = new(setup.Time, setup.Seed, setup.Input("supply", 3e5), setup.Setting("noise", 0.0005));
        analogue = setup.Input("analogue", 0);
        (nitrogen, mode) = (setup.Setting("capacity", 100), (byte)setup.Setting("mode", 18));
        Unit = setup.Setting("unit", "mln/min");
        var name = setup.Setting("fluid", "N2");
        fluid = (byte)Math.Max(Array.FindIndex(Fluids, f => f.Name == name), 0);
        var gas = setup.Input("temperature", 294.65);
        var pressure = setup.Input("pressure", 3e5);
        string tag = setup.Setting("tag", "USER"), serial = setup.Setting("serial", "M24201234A");
        Registers =
        [
            new(Measure, () => Measure.Encode(Wrapped(Math.Clamp(Math.Round(Flow.Measured() * 32000), -23593, 41942)))),
            new(Setpoint, () => Setpoint.Encode(Asked * 32000), v => Ask(v / 32000)),
            new(Slope, () => Slope.Encode(slope), v => Store(ref slope, v, 30000)),
            new(ControlMode, () => ControlMode.Encode(mode), SetMode),
            new(Capacity, () => Capacity.Encode(FullScale)),
            new(FluidIndex, () => FluidIndex.Encode(fluid), SetFluid),
            new(FluidName, () => ProparParameter.Encode(Fluids[fluid].Name)),
            new(Alarm, () => Alarm.Encode(Flow.Flow * 32000 > alarmMaximum ? 8 : 0)),
            new(CapacityUnit, () => ProparParameter.Encode(Unit)),
            new(FloatMeasure, () => FloatMeasure.Encode(Flow.Measured() * FullScale)),
            new(FloatSetpoint, () => FloatSetpoint.Encode(Asked * FullScale), v => Ask(v / FullScale)),
            new(Temperature, () => Temperature.Encode(gas() - 273.15)),
            new(Pressure, () => Pressure.Encode(pressure() / 1e5)),
            new(Counter, () => Counter.Encode(Flow.Total * FullScale / 60)),
            new(DeviceType, () => ProparParameter.Encode("DMFC")),
            new(Model, () => ProparParameter.Encode("F-201CV-100-RAD-33-V")),
            new(Serial, () => ProparParameter.Encode(serial)),
            new(Firmware, () => ProparParameter.Encode("V1.21")),
            new(UserTag, () => ProparParameter.Encode(tag)),
            new(Valve, () => Valve.Encode(Flow.Opening * (1 << 24))),
            new(ValveSafeState, () => ValveSafeState.Encode(2)),
            new(Initreset, null, _ => Done),
            new(AlarmMaximum, () => AlarmMaximum.Encode(alarmMaximum), v => Store(ref alarmMaximum, v, 32000)) { IsSecured = true },
        ];
    }

    public SimulatedFlow Flow { get; }

    public IReadOnlyList<BronkhorstRegister> Registers { get; }

    public string Unit { get; }

    /// <summary>Full scale for the present gas, in the unit of the instrument.</summary>
    public double FullScale => nitrogen * Fluids[fluid].Factor;

    /// <summary>Set points are taken and thrown away.</summary>
    public bool IsDeaf { get; set; }

    private double Asked => mode switch { 0 or 18 => register, 1 => Math.Clamp(analogue(), 0, 1), 7 => 1, _ => 0 };

    /// <summary>Follows the analogue input; called before each exchange.</summary>
    public void Follow() => Flow.Setpoint = Asked;

    /// <summary>Writes a register; the status code.</summary>
    public byte Write(BronkhorstRegister found, double value)
    {
        if (found.Write is null || (found.IsSecured && !unlocked))
            return ReadOnly;
        if (found.Parameter == Initreset)
            unlocked = value == Unlock;
        var status = found.Write(value);
        Follow();
        return status;
    }

    // The register is written in the modes of the line alone; in others the write is acknowledged and has no effect.
    private byte Ask(double part)
    {
        if (!(part >= 0 && part <= 1.0001))
            return OutOfRange;
        if (mode is 0 or 18 && !IsDeaf)
            register = Math.Min(part, 1);
        return Done;
    }

    private byte SetMode(double value)
    {
        if (!Enum.IsDefined((BronkhorstControlMode)value))
            return OutOfRange;
        mode = (byte)value;
        Flow.Valve = (BronkhorstControlMode)mode switch
        {
            BronkhorstControlMode.CloseValve or BronkhorstControlMode.ValveSafeState => SimulatedValve.Closed,
            BronkhorstControlMode.Purge => SimulatedValve.Open,
            BronkhorstControlMode.ValveSteering => SimulatedValve.Held,
            _ => SimulatedValve.Regulated,
        };
        return Done;
    }

    private byte SetFluid(double value)
    {
        if (value >= Fluids.Length)
            return OutOfRange;
        fluid = (byte)value;
        return Done;
    }

    private static double Wrapped(double value) => value < 0 ? value + 65536 : value;

    private static byte Store(ref double place, double value, double most)
    {
        if (value > most)
            return OutOfRange;
        place = value;
        return Done;
    }
}
