using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>Files of any known format in a zip archive.</summary>
/// <remarks>The members are neighbours of each other, so that a header finds its data. Members in no known format are named in a finding. Limits: 2000 members, 1 GiB unpacked.</remarks>
public static class ZippedFile
{
    /// <summary>The format, as <see cref="DataFile"/> knows it.</summary>
    public static FileFormat Format { get; } = new("zip", "zip archive", ZipMembers.Recognises, Read);

    /// <summary>Reads the data sets of all members.</summary>
    /// <param name="path">Path of the archive.</param>
    /// <exception cref="DataFileException">The archive is damaged, exceeds a limit or holds no file in a known format.</exception>
    public static FileContents Read(string path)
    {
        using var source = FileSource.Open(path);
        return Read(source);
    }

    internal static FileContents Read(FileSource source)
    {
        if (BrukerNmrArchive.Recognises(source))
            return BrukerNmrArchive.Read(source);
        var members = ZipMembers.Unpack(source);
        List<FileContents> read = [];
        List<string> unknown = [];

        // A member is looked at once: what its text says is kept with it.
        var found = members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => FileSource.InMemory(m.Key, m.Value, members)).Select(m => (Member: m, Format: FormatOf(m))).ToArray();
        var experiment = Array.Exists(found, f => f.Format == BrukerNmrFile.Format);
        foreach (var (member, format) in found)
        {
            // An NMR experiment brings dozens of files of settings, some of which look like tables.
            if (format is null || (experiment && format != BrukerNmrFile.Format))
                unknown.Add(member.Name);
            else
                Add(read, source, () => format.Read(member));
            member.Dispose();
        }

        if (read.Count == 0)
            throw source.Wrong("", $"a member in a known format was expected and {(members.Count == 0 ? "none" : string.Join(", ", members.Keys.Order(StringComparer.Ordinal).Take(5)))} was found; unpack the archive and name one of its files.");
        return new(source.Path, read[0].Format, [.. read.SelectMany(r => r.DataSets)])
        {
            Variant = $"zip archive of {members.Count} members",
            Metadata = read[0].Metadata,
            Findings = [.. read.SelectMany(r => r.Findings), .. Unknown(unknown)],
        };
    }

    private static FileFormat? FormatOf(FileSource member) => member.Length == 0 || ZipMembers.Recognises(member) ? null : DataFile.Formats.FirstOrDefault(f => f != Format && f.Recognises(member));

    // A header and its data are two members and one data set, whichever of them was asked first.
    private static void Add(List<FileContents> read, FileSource archive, Func<FileContents> member)
    {
        try
        {
            var contents = member();
            if (!read.Exists(r => r.Path == contents.Path))
                read.Add(contents);
        }
        catch (DataFileException e)
        {
            throw archive.Wrong(e.Position.Length == 0 ? e.Path : $"{e.Path}, {e.Position}", e.Reason);
        }
    }

    private static ImmutableArray<Finding> Unknown(List<string> names) => names.Count == 0
        ? []
        : [Finding.Hint($"{names.Count} members are in no known format and were left out: {string.Join(", ", names.Take(5))}{(names.Count > 5 ? ", …" : "")}.")];
}
