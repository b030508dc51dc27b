using System.CommandLine;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary><c>fickian convert</c>: any readable file into an open format.</summary>
internal static class ConvertVerb
{
    public static Command Create(TextWriter error)
    {
        var names = string.Join(", ", ConvertTarget.All.Select(t => t.Name));
        var files = FilesArgument.Create("FILE", "Files in any format that is read.");
        var to = new Option<string>("--to") { Description = $"Format to write: {names}.", Required = true };
        var outPath = new Option<string?>("--out") { Description = "File to write, or a folder that exists; without it, a file of the same name in the current folder." };
        var force = new Option<bool>("--force") { Description = "Replaces files that exist." };
        var command = new Command(
            "convert",
            """
            Writes what a file holds in an open format, with axes, units, metadata and findings as far as the format has a place for them.
            A file that comes out is there as a whole or not at all; one that exists is not replaced without --force.

            Example:
              dotnet run --project src/Fickian.Cli -c Release -- convert data/simulated/maps/agZIF-62-P-CO2/t00021s.hdr --to hdf5 --out .artifacts/map.h5
            """) { files, to, outPath, force };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(to);
            var target = ConvertTarget.All.FirstOrDefault(t => t.Name == name) ?? throw new UsageException($"A format to write ({names}) was expected after --to and '{name}' was found.");
            var paths = parsed.GetRequiredValue(files);
            var place = parsed.GetValue(outPath);
            if (paths.Length > 1 && place is not null && !Directory.Exists(place))
                throw new UsageException($"A folder that exists was expected after --out for several files and '{place}' was found; make it first.");
            return FileByFile.Run(paths, error, file => Convert(file, target, place, parsed.GetValue(force), error));
        });
        return command;
    }

    private static void Convert(string file, ConvertTarget target, string? place, bool force, TextWriter error)
    {
        var contents = DataFile.Open(file);
        var first = place is null ? Named(file, target) : Directory.Exists(place) ? Path.Combine(place, Named(file, target)) : place;
        var written = target.Files(first, contents).ToArray();
        if (written.Length == 0)
            throw new DataFileException(file, "", $"data that {target.Name} can hold were expected and {string.Join(", ", contents.DataSets.Select(s => s.Kind).Distinct(StringComparer.Ordinal))} was found; choose another format.");
        foreach (var path in written.SelectMany(w => target.Extensions.Select((e, i) => i == 0 ? w.Path : Path.ChangeExtension(w.Path, e))))
        {
            if (Path.GetFullPath(path) == Path.GetFullPath(file))
                throw new DataFileException(path, "", "another file was expected to be written than the one that is read; name it with --out.");
            if (!force && File.Exists(path))
                throw new DataFileException(path, "", "the file exists and was left as it is; say --force to replace it.");
        }

        foreach (var (path, part) in written)
        {
            target.Write(path, part);
            error.WriteLine($"{path}: {string.Join(", ", part.DataSets.Select(s => $"{s.Kind} {string.Join(" × ", s.Axes.Select(a => a.Count))}"))}.");
        }

        var left = contents.DataSets.Length - written.Sum(w => w.Contents.DataSets.Length);
        if (left > 0)
            error.WriteLine($"{file}: {left} data sets that {target.Name} cannot hold were left out.");
    }

    private static string Named(string file, ConvertTarget target) => Path.GetFileNameWithoutExtension(file) + target.Extensions[0];
}
