using Fickian.Acquisition.Journal;
using Fickian.Files;

namespace Fickian.Cli.Verbs;

/// <summary>Into what a journal is exported.</summary>
/// <param name="Name">Word behind <c>--to</c>.</param>
/// <param name="Ending">Ending of the file's name.</param>
internal sealed record RecoverTarget(string Name, string Ending)
{
    public const string Uptake = "uptake";

    private static readonly RecoverTarget[] All = [new("hdf5", ".h5"), new("csv", ".csv"), new("wide", "-wide.csv"), new(Uptake, "-uptake.csv")];

    public static string Names => string.Join(", ", All.Select(t => t.Name));

    public string? Place { get; init; }

    public bool Force { get; init; }

    public string? Channel { get; init; }

    public string Marker { get; init; } = "";

    public int Occurrence { get; init; }

    public static RecoverTarget Of(string name) =>
        All.FirstOrDefault(t => t.Name == name) ?? throw new UsageException($"A format to write ({Names}) was expected after --to and '{name}' was found.");

    /// <summary>Writes the export of a journal.</summary>
    /// <returns>A sentence about the file that was written.</returns>
    public string Export(string journal)
    {
        var named = Path.GetFileNameWithoutExtension(journal) + Ending;
        var path = Place is null ? named : Directory.Exists(Place) ? Path.Combine(Place, named) : Place;
        if (Path.GetFullPath(path) == Path.GetFullPath(journal))
            throw new DataFileException(path, "", "another file was expected to be written than the journal; name it with --out.");
        if (!Force && File.Exists(path))
            throw new DataFileException(path, "", "the file exists and was left as it is; say --force to replace it.");
        var run = RunData.Read(journal);
        switch (Name)
        {
            case "hdf5":
                RunHdf5.Write(path, run);
                return $"{path}: {run.Channels.Length} channels, {run.Spectra.Length} series of spectra, {run.Entries.Length} other entries.";
            case "csv":
                RunCsv.WriteTidy(path, run);
                return $"{path}: {run.Channels.Sum(c => c.Samples.Length)} samples.";
            case "wide":
                RunCsv.WriteWide(path, run);
                return $"{path}: {run.Channels.Length} channels.";
            default:
                return Curve(path, run);
        }
    }

    private string Curve(string path, RunData run)
    {
        var name = Channel ?? (run.Channels is [var only] ? only.Channel.Name : throw new DataFileException(run.Path, "", $"one channel was expected and {(run.Channels.IsEmpty ? "none with samples" : string.Join(", ", run.Channels.Select(c => $"'{c.Channel.Name}'")))} was found; name one with --channel."));
        var curve = RunUptake.Of(run, name, Marker, Occurrence);
        UptakeFile.Write(path, curve, RunUptake.Statements(run, curve));
        return $"{path}: {curve.Count} points of '{name}' from the marker '{Marker}' on{string.Concat(curve.Findings.Select(f => $"; {f.Message.TrimEnd('.')}"))}.";
    }
}
