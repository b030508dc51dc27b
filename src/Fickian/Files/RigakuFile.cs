using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>Patterns of Rigaku diffractometers: text with headers (<c>.ras</c>, also named <c>.txt</c>) and the zip archive <c>.rasx</c>.</summary>
/// <remarks>
/// <c>.ras</c>: lines <c>*KEY "value"</c>, then rows of 2θ, intensity and attenuation factor between <c>*RAS_INT_START</c> and <c>*RAS_INT_END</c>; several blocks.
/// <c>.rasx</c>: <c>DataN/ProfileN.txt</c> with the same three columns, <c>DataN/MesurementConditionsN.xml</c> with the conditions.
/// Intensity × factor; all reference files have the factor 1, so another one is a finding.
/// </remarks>
public static partial class RigakuFile
{
    private const int MostBlocks = 10_000;

    /// <summary>The text format, for <see cref="DataFile"/>.</summary>
    public static FileFormat Format { get; } = new("rigaku-ras", "Rigaku RAS", s => TextProbe.Of(s).Text.Span.TrimStart("\r\n\t "u8).StartsWith("*RAS_"u8), Read);

    /// <summary>The archive format, for <see cref="DataFile"/>.</summary>
    public static FileFormat ArchiveFormat { get; } = new("rigaku-rasx", "Rigaku RASX", s => ZipMembers.Names(s).Any(n => Profile().IsMatch(n)), ReadArchive);

    /// <summary>Reads the scans of a file, text or archive.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="DataFileException">The file is damaged or holds no scan.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return ZipMembers.Recognises(source) ? ReadArchive(source) : Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        var (text, encoding) = TextEncoding.Read(source);
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        List<KeyValuePair<string, string>> header = [];
        RigakuRows? rows = null;
        var line = 0;
        for (var start = 0; start < text.Length; line++)
        {
            var end = TextLines.End(text.Span, start);
            var content = text.Span[start..end].Trim(" \t\r"u8);
            start = end + 1;
            if (content.StartsWith("*RAS_HEADER_START"u8))
            {
                header = [];
            }
            else if (content.StartsWith("*RAS_INT_START"u8))
            {
                rows = sets.Count < MostBlocks ? new() : throw source.Wrong($"line {line + 1}", $"at most {MostBlocks} scans were expected; split the file.");
            }
            else if (content.StartsWith("*RAS_INT_END"u8) && rows is not null)
            {
                sets.Add(rows.Build(source, Name(source, header, sets.Count), new(header), ended: true));
                rows = null;
            }
            else if (content.Length > 0 && rows is not null)
            {
                rows.Add(source, content, $"line {line + 1}");
            }
            else if (content.Length > 1 && content[0] == '*' && Entry(content) is { } entry)
            {
                header.Add(entry);
            }
        }

        if (rows is not null)
            sets.Add(rows.Build(source, Name(source, header, sets.Count), new(header), ended: false));
        if (sets.Count == 0)
            throw source.Wrong("", "a scan behind '*RAS_INT_START' was expected and none was found; export the pattern again.");
        return new(source.Path, Format.Name, sets.ToImmutable()) { Variant = encoding };
    }

    internal static FileContents ReadArchive(FileSource source)
    {
        var members = ZipMembers.Unpack(source, n => Profile().IsMatch(n) || Conditions().IsMatch(n));
        var sets = ImmutableArray.CreateBuilder<IDataSet>();
        foreach (var (name, bytes) in members.Where(m => Profile().IsMatch(m.Key)).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            var rows = new RigakuRows();
            var text = (ReadOnlySpan<byte>)bytes.AsSpan(bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0);
            var number = 0;
            for (var start = 0; start < text.Length;)
            {
                var end = TextLines.End(text, start);
                number++;
                if (text[start..end].Trim(" \t\r"u8) is { Length: > 0 } row)
                    rows.Add(source, row, $"member {name}, line {number}");
                start = end + 1;
            }

            var folder = name[..(name.IndexOf('/', StringComparison.Ordinal) + 1)];
            var conditions = members.FirstOrDefault(m => m.Key.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && Conditions().IsMatch(m.Key));
            var notes = conditions.Value is null ? [] : RigakuConditions.Read(source, conditions.Key, conditions.Value);
            sets.Add(rows.Build(source, Name(source, notes, sets.Count), new(notes), ended: true));
        }

        return new(source.Path, ArchiveFormat.Name, sets.ToImmutable());
    }

    private static string Name(FileSource source, List<KeyValuePair<string, string>> header, int before)
    {
        var sample = header.Find(h => h.Key is "FILE_SAMPLE" or "SampleName").Value;
        var name = string.IsNullOrWhiteSpace(sample) ? Path.GetFileNameWithoutExtension(source.Name) : sample.Trim();
        return before == 0 ? name : $"{name} {before + 1}";
    }

    // *KEY "value"
    private static KeyValuePair<string, string>? Entry(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[1..Math.Min(line.Length, 4096)]);
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank > 0 && text[(blank + 1)..].Trim().Trim('"').Trim() is { Length: > 0 } value ? new(text[..blank], value) : null;
    }

    [GeneratedRegex(@"^Data\d+/Profile\d+\.txt$", RegexOptions.IgnoreCase)]
    private static partial Regex Profile();

    [GeneratedRegex(@"^Data\d+/Mea?surementConditions\d+\.xml$", RegexOptions.IgnoreCase)]
    private static partial Regex Conditions();
}
