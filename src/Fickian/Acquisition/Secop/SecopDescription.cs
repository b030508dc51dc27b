using System.Text.Json;

namespace Fickian.Acquisition.Secop;

/// <summary>What a node says of itself: its modules, their parameters and commands.</summary>
/// <param name="EquipmentId">Name of the node.</param>
/// <param name="Firmware">Its program.</param>
/// <param name="Accessibles">Parameters that are single numbers.</param>
/// <param name="Statuses">Modules that have a status.</param>
/// <param name="Commands">Commands, as <c>module:command</c>.</param>
/// <param name="Raw">The description itself, for comparisons.</param>
internal sealed record SecopDescription(string EquipmentId, string Firmware, IReadOnlyList<SecopAccessible> Accessibles, IReadOnlyList<string> Statuses, IReadOnlyList<string> Commands, JsonElement Raw)
{
    /// <summary>Reads a description; null if it is none.</summary>
    public static SecopDescription? Decode(JsonElement? data)
    {
        if (data is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("modules", out var modules) || modules.ValueKind != JsonValueKind.Object)
            return null;
        List<SecopAccessible> accessibles = [];
        List<string> statuses = [];
        List<string> commands = [];
        foreach (var module in modules.EnumerateObject())
        {
            if (module.Value.ValueKind != JsonValueKind.Object || !module.Value.TryGetProperty("accessibles", out var all) || all.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var accessible in all.EnumerateObject())
            {
                if (accessible.Value.ValueKind != JsonValueKind.Object)
                    return null;
                if (SecopAccessible.Of(module.Name, accessible.Name, accessible.Value) is { } number)
                    accessibles.Add(number);
                else if (accessible.Name == "status")
                    statuses.Add(module.Name);
                else if (IsCommand(accessible.Value))
                    commands.Add($"{module.Name}:{accessible.Name}");
            }
        }

        return new(Text(root, "equipment_id"), Text(root, "firmware"), accessibles, statuses, commands, root);
    }

    /// <summary>Whether another description is that of the same node, letter by letter of its meaning.</summary>
    public bool IsSameAs(SecopDescription other) => JsonElement.DeepEquals(Raw, other.Raw);

    private static bool IsCommand(JsonElement accessible) =>
        accessible.TryGetProperty("datainfo", out var info) && info.ValueKind == JsonValueKind.Object && info.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "command";

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
