using System.Globalization;
using System.Text.Json;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.Mmsp;

/// <summary>Body of a reply: <c>{"data": …, "name": …, "origin": …}</c>. Names are not case-sensitive.</summary>
/// <param name="Data">What was asked for.</param>
/// <param name="Body">The body as it came.</param>
internal sealed record MmspReply(JsonElement Data, byte[] Body)
{
    /// <summary>Reads a body; null if it is none, or if it names another origin than the target that was asked.</summary>
    /// <param name="body">The body.</param>
    /// <param name="target">What was asked.</param>
    public static MmspReply? Decode(byte[] body, MmspTarget target)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { MaxDepth = 16 });
            RequireText(document.RootElement);
            if (document.RootElement.ValueKind != JsonValueKind.Object || Member(document.RootElement, "data") is not { } data)
                return null;
            return Member(document.RootElement, "origin") is { ValueKind: JsonValueKind.String } origin && origin.GetString()!.Equals(target.Origin, StringComparison.OrdinalIgnoreCase)
                ? new(data.Clone(), body)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A text that is none: damaged UTF-8, half a surrogate pair.
            return null;
        }
    }

    /// <summary>The data as a number; null if they are none.</summary>
    public double? Number() => Finite(Data);

    /// <summary>The data as a whole number; null if they are none.</summary>
    public long? Whole() => Data.ValueKind == JsonValueKind.Number && Data.TryGetInt64(out var number) ? number : null;

    /// <summary>The data as yes or no; null if they are neither.</summary>
    public bool? Truth() => Data.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>A number inside the data; null if there is none of that name.</summary>
    public double? Number(string name) => Data.ValueKind == JsonValueKind.Object && Member(Data, name) is { } member ? Finite(member) : null;

    /// <summary>The data as text: a string without its quotes, anything else as JSON.</summary>
    public string Text() => Data.ValueKind == JsonValueKind.String ? Data.GetString()! : Data.GetRawText();

    /// <summary>The values of a scan; null if nothing is new.</summary>
    /// <exception cref="DeviceException">They are no row of numbers, or not as many as the reply says.</exception>
    public double[]? Values(string instrument)
    {
        if (Data.ValueKind == JsonValueKind.Object && Member(Data, "values") is { } values)
        {
            if (values.ValueKind == JsonValueKind.Null)
                return null;
            if (values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == Number("scansize"))
            {
                var row = values.EnumerateArray().Select(Finite).ToArray();
                if (Array.TrueForAll(row, v => v is not null))
                    return Array.ConvertAll(row, v => v!.Value);
            }
        }

        throw new DeviceException(DeviceFault.UnreadableReply, $"{instrument} gave a scan whose values are not as many numbers as it says ({RawBytes.Text(Body)}).", default, Body);
    }

    // JSON is parsed without looking into its texts; they are looked at here, so that later reads cannot fail.
    private static void RequireText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            element.GetString();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                RequireText(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                RequireText(member.Value);
            }
        }
    }

    private static double? Finite(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && double.TryParse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static JsonElement? Member(JsonElement element, string name)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return null;
    }
}
