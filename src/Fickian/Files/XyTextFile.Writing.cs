using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

public static partial class XyTextFile
{
    /// <summary>Writes a spectrum as comma-separated text that <see cref="Read(string)"/> reads back with every digit.</summary>
    /// <remarks>Names and units stand in the heading; provenance, metadata and findings are comments above it. Missing values are written as <c>NaN</c>. The file appears whole or not at all.</remarks>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="path">Path of the file; an existing one is replaced.</param>
    public static void Write(Spectrum spectrum, string path)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        TextFile.Write(path, text =>
        {
            TextFile.WriteComments(text, spectrum, [], spectrum.Provenance);
            text.Write($"{TextFile.Heading(spectrum.Axis.Quantity)},{TextFile.Heading(spectrum.Value)}\n");
            for (var i = 0; i < spectrum.Count; i++)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{spectrum.Axis[i]:R},{spectrum.Values.Span[i]:R}\n"));
        });
    }
}
