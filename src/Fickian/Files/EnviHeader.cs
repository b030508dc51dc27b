using System.Globalization;
using System.Text;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>The header of an ENVI cube: <c>key = value</c> and <c>key = { list }</c>, keys in any case.</summary>
/// <remarks>Layout: header offset, then numbers of one type; bsq [band][line][sample], bil [line][band][sample], bip [line][sample][band].</remarks>
internal sealed record EnviHeader(int Samples, int Lines, int Bands, NumberType Type, EnviInterleave Interleave, long Offset, bool BigEndian, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const long LargestHeader = 16L << 20;

    public long Count => (long)Samples * Lines * Bands;

    public string? this[string key] => Fields.FirstOrDefault(f => f.Key == key).Value;

    public static bool Begins(FileSource source) =>
        source.Length > 5 && source.Head(5).Span is [(byte)'E', (byte)'N', (byte)'V', (byte)'I', (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' or (byte)';'];

    /// <summary>Reads a header.</summary>
    /// <exception cref="DataFileException">A key is missing or says something that cannot be.</exception>
    public static EnviHeader Read(FileSource source)
    {
        if (source.Length > LargestHeader)
            throw source.Wrong("", $"an ENVI header of at most {LargestHeader >> 20} MiB was expected and {source.Length >> 20} MiB were found; check the file.");
        var fields = Parse(Encoding.Latin1.GetString(source.All().Span));
        string Stated(string key) => fields.FirstOrDefault(f => f.Key == key).Value ?? throw source.Wrong("", $"the key '{key}' was expected in the ENVI header and is missing; export again.");
        long Number(string key, string text, long lowest) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) && n >= lowest
            ? n
            : throw source.Wrong($"key '{key}'", $"a whole number of at least {lowest} was expected and '{Short(text)}' was found.");
        int Size(string key) => (int)Math.Min(int.MaxValue, Number(key, Stated(key), 1));
        long Or(string key, long absent) => fields.FirstOrDefault(f => f.Key == key).Value is { } text ? Number(key, text, 0) : absent;

        var (samples, lines, bands) = (Size("samples"), Size("lines"), Size("bands"));
        if ((Int128)samples * lines * bands > FloatStore.Largest)
            throw source.Wrong("", $"at most {FloatStore.Largest} values were expected and {samples} × {lines} × {bands} were found; split the cube.");
        var type = NumberType.Of(Number("data type", Stated("data type"), 0)) ?? throw source.Wrong("key 'data type'", $"one of {NumberType.Known} was expected and {Short(Stated("data type"))} was found (6 and 9 are complex numbers, which are no spectra).");
        var interleave = Stated("interleave").ToLowerInvariant() switch
        {
            "bsq" => EnviInterleave.Bsq,
            "bil" => EnviInterleave.Bil,
            "bip" => EnviInterleave.Bip,
            var other => throw source.Wrong("key 'interleave'", $"bsq, bil or bip was expected and '{Short(other)}' was found."),
        };
        return new(samples, lines, bands, type, interleave, Or("header offset", 0), Or("byte order", 0) == 1, fields);
    }

    /// <summary>The entries of a list, without the braces.</summary>
    public IReadOnlyList<string> List(string key) => this[key] is { } text
        ? text.Trim('{', '}', ' ', '\t').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>What the spectral axis (0) or the values (1) are, in the header's words; empty if it has none.</summary>
    public string Title(int index) => List("z plot titles") is var titles && titles.Count > index ? titles[index] : "";

    // A list may run over many lines, up to its closing brace; a line that begins with a semicolon is a comment.
    private static List<KeyValuePair<string, string>> Parse(string text)
    {
        List<KeyValuePair<string, string>> fields = [];
        StringBuilder? list = null;
        var key = "";
        foreach (var line in text.Split(['\r', '\n']).Skip(1))
        {
            if (list is null)
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                if (equals < 0 || line.TrimStart().StartsWith(';'))
                    continue;
                key = string.Join(' ', line[..equals].ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                var value = line[(equals + 1)..].Trim();
                if (!value.StartsWith('{') || value.Contains('}', StringComparison.Ordinal))
                    fields.Add(new(key, value));
                else
                    list = new StringBuilder(value);
                continue;
            }

            list.Append(' ').Append(line.Trim());
            if (!line.Contains('}', StringComparison.Ordinal))
                continue;
            fields.Add(new(key, list.ToString()));
            list = null;
        }

        return fields;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
