using System.Text.Json;

namespace Fickian.Acquisition.Secop;

/// <summary>A data report <c>[value, {"t": time, "e": error}]</c>; elements and qualifiers that are not known are ignored.</summary>
/// <param name="Value">The value.</param>
/// <param name="Time">When it was taken, s since 1970; null if not told.</param>
/// <param name="Uncertainty">Its uncertainty, in the unit of the value; null if not told.</param>
internal sealed record SecopReport(JsonElement Value, double? Time, double? Uncertainty)
{
    /// <summary>Reads a report; null if it is none.</summary>
    public static SecopReport? Decode(JsonElement? data)
    {
        if (data is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() < 2 || array[1].ValueKind != JsonValueKind.Object)
            return null;
        return new(array[0], Number(array[1], "t"), Number(array[1], "e"));
    }

    private static double? Number(JsonElement qualifiers, string name) =>
        qualifiers.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
