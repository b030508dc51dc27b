using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fickian.Acquisition.Secop;

/// <summary>A parameter or a command that a node offers.</summary>
/// <param name="Name">Name, for example <c>target</c>; one that SECoP does not define begins with an underscore.</param>
/// <param name="Description">What it is.</param>
/// <param name="DataInfo">Type, unit and range in the words of SECoP.</param>
public sealed record SecopEntry(string Name, string Description, JsonObject DataInfo)
{
    /// <summary>Gives the value; null for a command.</summary>
    public Func<CancellationToken, Task<JsonNode?>>? Read { get; init; }

    /// <summary>Sets the value; null if it can only be read.</summary>
    public Func<JsonElement, CancellationToken, Task>? Change { get; init; }

    /// <summary>Carries out the command with its argument; null for a parameter.</summary>
    public Func<JsonElement?, CancellationToken, Task<JsonNode?>>? Do { get; init; }

    /// <summary>A number.</summary>
    /// <param name="name">Name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="minimum">Least value; null if none is stated.</param>
    /// <param name="maximum">Greatest value; null if none is stated.</param>
    /// <param name="get">Gives it.</param>
    /// <param name="set">Sets it; null if it can only be read.</param>
    public static SecopEntry Number(string name, string description, string unit, double? minimum, double? maximum, Func<double> get, Action<double>? set = null)
    {
        var info = new JsonObject { ["type"] = "double" };
        if (unit.Length > 0)
            info["unit"] = unit;
        if (minimum is { } low && double.IsFinite(low))
            info["min"] = low;
        if (maximum is { } high && double.IsFinite(high))
            info["max"] = high;
        return new(name, description, info)
        {
            Read = _ => Task.FromResult<JsonNode?>(JsonValue.Create(get())),
            Change = set is null ? null : (value, _) =>
            {
                set(Checked(value, minimum, maximum));
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>A number of a request, if it is one and lies in its range.</summary>
    /// <exception cref="SecopRefusalException">It is none, or lies outside.</exception>
    internal static double Checked(JsonElement value, double? minimum, double? maximum)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
            throw new SecopRefusalException("WrongType", $"a number was expected and {value.GetRawText()} was found");
        return number < minimum || number > maximum ? throw new SecopRefusalException("RangeError", $"{number:G6} lies outside {minimum:G6} to {maximum:G6}") : number;
    }
}
