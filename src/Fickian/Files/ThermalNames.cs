using System.Text.RegularExpressions;
using Fickian.Thermal;

namespace Fickian.Files;

/// <summary>Columns of thermal instruments by the names and units over them.</summary>
internal static partial class ThermalNames
{
    /// <summary>What a name says.</summary>
    public static ThermalName Of(string name)
    {
        var text = Separators().Replace(name.Trim(), " ").Trim('.', ' ');
        return Time().IsMatch(text) ? ThermalName.Time
            : Program().IsMatch(text) ? ThermalName.ProgramTemperature
            : Sample().IsMatch(text) ? ThermalName.SampleTemperature
            : Mass().IsMatch(text) ? ThermalName.Mass
            : HeatFlow().IsMatch(text) ? ThermalName.HeatFlow
            : HeatCapacity().IsMatch(text) ? ThermalName.HeatCapacity
            : GasFlow().IsMatch(text) ? ThermalName.GasFlow
            : ThermalName.Other;
    }

    /// <summary>The signal of a column; null if its name and unit together are none that is known.</summary>
    /// <param name="column">Its number, from 0.</param>
    /// <param name="name">What its name says.</param>
    /// <param name="unit">Its unit, as written.</param>
    public static ThermalSignal? Signal(int column, ThermalName name, string unit)
    {
        if (WrittenUnit.Parse(unit) is not { } known || Role(name, known.Dimension) is not { } role)
            return null;
        return new(column, role, known.Factor, known.Offset);
    }

    /// <summary>What a curve holds whose name is the user's, by its unit alone.</summary>
    public static ThermalName OfUnit(string unit) => WrittenUnit.Parse(unit)?.Dimension switch
    {
        UnitDimension.Mass or UnitDimension.Ratio => ThermalName.Mass,
        UnitDimension.Power or UnitDimension.SpecificPower => ThermalName.HeatFlow,
        UnitDimension.SpecificHeatCapacity => ThermalName.HeatCapacity,
        _ => ThermalName.Other,
    };

    private static ThermalRole? Role(ThermalName name, UnitDimension dimension) => (name, dimension) switch
    {
        (ThermalName.Time, UnitDimension.Time) => ThermalRole.Time,
        (ThermalName.SampleTemperature, UnitDimension.Temperature) => ThermalRole.SampleTemperature,
        (ThermalName.ProgramTemperature, UnitDimension.Temperature) => ThermalRole.ProgramTemperature,
        (ThermalName.Mass, UnitDimension.Mass) => ThermalRole.Mass,
        (ThermalName.Mass, UnitDimension.Ratio) => ThermalRole.RelativeMass,
        (ThermalName.HeatFlow, UnitDimension.Power) => ThermalRole.HeatFlow,
        (ThermalName.HeatFlow, UnitDimension.SpecificPower) => ThermalRole.SpecificHeatFlow,
        (ThermalName.HeatFlow, UnitDimension.Voltage) => ThermalRole.SensorVoltage,
        (ThermalName.HeatFlow, UnitDimension.SpecificVoltage) => ThermalRole.SpecificSensorVoltage,
        (ThermalName.HeatCapacity, UnitDimension.SpecificHeatCapacity) => ThermalRole.SpecificHeatCapacity,
        (ThermalName.GasFlow, UnitDimension.VolumeFlow) => ThermalRole.GasFlow,
        _ => null,
    };

    [GeneratedRegex(@"[\s_]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^((?-i:t)|(elapsed |total |relative )?time( relative)?|zeit)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();

    [GeneratedRegex(@"^((program(me)?|furnace|oven|reference|set ?-?point|block|ofen) ?temp(\.|erature?)?|T[rfp])$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Program();

    [GeneratedRegex(@"^((sample |probe?n?)?temp(\.|erature?)?( ?sample)?|Ts|(?-i:T))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex(@"^((unsubtracted|sample|corrected|normali[sz]ed) )?(mass|weight|TGA?|masse|gewicht)( change)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mass();

    [GeneratedRegex(@"^((unsubtracted|corrected|normali[sz]ed|total|sample) )?(heat ?flow( rate)?|DSC|DTA|wärmestrom)( signal)?( \(?(normali[sz]ed|endo(thermic)? ?up|exo(thermic)? ?up|endo ?down|exo ?down)\)?)*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HeatFlow();

    [GeneratedRegex(@"^(specific heat( capacity)?|heat capacity|(rev(ersing)?\.? )?c_?p)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex HeatCapacity();

    [GeneratedRegex(@"\b(gas flow|purge flow|purge|mfc|protective)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GasFlow();
}
