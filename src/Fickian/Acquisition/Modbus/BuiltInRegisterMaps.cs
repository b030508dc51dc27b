using System.Globalization;
using System.Text;

namespace Fickian.Acquisition.Modbus;

/// <summary>Register maps that come with the program. They show how a map is written; addresses and scales of a certain card are in its manual.</summary>
internal static class BuiltInRegisterMaps
{
    /// <summary>The maps by name, in JSON.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["relay-8"] = Map("eight relays with position switches", "gas", RelayEntries()),
        ["adc-8"] = Map("eight analogue inputs of ±10 V", null, AnalogueEntries()),
        ["pressure-adc-4"] = Map("four transducers of 0–10 V for 0–1000 mbar", null, TransducerEntries()),
    };

    private static string Map(string model, string? safeStage, IEnumerable<string> entries) =>
        $$"""{ "model": "{{model}}", {{(safeStage is null ? "" : $"\"safeStage\": \"{safeStage}\", ")}}"registers": [{{string.Join(",\n", entries)}}] }""";

    // Valves shut without current: all coils off is the safe state, and it takes one request.
    private static IEnumerable<string> RelayEntries()
    {
        for (var i = 0; i < 8; i++)
            yield return Entry("""{ "name": "valve-#", "table": "coil", "address": @, "writable": true, "safe": 0, "choices": { "0": "closed", "1": "open" }, "description": "relay #" }""", i);
        for (var i = 0; i < 8; i++)
            yield return Entry("""{ "name": "position-#", "table": "discrete-input", "address": @, "choices": { "0": "closed", "1": "open" }, "description": "position switch of valve #", "simulate": { "follows": "valve-#", "delay": 0.1 } }""", i);
    }

    private static IEnumerable<string> AnalogueEntries() => Enumerable.Range(0, 8).Select(i => Entry(
        """{ "name": "voltage-#", "table": "input", "address": @, "type": "int16", "scale": 0.001, "unit": "V", "states": { "32767": "over range", "-32768": "under range" }, "description": "input #", "simulate": { "input": "voltage-#", "alone": 0, "noise": 0.0005 } }""", i));

    private static IEnumerable<string> TransducerEntries() => Enumerable.Range(0, 4).Select(i => Entry(
        """{ "name": "pressure-#", "table": "input", "address": @, "type": "int16", "scale": 10, "unit": "Pa", "states": { "32767": "over range", "-32768": "under range" }, "description": "transducer at input #", "simulate": { "input": "pressure", "alone": 100000, "noise": 5 } }""", i));

    private static string Entry(string text, int index) => new StringBuilder(text)
        .Replace("#", (index + 1).ToString(CultureInfo.InvariantCulture))
        .Replace("@", index.ToString(CultureInfo.InvariantCulture))
        .ToString();
}
