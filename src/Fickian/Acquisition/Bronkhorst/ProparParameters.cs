namespace Fickian.Acquisition.Bronkhorst;

/// <summary>The parameters that are used here, after the maker's published table.</summary>
internal static class ProparParameters
{
    public static readonly ProparParameter Measure = new(8, "Measure", 1, 0, ProparType.UInt16);
    public static readonly ProparParameter Setpoint = new(9, "Setpoint", 1, 1, ProparType.UInt16);
    public static readonly ProparParameter Slope = new(10, "Setpoint Slope", 1, 2, ProparType.UInt16);
    public static readonly ProparParameter ControlMode = new(12, "Control Mode", 1, 4, ProparType.UInt8);
    public static readonly ProparParameter Capacity = new(21, "Capacity 100%", 1, 13, ProparType.Single);
    public static readonly ProparParameter FluidIndex = new(24, "Fluid Set Index", 1, 16, ProparType.UInt8);
    public static readonly ProparParameter FluidName = new(25, "Fluid Name", 1, 17, ProparType.Text);
    public static readonly ProparParameter Alarm = new(28, "Alarm Info", 1, 20, ProparType.UInt8);
    public static readonly ProparParameter CapacityUnit = new(129, "Capacity Unit", 1, 31, ProparType.Text);
    public static readonly ProparParameter FloatMeasure = new(205, "Fmeasure", 33, 0, ProparType.Single);
    public static readonly ProparParameter FloatSetpoint = new(206, "Fsetpoint", 33, 3, ProparType.Single);
    public static readonly ProparParameter Temperature = new(142, "Temperature", 33, 7, ProparType.Single);
    public static readonly ProparParameter Pressure = new(143, "Pressure", 33, 8, ProparType.Single);
    public static readonly ProparParameter Counter = new(122, "Counter Value", 104, 1, ProparType.Single);
    public static readonly ProparParameter DeviceType = new(90, "Device Type", 113, 1, ProparType.Text);
    public static readonly ProparParameter Model = new(91, "Model Number", 113, 2, ProparType.Text);
    public static readonly ProparParameter Serial = new(92, "Serial Number", 113, 3, ProparType.Text);
    public static readonly ProparParameter Firmware = new(105, "Firmware Version", 113, 5, ProparType.Text);
    public static readonly ProparParameter UserTag = new(115, "User Tag", 113, 6, ProparType.Text);
    public static readonly ProparParameter Valve = new(55, "Valve Output", 114, 1, ProparType.UInt32);
    public static readonly ProparParameter ValveSafeState = new(301, "Valve Safe State", 115, 31, ProparType.UInt8);

    /// <summary>Unlocks secured parameters; the simulator has it, the driver has no use for it.</summary>
    public static readonly ProparParameter Initreset = new(7, "Init Reset", 0, 10, ProparType.UInt8);

    /// <summary>A secured parameter of the simulator: upper limit of the alarm.</summary>
    public static readonly ProparParameter AlarmMaximum = new(116, "Alarm Maximum Limit", 97, 1, ProparType.UInt16);

    public static IReadOnlyList<ProparParameter> All { get; } =
    [
        Measure, Setpoint, Slope, ControlMode, Capacity, FluidIndex, FluidName, Alarm, CapacityUnit, FloatMeasure, FloatSetpoint, Temperature, Pressure,
        Counter, DeviceType, Model, Serial, Firmware, UserTag, Valve, ValveSafeState, Initreset, AlarmMaximum,
    ];
}
