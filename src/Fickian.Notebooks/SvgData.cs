using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Fickian.Notebooks;

/// <summary>Compares figures by the data that they carry: JSON in the <c>metadata</c> element of the SVG.</summary>
internal static class SvgData
{
    // Without data the drawing itself is compared; a hundredth of a pixel is not seen.
    private const double Pixels = 0.01;

    /// <returns>What differs first, as the rest of a sentence; null if nothing does.</returns>
    public static string? Compare(string stored, string fresh, double tolerance) => (Data(stored), Data(fresh)) switch
    {
        ({ } before, { } now) => JsonData.Compare(before, now, tolerance),
        (null, null) => NumericText.Compare(stored, fresh, tolerance, Pixels),
        (null, _) => "the figure carries its data now and does not in the file.",
        _ => "the figure carries its data in the file and does not now.",
    };

    /// <summary>The JSON in the first <c>metadata</c> element that holds some; null if there is none.</summary>
    public static string? Data(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg));
            return XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName == "metadata").Select(e => e.Value.Trim()).FirstOrDefault(IsJson);
        }
        catch (XmlException)
        {
            // Not well-formed: compared as text, which says where it differs.
            return null;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
