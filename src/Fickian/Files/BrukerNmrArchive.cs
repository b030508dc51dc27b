using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Zip archives of several Bruker NMR spectra: processings of one experiment, or several experiments.</summary>
/// <remarks>Their files bear the same names, so that each spectrum <c>1r</c> is read with its own folder and the <c>acqus</c> two folders above; the folder stands in its name. Imaginary parts and decays are left to archives of one spectrum.</remarks>
internal static class BrukerNmrArchive
{
    private const string Real = "1r";

    /// <summary>Whether an archive holds more than one spectrum.</summary>
    public static bool Recognises(FileSource source) => Spectra(source).Skip(1).Any();

    /// <summary>Reads the spectra in the order of their folders.</summary>
    /// <exception cref="DataFileException">The archive or a spectrum in it is damaged.</exception>
    public static FileContents Read(FileSource source)
    {
        var folders = Spectra(source).Select(Folder).Order(StringComparer.Ordinal).ToArray();
        var wanted = folders.SelectMany(f => new[] { $"{f}{Real}", $"{f}procs", $"{Above(f)}acqus" }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var members = ZipMembers.Unpack(source, wanted.Contains);
        return new(source.Path, BrukerNmrFile.Format.Name, [.. folders.Select(f => One(source, members, f))])
        {
            Variant = $"zip archive of {folders.Length} spectra",
            Findings = [Finding.Hint("The archive holds several spectra; imaginary parts and decays in it were left out.")],
        };
    }

    private static IDataSet One(FileSource source, IReadOnlyDictionary<string, byte[]> members, string folder)
    {
        Dictionary<string, byte[]> beside = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, path) in new[] { (Real, $"{folder}{Real}"), ("procs", $"{folder}procs"), ("acqus", $"{Above(folder)}acqus") })
        {
            if (members.TryGetValue(path, out var bytes))
                beside[name] = bytes;
        }

        try
        {
            using var member = FileSource.InMemory(Real, beside[Real], beside);
            var spectrum = BrukerNmrFile.Read(member).The<Spectrum>();
            return spectrum with { Name = $"{spectrum.Name}, {folder.TrimEnd('/')}" };
        }
        catch (DataFileException e)
        {
            throw source.Wrong($"member {folder}{Real}", e.Reason);
        }
    }

    private static IEnumerable<string> Spectra(FileSource source) => ZipMembers.Names(source)
        .Where(n => (n == Real || n.EndsWith($"/{Real}", StringComparison.Ordinal)) && !n.StartsWith("__MACOSX/", StringComparison.Ordinal));

    // With the stroke at its end; empty for the top.
    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string Above(string folder) => folder.Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 2 } parts
        ? string.Concat(parts[..^2].Select(p => $"{p}/"))
        : "";
}
