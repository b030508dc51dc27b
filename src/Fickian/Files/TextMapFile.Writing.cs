using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

public static partial class TextMapFile
{
    /// <summary>Writes a map as text, in a form that <see cref="Read(string)"/> reads back with every digit of its values.</summary>
    /// <remarks>
    /// A name that ends in <c>.xyz</c> gives the form that Quasar reads: tabs, a first line of two empty cells and the wavenumbers, then x and y in µm and the spectrum of each pixel; it has no room for units.
    /// Any other name gives comma-separated text: the same rows, with units in the heading and provenance, metadata and findings as comments above it.
    /// Positions come back to 2 units of the last place. Pixels that are masked are written like all others; missing values are written as <c>NaN</c>. The file appears whole or not at all.
    /// </remarks>
    /// <param name="map">The map.</param>
    /// <param name="path">Path of the file; an existing one is replaced.</param>
    /// <param name="frame">The frame that is written, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The map has no such frame.</exception>
    public static void Write(SpectralMap map, string path, int frame = 0)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, map.Frames.Count);
        var plain = path.EndsWith(".xyz", StringComparison.OrdinalIgnoreCase);
        var separator = plain ? '\t' : ',';
        var counted = map.Places.IsEmpty && map.Columns.Quantity.Unit != Unit.Metre;
        TextFile.Write(path, text =>
        {
            if (!plain)
                TextFile.WriteComments(text, map, [new("spectral axis", TextFile.Heading(map.Wavenumbers.Quantity)), new("values", TextFile.Heading(map.Value))], map.Provenance);
            text.Write(plain ? "\t" : counted ? "column,row" : "x / µm,y / µm");
            foreach (var wavenumber in map.Wavenumbers.Values.Span)
                WriteCell(text, separator, wavenumber);
            text.Write('\n');
            for (var pixel = 0; pixel < map.Pixels; pixel++)
                WritePixel(text, map, pixel, frame, separator, counted);
        });
    }

    private static void WritePixel(TextWriter text, SpectralMap map, int pixel, int frame, char separator, bool counted)
    {
        var (row, column) = (pixel / map.Columns.Count, pixel % map.Columns.Count);
        var (x, y) = map.Places.IsEmpty ? (map.Columns[column], map.Rows[row]) : map.Places[pixel];
        text.Write((counted ? x : x / Micrometre).ToString("R", CultureInfo.InvariantCulture));
        WriteCell(text, separator, counted ? y : y / Micrometre);
        Span<char> digits = stackalloc char[32];
        foreach (var value in map.Span(row, column, frame))
        {
            text.Write(separator);
            value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            text.Write(digits[..length]);
        }

        text.Write('\n');
    }

    private static void WriteCell(TextWriter text, char separator, double value)
    {
        text.Write(separator);
        text.Write(value.ToString("R", CultureInfo.InvariantCulture));
    }
}
