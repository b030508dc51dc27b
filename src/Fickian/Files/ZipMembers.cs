using System.IO.Compression;

namespace Fickian.Files;

/// <summary>The files in a zip archive, unpacked in memory within limits.</summary>
/// <remarks>
/// At most 2000 members, 512 MiB each and 1 GiB in all, and no more than 200 times the archive's size once 16 MiB are unpacked: what comes out is counted, what the archive declares is not trusted.
/// Nothing is written to disk. Folders are dropped from the names; <c>__MACOSX</c>, <c>._*</c> and <c>Thumbs.db</c> are left out, and so are archives in the archive.
/// </remarks>
internal static class ZipMembers
{
    private const int MostMembers = 2000;
    private const long LargestMember = 512L << 20;
    private const long LargestAll = 1L << 30;
    private const long FreeOfRatio = 16L << 20;
    private const long LargestRatio = 200;

    public static bool Recognises(FileSource source) => source.Length >= 4 && source.Head(4).Span.SequenceEqual("PK\u0003\u0004"u8);

    /// <summary>Names and bytes of the members.</summary>
    /// <exception cref="DataFileException">The archive is damaged or exceeds a limit.</exception>
    public static IReadOnlyDictionary<string, byte[]> Unpack(FileSource source)
    {
        using var archive = Open(source);
        Dictionary<string, byte[]> members = new(StringComparer.OrdinalIgnoreCase);
        var left = Math.Min(LargestAll, Math.Max(FreeOfRatio, LargestRatio * source.Length));
        foreach (var entry in Wanted(archive))
        {
            var bytes = Unpack(source, entry, Math.Min(left, LargestMember));
            left -= bytes.Length;
            if (!members.TryAdd(Printable(entry.Name), bytes))
                throw source.Wrong($"member {Printable(entry.FullName)}", "each name was expected once, whatever its folder, and this one stands there again; pack the files anew.");
        }

        return members;
    }

    /// <summary>Full names of the members, for formats that are archives of their own; none where the file is no sound archive.</summary>
    public static IReadOnlyList<string> Names(FileSource source)
    {
        if (!Recognises(source))
            return [];
        try
        {
            using var archive = Open(source);
            return [.. archive.Entries.Select(e => Printable(e.FullName))];
        }
        catch (DataFileException)
        {
            return [];
        }
    }

    /// <summary>Bytes of the wanted members by their full names.</summary>
    /// <exception cref="DataFileException">The archive is damaged, exceeds a limit or holds a name twice.</exception>
    public static IReadOnlyDictionary<string, byte[]> Unpack(FileSource source, Func<string, bool> wanted)
    {
        using var archive = Open(source);
        Dictionary<string, byte[]> members = new(StringComparer.OrdinalIgnoreCase);
        var left = Math.Min(LargestAll, Math.Max(FreeOfRatio, LargestRatio * source.Length));
        foreach (var entry in archive.Entries.Where(e => wanted(e.FullName)))
        {
            var bytes = Unpack(source, entry, Math.Min(left, LargestMember));
            left -= bytes.Length;
            if (!members.TryAdd(Printable(entry.FullName), bytes))
                throw source.Wrong($"member {Printable(entry.FullName)}", "each name was expected once and this one stands there again; the archive is damaged.");
        }

        return members;
    }

    private static ZipArchive Open(FileSource source)
    {
        var stream = source.AsStream();
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostMembers)
                throw source.Wrong("", $"at most {MostMembers} members were expected in an archive and {archive.Entries.Count} were found; unpack it and name the files.");
            return archive;
        }
        catch (Exception e) when (IsDamage(e))
        {
            stream.Dispose();
            throw Damaged(source, e);
        }
    }

    private static IEnumerable<ZipArchiveEntry> Wanted(ZipArchive archive) => archive.Entries.Where(e =>
        e.Name.Length > 0
        && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && !e.Name.StartsWith("._", StringComparison.Ordinal)
        && !e.Name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase)
        && !e.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));

    // A damaged name may hold a line end, and a message is one line.
    private static string Printable(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));

    private static byte[] Unpack(FileSource source, ZipArchiveEntry entry, long limit)
    {
        try
        {
            using var packed = entry.Open();
            using var unpacked = new MemoryStream((int)Math.Clamp(entry.Length, 0, Math.Min(limit, 8 * source.Length)));
            var block = new byte[1 << 16];
            for (int read; (read = packed.Read(block)) > 0;)
            {
                if (unpacked.Length + read > limit)
                    throw source.Wrong($"member {Printable(entry.FullName)}", $"at most {limit >> 20} MiB were expected and more come out; the archive is damaged or hostile.");
                unpacked.Write(block, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(source, e);
        }
    }

    // What System.IO.Compression throws on damaged archives.
    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;

    private static DataFileException Damaged(FileSource source, Exception e) =>
        new(source.Path, $"a sound zip archive was expected ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); copy it again or unpack it and name the files.", e);
}
