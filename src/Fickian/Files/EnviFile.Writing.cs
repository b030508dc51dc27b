using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Fickian.Infrared;

namespace Fickian.Files;

/// <content>Writing, as single-precision numbers pixel by pixel.</content>
public static partial class EnviFile
{
    /// <summary>Writes a map: header and data (float32, little endian, bip) under one name.</summary>
    /// <remarks>The data are written first and the header last, each under another name at first, so that a header never stands beside half its data.</remarks>
    /// <param name="path">Path of the header, ending in <c>.hdr</c>; the data stand beside it with <c>.dat</c>. Both are replaced if they exist.</param>
    /// <param name="map">Map of a single frame.</param>
    /// <exception cref="ArgumentException">The path ends otherwise, or the map has several frames.</exception>
    public static void Write(string path, SpectralMap map)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(map);
        if (!path.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The header of an ENVI cube ends in .hdr; found '{Path.GetFileName(path)}'.", nameof(path));
        if (map.Frames.Count > 1)
            throw new ArgumentException($"An ENVI cube holds one frame; '{map.Name}' has {map.Frames.Count}: write HDF5, or frame by frame.", nameof(map));
        WholeFile.Write(Path.ChangeExtension(path, ".dat"), partial => WriteValues(partial, map.Values));
        WholeFile.Write(path, partial => File.WriteAllText(partial, Header(map), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
    }

    private static void WriteValues(string path, ReadOnlyMemory<float> values)
    {
        const int block = 1 << 22;
        using var stream = File.Create(path);
        for (var at = 0L; at < values.Length; at += block)
        {
            var some = values.Span[(int)at..(int)Math.Min(values.Length, at + block)];
            if (BitConverter.IsLittleEndian)
            {
                stream.Write(MemoryMarshal.AsBytes(some));
                continue;
            }

            foreach (var value in some)
                stream.Write([.. BitConverter.GetBytes(value).Reverse()]);
        }
    }

    private static string Header(SpectralMap map)
    {
        static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        static string Plain(string text) => string.Concat(text.Select(c => c is '{' or '}' or '\r' or '\n' or ',' ? ' ' : c)).Trim();
        var axis = map.Wavenumbers.Quantity;
        var units = axis == InfraredQuantity.Wavenumber || axis == InfraredQuantity.RamanShift ? "Wavenumber" : axis.Unit.Symbol == "µm" ? "Micrometers" : axis.Unit.Symbol == "nm" ? "Nanometers" : "Unknown";
        var text = new StringBuilder("ENVI\n")
            .Append(CultureInfo.InvariantCulture, $"description = {{{Plain(map.Metadata["comment"] ?? map.Name)}}}\n")
            .Append(CultureInfo.InvariantCulture, $"samples = {map.Columns.Count}\nlines = {map.Rows.Count}\nbands = {map.Wavenumbers.Count}\n")
            .Append("header offset = 0\nfile type = ENVI Standard\ndata type = 4\ninterleave = bip\nbyte order = 0\n")
            .Append(CultureInfo.InvariantCulture, $"z plot titles = {{{(axis == InfraredQuantity.RamanShift ? "Raman shift (cm-1)" : $"{axis.Name} ({PlainUnit.Of(axis.Unit)})")}, {map.Value.Name}{(map.Value.Unit.Symbol == "%" ? " %" : "")}}}\n")
            .Append(CultureInfo.InvariantCulture, $"wavelength units = {units}\n");
        if (Pitch(map.Columns) is { } x && Pitch(map.Rows) is { } y)
            text.Append(CultureInfo.InvariantCulture, $"pixel size = {{{Number(x)}, {Number(y)}, units=Meters}}\n");
        foreach (var (key, value) in map.Metadata.Entries.Where(e => !Written.Contains(e.Key) && e.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ')))
            text.Append(CultureInfo.InvariantCulture, $"{key} = {{{Plain(value)}}}\n");
        return text.Append("wavelength = {").AppendJoin(", ", map.Wavenumbers.Values.ToArray().Select(Number)).Append("}\n").ToString();
    }

    // Keys that the map itself states, not its history.
    private static readonly HashSet<string> Written = new(StringComparer.OrdinalIgnoreCase)
    {
        "description", "comment", "samples", "lines", "bands", "header offset", "file type", "data type", "interleave", "byte order", "z plot titles",
        "wavelength units", "wavelength", "pixel size", "reflectance scale factor", "data ignore value", "map info", "fwhm", "bbl",
    };

    // Distance of neighbours in metres; null if the positions are counts or unevenly spaced. One row or column alone has no distance.
    private static double? Pitch(Axis axis)
    {
        if (axis.Quantity.Unit != Unit.Metre || axis.Count < 2)
            return null;
        var pitch = (axis.Last - axis.First) / (axis.Count - 1);
        return pitch > 0 && Enumerable.Range(0, axis.Count).All(i => Math.Abs(axis[i] - axis.First - (i * pitch)) <= 1e-6 * pitch * axis.Count) ? pitch : null;
    }
}
