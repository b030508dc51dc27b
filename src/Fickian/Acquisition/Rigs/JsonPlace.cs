using System.Text.Json;

namespace Fickian.Acquisition.Rigs;

/// <summary>An object of a rig file or recipe and where it stands. What nobody has asked for in the end is refused, so that a mistyped name cannot be overlooked.</summary>
/// <param name="file">Path of the file.</param>
/// <param name="path">Place in it, for example <c>steps[3]</c>.</param>
/// <param name="element">The object.</param>
internal sealed class JsonPlace(string file, string path, JsonElement element)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string Path => path;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="DataFileException">It does not exist or is no object in JSON.</exception>
    public static JsonPlace Open(string file, string text)
    {
        try
        {
            // Cloned: the document may go before its elements.
            using var document = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Of(file, "", document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new DataFileException(file, $"JSON was expected: {e.Message}", e);
        }
    }

    public bool Has(string name)
    {
        asked.Add(name);
        return element.TryGetProperty(name, out _);
    }

    public string Text(string name, string? otherwise = null)
    {
        asked.Add(name);
        return !element.TryGetProperty(name, out var value) ? otherwise ?? throw Missing(name)
            : value.ValueKind == JsonValueKind.String ? value.GetString()!
            : throw Wrong(name, "text", value);
    }

    public double Quantity(string name, string unit, double? otherwise = null)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
            return otherwise ?? throw Missing(name);
        return Written(name, unit, value);
    }

    public (double Minimum, double Maximum) Range(string name, string unit)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2)
            throw Fail(name, "a list of a lowest and a highest value was expected; write for example [\"20 °C\", \"120 °C\"]");
        var (low, high) = (Written(name, unit, value[0]), Written(name, unit, value[1]));
        return low <= high ? (low, high) : throw Fail(name, "the lowest value is above the highest; exchange them");
    }

    public int Whole(string name, int least, int most, int? otherwise = null)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
            return otherwise ?? throw Missing(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
            : throw Wrong(name, $"a whole number from {least} to {most}", value);
    }

    public bool Flag(string name, bool otherwise)
    {
        asked.Add(name);
        return !element.TryGetProperty(name, out var value) ? otherwise
            : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : throw Wrong(name, "true or false", value);
    }

    public IReadOnlyList<string> Texts(string name)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(e => e.GetString()!)]
            : throw Wrong(name, "a list of texts", value);
    }

    public IReadOnlyList<JsonPlace> List(string name)
    {
        asked.Add(name);
        if (!element.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((e, i) => Of(file, Place($"{name}[{i}]"), e))]
            : throw Wrong(name, "a list", value);
    }

    /// <summary>An object inside; null if it is missing.</summary>
    public JsonPlace? Inner(string name)
    {
        asked.Add(name);
        return element.TryGetProperty(name, out var value) ? Of(file, Place(name), value) : null;
    }

    public IReadOnlyDictionary<string, JsonPlace> Objects(string name)
    {
        asked.Add(name);
        return !element.TryGetProperty(name, out var value) ? new Dictionary<string, JsonPlace>(StringComparer.Ordinal)
            : value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToDictionary(m => m.Name, m => Of(file, Place($"{name}.{m.Name}"), m.Value), StringComparer.Ordinal)
            : throw Wrong(name, "an object", value);
    }

    /// <summary>Names and texts of an object of texts and numbers.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        asked.Add(name);
        return !element.TryGetProperty(name, out var value) ? new Dictionary<string, string>(StringComparer.Ordinal)
            : value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.ToString(), StringComparer.Ordinal)
            : throw Wrong(name, "an object", value);
    }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names => element.EnumerateObject().Select(m => m.Name);

    /// <summary>Refuses what was not asked for.</summary>
    /// <exception cref="DataFileException">There is a member that nobody knows.</exception>
    public void RequireNothingElse()
    {
        foreach (var member in Names)
        {
            if (!asked.Contains(member) && !member.StartsWith('$'))
                throw Fail(member, $"nobody knows '{member}' here; known are {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>What a part of the text means, or where it cannot be read.</summary>
    /// <exception cref="DataFileException">It cannot be read.</exception>
    public T Read<T>(string name, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw Fail(name, e.Message.TrimEnd('.'));
        }
    }

    public DataFileException Fail(string name, string reason) => new(file, Place(name), $"{reason}.");

    private static JsonPlace Of(string file, string path, JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? new(file, path, element)
            : throw new DataFileException(file, path, $"an object was expected and {element.ValueKind} was found.");

    private double Written(string name, string unit, JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => WrittenQuantity.In(value.GetString()!, unit),
                JsonValueKind.Number when unit == "1" => value.GetDouble(),
                _ => throw Wrong(name, $"a text with a number and its unit ({unit})", value),
            };
        }
        catch (FormatException e)
        {
            throw Fail(name, e.Message);
        }
    }

    private DataFileException Missing(string name) => Fail(name, $"'{name}' was expected and is missing; state it");

    private DataFileException Wrong(string name, string expected, JsonElement found) => Fail(name, $"{expected} was expected and {found.GetRawText()} was found");

    private string Place(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
