using System.Text.Json;

namespace Fickian.Notebooks;

/// <summary>Compares JSON: numbers within a tolerance, everything else exactly.</summary>
internal static class JsonData
{
    /// <returns>What differs first, as the rest of a sentence; null if nothing does.</returns>
    public static string? Compare(string stored, string fresh, double tolerance)
    {
        using var before = JsonDocument.Parse(stored);
        using var now = JsonDocument.Parse(fresh);
        return Compare(before.RootElement, now.RootElement, tolerance, "the data");
    }

    private static string? Compare(JsonElement stored, JsonElement fresh, double tolerance, string where) => (stored.ValueKind, fresh.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => CompareObjects(stored, fresh, tolerance, where),
        (JsonValueKind.Array, JsonValueKind.Array) => CompareArrays(stored, fresh, tolerance, where),
        (JsonValueKind.Number, JsonValueKind.Number) when NumericText.AreClose(stored.GetDouble(), fresh.GetDouble(), tolerance) => null,
        var (a, b) when a == b && stored.GetRawText() == fresh.GetRawText() => null,
        (JsonValueKind.String, JsonValueKind.String) when stored.GetString() == fresh.GetString() => null,
        _ => $"{where} is {Short(stored)} in the file and {Short(fresh)} now.",
    };

    private static string? CompareArrays(JsonElement stored, JsonElement fresh, double tolerance, string where)
    {
        if (stored.GetArrayLength() != fresh.GetArrayLength())
            return $"{where} has {stored.GetArrayLength()} values in the file and {fresh.GetArrayLength()} now.";
        return stored.EnumerateArray().Zip(fresh.EnumerateArray()).Select((pair, i) => Compare(pair.First, pair.Second, tolerance, $"{where}[{i}]")).FirstOrDefault(d => d is not null);
    }

    private static string? CompareObjects(JsonElement stored, JsonElement fresh, double tolerance, string where)
    {
        foreach (var property in stored.EnumerateObject())
        {
            if (!fresh.TryGetProperty(property.Name, out var now))
                return $"{where} has '{property.Name}' in the file and not now.";
            if (Compare(property.Value, now, tolerance, $"{where}.{property.Name}") is { } difference)
                return difference;
        }

        var added = fresh.EnumerateObject().FirstOrDefault(property => !stored.TryGetProperty(property.Name, out _));
        return added.Value.ValueKind == JsonValueKind.Undefined ? null : $"{where} has '{added.Name}' now and not in the file.";
    }

    private static string Short(JsonElement value)
    {
        const int Longest = 60;
        var text = value.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
