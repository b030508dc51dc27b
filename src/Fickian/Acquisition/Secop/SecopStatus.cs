using System.Text.Json;

namespace Fickian.Acquisition.Secop;

/// <summary>Status of a module: a code and a text.</summary>
/// <param name="Code">Code; the tens and hundreds have a meaning, digits below are the module's own.</param>
/// <param name="Text">What the module says.</param>
public sealed record SecopStatus(int Code, string Text)
{
    /// <summary>Codes with their meaning.</summary>
    public static IReadOnlyDictionary<int, string> Meanings { get; } = new Dictionary<int, string>
    {
        [0] = "disabled",
        [100] = "idle",
        [130] = "idle, standby",
        [200] = "warn",
        [300] = "busy",
        [310] = "initialising",
        [340] = "preparing",
        [370] = "ramping",
        [380] = "stabilising",
        [390] = "finalising",
        [400] = "error",
        [430] = "error, standby",
        [450] = "unknown",
    };

    /// <summary>The code whose meaning is known: its tens, or its hundreds where those have none.</summary>
    public int Known => Meanings.ContainsKey(Code / 10 * 10) ? Code / 10 * 10 : Code / 100 * 100;

    /// <summary>The module is on its way.</summary>
    public bool IsBusy => Code is >= 300 and < 400;

    /// <summary>Values of the module count.</summary>
    public bool IsSound => Code is >= 100 and < 400;

    /// <summary>Reads a status; null if the value is none.</summary>
    internal static SecopStatus? Decode(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= 2 && value[0].ValueKind == JsonValueKind.Number && value[0].TryGetInt32(out var code) && code is >= 0 and < 500 && value[1].ValueKind == JsonValueKind.String
            ? new(code, value[1].GetString()!)
            : null;
}
