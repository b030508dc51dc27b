using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Alicat;

/// <summary>Turns a poll into readings in SI. What a status word makes doubtful has no value.</summary>
internal static class AlicatReadings
{
    public static Parameter Flags { get; } = new("flags", Unit.One, Access.Read, $"status words: {string.Join(", ", Enum.GetValues<AlicatStatus>().Skip(1).Select(f => $"{(int)f} {f}"))}");

    public static Parameter Held { get; } = new("valve-held", Unit.One, Access.Read, "whether the valve is held (1)") { Minimum = 0, Maximum = 1 };

    /// <summary>Name of the reading of a column; empty for one that has none.</summary>
    public static string Name(AlicatColumn column) => column.IsSetpoint ? "setpoint" : column.Statistic switch
    {
        2 => "pressure",
        3 => "temperature",
        4 => "volume-flow",
        5 => "flow",
        6 => "gauge-pressure",
        7 => "differential-pressure",
        _ => "",
    };

    /// <summary>Unit of a column; null if its label is not known.</summary>
    public static ScaledUnit? UnitOf(AlicatColumn column, GasReference normal, GasReference standard) => column.Statistic switch
    {
        2 or 6 or 7 => InstrumentUnits.Pressure(column.Label),
        3 => InstrumentUnits.Temperature(column.Label),
        4 or 36 => InstrumentUnits.VolumeFlow(column.Label),
        5 => InstrumentUnits.Flow(column.Label, normal, standard),
        _ => InstrumentUnits.Flow(column.Label, normal, standard) ?? InstrumentUnits.Pressure(column.Label),
    };

    /// <summary>The readings of a poll.</summary>
    /// <param name="poll">The poll.</param>
    /// <param name="columns">Parameter and unit of each numeric column; null for a column without a name.</param>
    /// <param name="gas">The gas and its number; null if there is none.</param>
    public static IReadOnlyList<Reading> Of(AlicatPoll poll, IReadOnlyList<(Parameter Parameter, ScaledUnit? Unit)?> columns, (Parameter Parameter, int? Number)? gas)
    {
        var readings = new List<Reading>();
        foreach (var (number, column) in poll.Numbers.Zip(columns))
        {
            if (column is var (parameter, unit))
                readings.Add(One(parameter, unit, number, poll.Flags));
        }

        if (gas is var (gasParameter, gasNumber))
            readings.Add(gasNumber is { } n ? new(gasParameter, n) : new(gasParameter, null, poll.Gas));
        readings.Add(new(Flags, (int)poll.Flags));
        readings.Add(new(Held, poll.Flags.HasFlag(AlicatStatus.HLD) ? 1 : 0));
        return readings;
    }

    private static Reading One(Parameter parameter, ScaledUnit? unit, double? number, AlicatStatus flags) =>
        number is not { } value ? new(parameter, null, "no value")
        : unit is null ? new(parameter, null, "unit not known")
        : parameter.Name == "setpoint" ? new(parameter, unit.ToSI(value))
        : flags.HasFlag(AlicatStatus.ADC) ? new(parameter, null, "converter fault")
        : flags.HasFlag(OverRange(parameter.Name)) && OverRange(parameter.Name) != AlicatStatus.None ? new(parameter, null, "over range")
        : new(parameter, unit.ToSI(value));

    private static AlicatStatus OverRange(string name) => name switch
    {
        "pressure" or "gauge-pressure" or "differential-pressure" => AlicatStatus.POV,
        "temperature" => AlicatStatus.TOV,
        "volume-flow" => AlicatStatus.VOV,
        "flow" => AlicatStatus.MOV,
        _ => AlicatStatus.None,
    };
}
