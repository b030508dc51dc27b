namespace Fickian.Files;

/// <summary>Units of pressure as they are written in files.</summary>
internal static class PressureUnit
{
    private static readonly Dictionary<string, double> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Pa"] = 1,
        ["hPa"] = 100,
        ["kPa"] = 1e3,
        ["mbar"] = 100,
        ["bar"] = 1e5,
        ["MPa"] = 1e6,
        ["atm"] = 101325,
        ["Torr"] = 101325.0 / 760,
        ["mmHg"] = 101325.0 / 760,
    };

    /// <summary>Pascals in one of a unit; null if it is none of pressure.</summary>
    public static double? Pascals(string unit) => Known.TryGetValue(unit.Trim(), out var pascals) ? pascals : null;

    /// <summary>Pascals in one of the unit of a heading.</summary>
    /// <exception cref="DataFileException">The heading states no known unit.</exception>
    public static double Pascals(string path, ColumnHeading heading) => Known.TryGetValue(heading.Unit, out var pascals)
        ? pascals
        : throw new DataFileException(path, "heading", $"a unit of pressure ({string.Join(", ", Known.Keys)}) was expected and '{heading.Unit}' was found; write for example 'p / kPa'.");
}
