using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Modbus;

/// <summary>What a Modbus device has in its registers. Relay and valve cards, analogue inputs and flow controllers need no more than this.</summary>
/// <example>
/// A card with one valve and one transducer of 0–10 V for 0–1000 mbar, as a JSON file:
/// <code>
/// { "model": "gas panel", "safeStage": "gas", "registers": [
///   { "name": "inlet", "table": "coil", "address": 0, "writable": true, "safe": 0, "choices": { "0": "closed", "1": "open" } },
///   { "name": "pressure", "table": "input", "address": 4, "type": "int16", "scale": 10, "unit": "Pa", "states": { "32767": "over range" },
///     "simulate": { "input": "pressure", "alone": 100000, "noise": 5 } } ] }
/// </code>
/// Tables: coil, discrete-input, holding, input (functions 1 to 4). Types: uint16, int16, uint32, int32, float32; <c>lowWordFirst</c> swaps the words of two.
/// </example>
/// <param name="Model">Type of the device.</param>
/// <param name="Registers">Its values.</param>
public sealed record RegisterMap(string Model, IReadOnlyList<RegisterEntry> Registers)
{
    /// <summary>Maker of the device.</summary>
    public string Maker { get; init; } = "";

    /// <summary>Unit address that the device has unless a setting says otherwise.</summary>
    public int Unit { get; init; } = 1;

    /// <summary>Whether the device tells who it is (function 43).</summary>
    public bool Identifies { get; init; }

    /// <summary>When its safe state has its turn; must be stated as soon as something can be set.</summary>
    public SafeStage? SafeStage { get; init; }

    /// <summary>A built-in map by its name, or a map in a JSON file.</summary>
    /// <param name="nameOrPath">Name of a built-in map, or path of a file.</param>
    /// <exception cref="DataFileException">The file is no register map, or one that cannot be.</exception>
    /// <exception cref="ArgumentException">There is neither such a map nor such a file.</exception>
    public static RegisterMap Find(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        return BuiltInRegisterMaps.Texts.TryGetValue(nameOrPath, out var text) ? RegisterMapFile.Parse(nameOrPath, text)
            : File.Exists(nameOrPath) ? RegisterMapFile.Read(nameOrPath)
            : throw new ArgumentException($"A built-in register map ({string.Join(", ", BuiltInRegisterMaps.Texts.Keys)}) or the path of a map in JSON was expected and '{nameOrPath}' was found.", nameof(nameOrPath));
    }
}
