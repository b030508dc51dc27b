using System.Globalization;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Scpi;

/// <summary>What a meter measures and how its reading becomes a value: value = reading · scale + offset.</summary>
/// <param name="Reading">The value as a recipe sees it.</param>
/// <param name="Query">Question that measures.</param>
/// <param name="Node">Node of its settings, <c>VOLT</c>.</param>
/// <param name="Column">Which number of the reply it is, from 0.</param>
/// <param name="Scale">Value of one unit of the reading.</param>
/// <param name="Offset">Value of reading 0.</param>
internal sealed record ScpiMeter(Parameter Reading, string Query, string Node, int Column, double Scale, double Offset)
{
    /// <summary>Time that an instrument may need beside the integration.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(2);

    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["function"] = "of a meter: voltage, current, resistance or temperature (voltage)",
        ["read"] = "question that measures (MEAS:VOLT:DC? or as the function has it); READ? keeps the integration time, MEAS resets it",
        ["column"] = "which number of the reply is the reading, from 1 (1)",
        ["quantity"] = "name of the value, for example pressure (the function)",
        ["unit"] = "SI unit of the value (that of the function)",
        ["scale"] = "value of one unit of the reading, for a transducer (1)",
        ["offset"] = "value at reading 0 (0; temperature 273.15)",
        ["averages"] = "readings that the instrument averages, for the time-out (1)",
        ["line-frequency"] = "50 or 60 Hz, for the time-out (50)",
    };

    public static ScpiMeter Of(InstrumentSetup setup)
    {
        var (unit, query, node, offset) = setup.Setting("function", "voltage") switch
        {
            "voltage" => ("V", "MEAS:VOLT:DC?", "VOLT", 0.0),
            "current" => ("A", "MEAS:CURR:DC?", "CURR", 0),
            "resistance" => ("Ω", "MEAS:RES?", "RES", 0),
            "temperature" => ("K", "MEAS:TEMP?", "TEMP", 273.15),
            var other => throw new ArgumentException($"The setting 'function' of {setup.Name} must be voltage, current, resistance or temperature and '{other}' was found.", nameof(setup)),
        };
        var reading = new Parameter(setup.Setting("quantity", setup.Setting("function", "voltage")), new(setup.Setting("unit", unit)), Access.Read, $"reading of {setup.Name}");
        return new(reading, setup.Setting("read", query), node, setup.Setting("column", 1, 1, 100) - 1, Number(setup, "scale", 1), Number(setup, "offset", offset));
    }

    /// <summary>Whether the question leaves the settings of the instrument as they are; MEASure sets them to what they were delivered with.</summary>
    public bool KeepsSettings => !Query.TrimStart(':').StartsWith("MEAS", StringComparison.OrdinalIgnoreCase);

    /// <summary>Longest wait for a reading: power-line cycles / line frequency · averages + 2 s.</summary>
    public static TimeSpan TimeOut(InstrumentSetup setup, double cycles) =>
        TimeSpan.FromSeconds(cycles / setup.Setting("line-frequency", 50, 50, 60) * setup.Setting("averages", 1, 1, 10000)) + Overhead;

    /// <summary>The reading in the numbers of a reply.</summary>
    public Reading Of(IReadOnlyList<double> numbers) =>
        Column >= numbers.Count ? new(Reading, null, $"only {numbers.Count} numbers came")
            : ScpiNumber.IsReading(numbers[Column]) ? new(Reading, numbers[Column] * Scale + Offset)
            : new(Reading, null, "overload");

    private static double Number(InstrumentSetup setup, string name, double otherwise) => !setup.Settings.TryGetValue(name, out var text) ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw new ArgumentException($"The setting '{name}' of {setup.Name} must be a number and '{text}' was found.", nameof(name));
}
