using System.Buffers.Binary;
using System.Text;

namespace Fickian.Files;

/// <summary>Named properties in the parameters of an Agilent measurement.</summary>
/// <remarks>
/// A text: int32 length and name, the words 4, 1, 4, 2, 4, 4, 4, length, 4, length, length, and the text. A number: name, type, version <c>1.00</c>, the words 1, 1, 8, and a float64.
/// </remarks>
internal static class AgilentProperties
{
    private const int LongestName = 64;
    private const int LongestText = 4096;
    private const int TextAt = 44;

    // What stands between a version and the value it belongs to.
    private const int BehindVersion = 16;

    // A version stands not further behind its property.
    private const int LongestHead = 128;

    private static ReadOnlySpan<byte> BeforeText => [4, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0];

    /// <summary>All texts by name, in the order of the file.</summary>
    public static List<KeyValuePair<string, string>> Texts(ReadOnlySpan<byte> bytes)
    {
        List<KeyValuePair<string, string>> texts = [];
        for (var at = Next(bytes, 0, BeforeText); at >= 0; at = Next(bytes, at + BeforeText.Length, BeforeText))
        {
            if (Name(bytes[..at]) is { } name && Text(bytes[at..]) is { } text)
                texts.Add(new(name, text));
        }

        return texts;
    }

    /// <summary>Where the value of a property lies; null if there is no such property.</summary>
    public static int? ValueOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> property)
    {
        var name = bytes.IndexOf(property);
        if (name < 0)
            return null;
        var head = bytes.Slice(name, Math.Min(LongestHead, bytes.Length - name));
        var version = head.IndexOf("1.00"u8);
        return version < 0 ? null : name + version + BehindVersion;
    }

    /// <summary>A number by the name of its property.</summary>
    public static double? Number(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> property) =>
        ValueOf(bytes, property) is { } at && at + sizeof(double) <= bytes.Length && BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..]) is var value && double.IsFinite(value) ? value : null;

    /// <summary>Label of the ordinates, which follows that of the wavenumbers.</summary>
    public static string Label(ReadOnlySpan<byte> bytes)
    {
        const int BehindName = 12;
        var at = bytes.IndexOf("Wavenumber"u8);
        if (at < 0 || at + 10 + BehindName > bytes.Length)
            return "";
        var rest = bytes[(at + 10)..];
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
        return length is > 0 and <= LongestName && BehindName + length <= rest.Length ? Encoding.Latin1.GetString(rest.Slice(BehindName, length)).Trim() : "";
    }

    private static int Next(ReadOnlySpan<byte> bytes, int from, ReadOnlySpan<byte> pattern)
    {
        var found = bytes[from..].IndexOf(pattern);
        return found < 0 ? -1 : from + found;
    }

    // The name ends here and its length stands before it.
    private static string? Name(ReadOnlySpan<byte> before)
    {
        for (var length = 1; length <= LongestName && length + 4 <= before.Length; length++)
        {
            var name = before[^length..];
            if (name[0] is < 0x20 or > 0x7E)
                return null;
            if (BinaryPrimitives.ReadInt32LittleEndian(before[^(length + 4)..]) == length)
                return Encoding.Latin1.GetString(name);
        }

        return null;
    }

    private static string? Text(ReadOnlySpan<byte> at)
    {
        if (at.Length < TextAt)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(at[(TextAt - 4)..]);
        return length is >= 0 and <= LongestText && TextAt + length <= at.Length ? Encoding.Latin1.GetString(at.Slice(TextAt, length)).Trim('\0', ' ') : null;
    }
}
