using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Parameters of an Agilent measurement (.bsp of a tile, .dmt of a mosaic).</summary>
/// <remarks>
/// The stream begins with the axis of the spectra: float64 spacing at 40, int32 first index at 52, int32 points at 60, wavenumber = spacing · (first + i). Properties follow by name, the axis of the interferograms behind the property <c>Interferogram</c>.
/// Where the stream cannot be put together, the same numbers are taken from their usual places in the file, 2216, 2228 and 2236.
/// </remarks>
internal sealed record AgilentParameters(AgilentAxis? Spectra, AgilentAxis? Interferograms, string Label, double? Pitch, IReadOnlyList<KeyValuePair<string, string>> Texts)
{
    private const double Micrometre = 1e-6;
    private const int UsualPlace = 2216;

    // Shared name -> property.
    private static readonly (string Name, string Property)[] Shared =
    [
        ("instrument", "MicroscopePresent"),
        ("serialNumber", "FPA Camera Number"),
        ("sample", "Sample File Name"),
        ("detector", "FPA Camera Type"),
        ("resolution", "Resolution"),
        ("scans", "Scans"),
        ("apodisation", "Apodization Type"),
        ("comment", "Sample Spectrum Notes"),
    ];

    /// <summary>Whether a file is one: a compound document with an axis in its place.</summary>
    public static bool Begins(FileSource source)
    {
        if (!AgilentDocument.Begins(source))
            return false;
        ByteView file = new(source, source.All());
        return AgilentDocument.Parameters(file) is { } stream ? Axis(new(source, stream), 40) is not null : Axis(file, UsualPlace) is not null;
    }

    public static AgilentParameters Read(FileSource source)
    {
        ByteView file = new(source, source.All());
        var stream = AgilentDocument.Parameters(file);
        ByteView view = stream is null ? file : new(source, stream);
        var bytes = view.Slice(0, view.Length);
        var texts = AgilentProperties.Texts(bytes);
        var aggregation = texts.LastOrDefault(t => t.Key == "PixelAggregationSize").Value is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : (int?)null;
        var pixel = AgilentProperties.Number(bytes, "FPA Pixel Size"u8);
        return new(
            Axis(view, stream is null ? UsualPlace : 40),
            AgilentProperties.ValueOf(bytes, "Interferogram"u8) is { } at ? Axis(view, at) : null,
            AgilentProperties.Label(bytes),
            pixel is > 0 and < 1e6 && aggregation is { } side ? pixel.Value * side * Micrometre : null,
            texts);
    }

    /// <summary>What the values of the spectra are.</summary>
    public Quantity Value => Label.ToUpperInvariant() switch
    {
        "ABSORBANCE" => InfraredQuantity.Absorbance,
        "RESPONSE" or "SINGLE BEAM" => InfraredQuantity.SingleBeam,
        "TRANSMITTANCE" => InfraredQuantity.Transmittance,
        "% TRANSMITTANCE" or "%T" => InfraredQuantity.TransmittancePercent,
        "REFLECTANCE" => InfraredQuantity.Reflectance,
        "% REFLECTANCE" or "%R" => InfraredQuantity.ReflectancePercent,
        _ => InfraredQuantity.Unknown,
    };

    public Metadata Metadata
    {
        get
        {
            List<KeyValuePair<string, string>> entries = [];
            foreach (var (name, property) in Shared)
            {
                if (Texts.FirstOrDefault(t => t.Key == property && t.Value.Length > 0).Value is { } text)
                    entries.Add(new(name, text));
            }

            if (Texts.Where(t => t.Key == "Time Stamp").Select(t => Date(t.Value)).FirstOrDefault(d => d is not null) is { } date)
                entries.Add(new("date", date));
            if (Spectra is { } axis)
                entries.AddRange([new("spacing", $"{axis.Spacing}"), new("firstIndex", $"{axis.First}"), new("points", $"{axis.Count}")]);
            return new([.. entries, .. Texts]);
        }
    }

    // Version 1.00 and the words 1, 4, 8 stand before an axis; without them a spreadsheet, which is a compound document too, could hold such numbers by chance.
    private static ReadOnlySpan<byte> BeforeAxis => "1.00\u0001\0\0\0\u0004\0\0\0\u0008\0\0\0"u8;

    private static AgilentAxis? Axis(ByteView view, int at)
    {
        if (at < BeforeAxis.Length || at + 24 > view.Length || !view.Slice(at - BeforeAxis.Length, BeforeAxis.Length).SequenceEqual(BeforeAxis))
            return null;
        var (spacing, first, count) = (view.Double(at), view.Int32(at + 12), view.Int32(at + 20));
        return spacing is > 0 and < 1e9 && count is > 0 and < 1 << 24 && Math.Abs((long)first) < 1 << 24 ? new(spacing, first, count) : null;
    }

    private static string? Date(string text) =>
        DateTime.TryParseExact(text, "dddd, MMMM dd, yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when)
            ? when.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
            : null;
}
