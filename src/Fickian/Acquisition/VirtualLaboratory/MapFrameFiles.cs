using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Fickian.Infrared;

namespace Fickian.Acquisition.VirtualLaboratory;

/// <summary>Writes a map series as a camera's program exports it: one ENVI cube a frame, a text header and a file of whole numbers beside it.</summary>
/// <remarks>
/// Values are stored as 16-bit numbers, band interleaved by pixel, little endian; the header's <c>reflectance scale factor</c> is what they are to be divided by.
/// Beside the standard keys the header states <c>time since exposure</c> and how the data were made.
/// </remarks>
public static class MapFrameFiles
{
    /// <summary>Key of a header that states the time of a frame.</summary>
    public const string TimeKey = "time since exposure";

    /// <summary>Writes all frames.</summary>
    /// <param name="folder">Folder for the files; made if it does not exist. Each file appears whole or not at all.</param>
    /// <param name="map">The series.</param>
    /// <param name="stepsPerUnit">Whole numbers per unit of absorbance.</param>
    /// <param name="statements">Statements for the headers, in order.</param>
    /// <returns>Paths of the headers, in the order of the frames.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or too large for 16 bits.</exception>
    public static string[] Write(string folder, SpectralMap map, double stepsPerUnit, IEnumerable<KeyValuePair<string, string>> statements)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(statements);
        Directory.CreateDirectory(folder);
        var head = statements.ToArray();
        var digits = ((int)map.Frames.Last).ToString(CultureInfo.InvariantCulture).Length;
        var paths = new string[map.Frames.Count];
        for (var f = 0; f < paths.Length; f++)
        {
            var time = map.Frames[f];
            paths[f] = Path.Combine(folder, $"t{((long)time).ToString("D" + digits, CultureInfo.InvariantCulture)}s.hdr");
            Replace(Path.ChangeExtension(paths[f], ".img"), Numbers(map, f, stepsPerUnit));
            Replace(paths[f], Encoding.ASCII.GetBytes(Header(map, time, stepsPerUnit, head)));
        }

        return paths;
    }

    private static byte[] Numbers(SpectralMap map, int frame, double stepsPerUnit)
    {
        var count = map.Pixels * map.Wavenumbers.Count;
        var values = map.Values.Span.Slice(frame * count, count);
        var bytes = new byte[2 * count];
        for (var i = 0; i < count; i++)
        {
            var step = Math.Round(values[i] * stepsPerUnit);
            if (!(Math.Abs(step) <= short.MaxValue))
                throw new ArgumentException($"Values up to {short.MaxValue / stepsPerUnit:0.###} fit into 16 bits with {stepsPerUnit} steps a unit; found {values[i]} in frame {frame}. Use fewer steps.", nameof(map));
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), (short)step);
        }

        return bytes;
    }

    private static string Header(SpectralMap map, double time, double stepsPerUnit, KeyValuePair<string, string>[] statements)
    {
        var size = Number(map.Columns.Count > 1 ? map.Columns[1] - map.Columns[0] : 0);
        var text = new StringBuilder("ENVI\n");
        text.Append(CultureInfo.InvariantCulture, $"description = {{{Plain(map.Name)}, {Number(time)} s, {map.Provenance.ToString().ToLowerInvariant()}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"samples = {map.Columns.Count}\nlines = {map.Rows.Count}\nbands = {map.Wavenumbers.Count}\n");
        text.Append("header offset = 0\nfile type = ENVI Standard\ndata type = 2\ninterleave = bip\nbyte order = 0\n");
        text.Append(CultureInfo.InvariantCulture, $"reflectance scale factor = {Number(stepsPerUnit)}\n");
        text.Append(CultureInfo.InvariantCulture, $"z plot titles = {{Wavenumbers (cm-1), Absorbance}}\npixel size = {{{size}, {size}}}\n");
        text.Append(CultureInfo.InvariantCulture, $"{TimeKey} = {Number(time)} s\n");
        foreach (var (key, value) in statements)
            text.Append(CultureInfo.InvariantCulture, $"{key} = {Plain(value)}\n");
        return text.Append("wavelength units = Wavenumber\nwavelength = {").AppendJoin(", ", map.Wavenumbers.Values.ToArray().Select(Number)).Append("}\n").ToString();
    }

    private static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    // Braces end a value, and readers of the format expect ASCII.
    private static string Plain(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Replace('{', '(').Replace('}', ')').Replace("µ", "u", StringComparison.Ordinal).Select(c => char.IsAscii(c) ? c : '?'));

    private static void Replace(string path, byte[] bytes)
    {
        var temporary = path + ".part";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }
}
