using System.Collections.Immutable;
using System.Text;

namespace Fickian.Files;

/// <summary>Patterns of Siemens and Bruker diffractometers in the binary files <c>.raw</c> of versions 1 to 4.</summary>
/// <remarks>
/// Little endian; the first letters tell the version: <c>RAW </c> (1), <c>RAW2</c> (2), <c>RAW1.01</c> (3), <c>RAW4.00</c> (4). Each range becomes a pattern of float32 counts at equal steps.
/// Versions 3 and 4 were compared with exports of other programs; 1 and 2 follow published descriptions only and say so in a finding.
/// Refused: records of other than 4 bytes, which obfuscated exports have, and files of STOE that begin alike.
/// </remarks>
public static class BrukerRawFile
{
    private const int Shortest = 64;

    /// <summary>The format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("bruker-raw", "Bruker RAW", Recognises, Read);

    /// <summary>Reads the ranges of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is damaged or of another version.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var bytes = new ByteView(source, source.All());
        var magic = Encoding.Latin1.GetString(bytes.Slice(0, 7, "header"));
        var (version, sets) = magic switch
        {
            "RAW4.00" => ("4", BrukerRaw4.Ranges(bytes)),
            "RAW1.01" => ("3", BrukerRaw3.Ranges(bytes)),
            _ when magic.StartsWith("RAW2", StringComparison.Ordinal) => ("2", BrukerRaw2.Ranges(bytes)),
            _ when magic.StartsWith("RAW ", StringComparison.Ordinal) => ("1", BrukerRaw1.Ranges(bytes)),
            _ => throw source.Wrong("offset 0", $"'RAW ', 'RAW2', 'RAW1.01' or 'RAW4.00' was expected and '{TextLines.Excerpt(bytes.Slice(0, 8))}' was found, which is no Bruker version that is read; export the pattern as .xy."),
        };
        if (sets.IsEmpty)
            throw source.Wrong("", "a range with intensities was expected and none was found; export the pattern as .xy.");
        ImmutableArray<Finding> findings = version is "1" or "2" ? [Finding.Warning($"The layout of version {version} follows published descriptions; compare the pattern once with an export of another program.")] : [];
        return new(source.Path, Format.Name, sets) { Variant = $"version {version}", Findings = findings };
    }

    // A text that happens to begin with 'RAW ' holds no zero byte.
    private static bool Recognises(FileSource source)
    {
        var head = source.Head(Shortest).Span;
        return head.Length == Shortest && (head.StartsWith("RAW "u8) || head.StartsWith("RAW2"u8) || head.StartsWith("RAW1.01"u8) || head.StartsWith("RAW4.00"u8) || head.StartsWith("RAW_1.0"u8)) && head.Contains((byte)0);
    }
}
