using System.Text.Json;
using Fickian.Sorption;

namespace Fickian.Files;

/// <summary>Isotherms as JSON: pyGAPS and the NIST database of novel and emerging adsorbent materials (NIST-ISODB).</summary>
/// <remarks>
/// Of an isotherm of the database without a total amount, the amount of its first gas is taken. What the database holds was copied from the literature and says so.
/// Source: NIST/ARPA-E Database of Novel and Emerging Adsorbent Materials, doi:10.18434/T43882; pyGAPS, P. Iacomi and P. L. Llewellyn, Adsorption 25, 1533 (2019).
/// </remarks>
public static class IsothermJsonFile
{
    private const int Deepest = 16;
    private const long Largest = 32L << 20;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("isotherm-json", "isotherm as JSON (pyGAPS, NIST-ISODB)", Recognises, Read);

    /// <summary>Reads the isotherm of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is no JSON, or holds no isotherm.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        if (source.Length > Largest)
            throw source.Wrong("", $"an isotherm of at most {Largest >> 20} MiB was expected and {source.Length >> 20} MiB were found; name the file of one isotherm.");
        try
        {
            using var document = JsonDocument.Parse(TextEncoding.Read(source).Text, new JsonDocumentOptions { MaxDepth = Deepest });
            return new(source.Path, Format.Name, [Run(source, document.RootElement)]);
        }
        catch (JsonException e)
        {
            throw new DataFileException(source.Path, $"sound JSON was expected ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); save it again.", e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair in a text.
            throw new DataFileException(source.Path, "sound JSON was expected and a text in it holds half a letter; save it again.", e);
        }
    }

    private static bool Recognises(FileSource source)
    {
        var text = TextProbe.Of(source).Text.Span.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '{' && text.IndexOf("\"isotherm_data\""u8) >= 0;
    }

    private static IsothermRun Run(FileSource source, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("isotherm_data", out var data) || data.ValueKind != JsonValueKind.Array)
            throw source.Wrong("", "an object with an array 'isotherm_data' was expected and not found; export the isotherm again.");
        var points = data.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object).ToArray();
        var names = points.Take(1).SelectMany(p => p.EnumerateObject()).Where(p => p.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null && p.Name != "total_adsorption").Select(p => p.Name).Distinct(StringComparer.Ordinal).ToArray();
        List<TableColumn> columns = [.. names.Select(n => new TableColumn(n, "", Array.ConvertAll(points, p => Number(p, n))))];
        var database = root.TryGetProperty("adsorptionUnits", out _);
        if (database)
            columns.Add(new("loading", "", Array.ConvertAll(points, Adsorption)));
        var branches = TaggedIsotherm.Branches([.. points.Select(p => p.TryGetProperty("branch", out var b) ? Text(b) : "")]);
        return (new TaggedIsotherm([.. Tags(root)]).Parts(source, columns, branches) with { Provenance = database ? Provenance.Transcribed : Provenance.Measured }).Build(source);
    }

    // The total amount, or that of the only gas where the database leaves the total out.
    private static double Adsorption(JsonElement point)
    {
        var total = Number(point, "total_adsorption");
        return double.IsFinite(total) || !point.TryGetProperty("species_data", out var species) || species.ValueKind != JsonValueKind.Array || species.GetArrayLength() == 0 || species[0].ValueKind != JsonValueKind.Object
            ? total
            : Number(species[0], "adsorption");
    }

    private static double Number(JsonElement point, string name) =>
        point.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : double.NaN;

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == "isotherm_data")
                continue;
            var value = property.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : property.Value;
            var named = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("name", out var name) ? name : value;
            yield return new(property.Name == "adsorbates" ? "adsorbate" : property.Name, Text(named));
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };
}
