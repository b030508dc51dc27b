using System.Globalization;
using System.Text.Json;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Secop;

/// <summary>A parameter of a module as its description tells it, with what it is inside the library.</summary>
/// <param name="Module">Name of the module.</param>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Type">Type in the <c>datainfo</c>.</param>
/// <param name="Parameter">The parameter, in SI.</param>
/// <param name="Unit">Unit of the node.</param>
/// <param name="Scale">What an integer of a scaled number stands for; 1 for others.</param>
internal sealed record SecopAccessible(string Module, string Name, string Type, Parameter Parameter, SecopUnit Unit, double Scale)
{
    /// <summary>Module and parameter.</summary>
    public string Specifier => $"{Module}:{Name}";

    /// <summary>Reads the description of a parameter; null for commands and values that are no single number.</summary>
    public static SecopAccessible? Of(string module, string name, JsonElement description)
    {
        if (!description.TryGetProperty("datainfo", out var info) || Text(info, "type") is not { } type || type is not ("double" or "int" or "scaled" or "bool" or "enum"))
            return null;
        var unit = SecopUnit.Of(Text(info, "unit") ?? "");
        var scale = type == "scaled" && Number(info, "scale") is { } s and > 0 ? s : 1;
        var readOnly = description.TryGetProperty("readonly", out var r) && r.ValueKind == JsonValueKind.True;
        var choices = Choices(type, info);
        var parameter = new Parameter($"{module}:{name}", unit.Unit, readOnly ? Access.Read : Access.ReadWrite, Text(description, "description") ?? name)
        {
            Minimum = Number(info, "min") is { } low ? unit.In(low * scale) : type == "bool" ? 0 : double.NegativeInfinity,
            Maximum = Number(info, "max") is { } high ? unit.In(high * scale) : type == "bool" ? 1 : double.PositiveInfinity,
            Resolution = (Number(info, "absolute_resolution") ?? (type is "int" or "bool" or "enum" ? 1 : type == "scaled" ? scale : 0)) * Math.Abs(unit.Factor),
            Choices = choices,
        };
        return new(module, name, type, parameter, unit, scale);
    }

    /// <summary>A value of the node in SI; null if it is not of the type.</summary>
    public double? In(JsonElement value) => (Type, value.ValueKind) switch
    {
        ("bool", JsonValueKind.True) => 1,
        ("bool", JsonValueKind.False) => 0,
        ("enum", JsonValueKind.Number) => value.TryGetInt32(out var choice) && Parameter.Choices.ContainsKey(choice) ? choice : null,
        ("int" or "scaled", JsonValueKind.Number) => value.TryGetInt64(out var whole) ? Unit.In(whole * Scale) : null,
        ("double", JsonValueKind.Number) => value.TryGetDouble(out var number) && double.IsFinite(number) ? Unit.In(number) : null,
        _ => null,
    };

    /// <summary>A value in SI as JSON for the node.</summary>
    public JsonElement Out(double value)
    {
        var text = Type switch
        {
            "bool" => value != 0 ? "true" : "false",
            "double" => Math.Round(Unit.Out(value), 12).ToString("R", CultureInfo.InvariantCulture),
            _ => Math.Round(Unit.Out(value) / Scale).ToString("F0", CultureInfo.InvariantCulture),
        };
        return JsonDocument.Parse(text).RootElement;
    }

    private static Dictionary<int, string> Choices(string type, JsonElement info)
    {
        var choices = new Dictionary<int, string>();
        if (type == "enum" && info.TryGetProperty("members", out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Number && m.Value.TryGetInt32(out _)))
                choices[member.Value.GetInt32()] = member.Name;
        }

        return type == "bool" ? new() { [0] = "false", [1] = "true" } : choices;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;
}
