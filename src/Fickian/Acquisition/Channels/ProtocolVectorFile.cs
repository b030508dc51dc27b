using System.Globalization;
using System.Text;

namespace Fickian.Acquisition.Channels;

/// <summary>Reads exchanges from a tab-separated file: lines that begin with <c>#</c>, a heading line, then the columns case, step, encoding, host_to_device, device_to_host, command, meaning, status.</summary>
public static class ProtocolVectorFile
{
    private const int Columns = 8;

    /// <summary>All steps, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">A line has not eight columns, or bytes that cannot be read.</exception>
    public static IReadOnlyList<ProtocolVector> Read(string path)
    {
        var vectors = new List<ProtocolVector>();
        var headed = false;
        var number = 0;
        if (!File.Exists(path))
            throw new DataFileException(path, "", "the file of recorded exchanges does not exist; check the path.");
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith('#') || line.Length == 0)
                continue;
            if (headed)
                vectors.Add(Vector(path, number, line.Split('\t')));
            headed = true;
        }

        return vectors;
    }

    private static ProtocolVector Vector(string path, int line, string[] cells)
    {
        if (cells.Length != Columns || !int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step))
            throw new DataFileException(path, $"line {line}", $"eight columns with a step number in the second were expected and {cells.Length} were found; separate them by tabs.");
        try
        {
            return new(cells[0], step, Bytes(cells[2], cells[3]), Bytes(cells[2], cells[4]), cells[5], cells[6], cells[7]);
        }
        catch (FormatException e)
        {
            throw new DataFileException(path, $"line {line}: {e.Message}", e);
        }
    }

    private static byte[]? Bytes(string encoding, string cell) => (cell, encoding) switch
    {
        ("", _) => null,
        ("(none)", _) => [],
        (_, "hex") => Convert.FromHexString(cell.Replace(" ", "", StringComparison.Ordinal)),
        (_, "text") => Unescaped(cell),
        _ => throw new FormatException($"the encoding hex or text was expected and '{encoding}' was found."),
    };

    private static byte[] Unescaped(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.AddRange(Encode(text[i]));
                continue;
            }

            var (value, length) = i + 1 < text.Length ? Escape(text, i + 1) : throw new FormatException("an escape at the end of a cell has no letter.");
            bytes.Add(value);
            i += length;
        }

        return [.. bytes];
    }

    private static (byte Value, int Length) Escape(string text, int at) => text[at] switch
    {
        'r' => ((byte)'\r', 1),
        'n' => ((byte)'\n', 1),
        't' => ((byte)'\t', 1),
        '\\' => ((byte)'\\', 1),
        'x' when at + 2 < text.Length => (byte.Parse(text.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), 3),
        _ => throw new FormatException($"one of the escapes \\r \\n \\t \\\\ \\xHH was expected and '\\{text[at]}' was found."),
    };

    // Text outside ASCII is windows-1252.
    private static byte[] Encode(char character) => character < 0x80 ? [(byte)character] : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes([character]);
}
