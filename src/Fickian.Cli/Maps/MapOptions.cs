using System.CommandLine;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Maps;

/// <summary>What the verbs of maps have in common: which files, what is done to them first, where results go.</summary>
internal sealed class MapOptions
{
    /// <summary>The files.</summary>
    public Argument<string[]> Files { get; } = FilesArgument.Create("FILE", "Map series in any format that is read. Files that hold one frame each are taken together as one series in the order of their times; a file with several frames is a series by itself.");

    /// <summary>Times of the files.</summary>
    public Option<string?> Times { get; } = new("--times") { Description = "Times of the files in seconds, in the order of the files, as in 21,60,120; for files that do not state them." };

    /// <summary>Steps before anything is measured.</summary>
    public Option<string[]> Prepare { get; } = MapPreparation.Option();

    /// <summary>Where the numbers go.</summary>
    public Option<string?> Out { get; } = new("--out") { Description = "Writes one row per pixel into this .csv or .h5." };

    /// <summary>Where the figure goes.</summary>
    public Option<string?> Figure { get; } = new("--figure") { Description = "Draws the result into this .svg or .png." };

    /// <summary>Everything, for the command.</summary>
    public IEnumerable<Option> All => [Times, Prepare, Out, Figure];

    /// <summary>A command whose work is done on every series, with progress and cancellation.</summary>
    /// <param name="name">Name of the verb.</param>
    /// <param name="description">Help, with an example.</param>
    /// <param name="own">Options of its own.</param>
    /// <param name="error">Receives progress and findings.</param>
    /// <param name="plan">Checks the options before any file is read, and gives the work on all series.</param>
    /// <param name="hasTable">Whether there is a table to write by <c>--out</c>.</param>
    public Command Command(string name, string description, IEnumerable<Option> own, TextWriter error, Func<ParseResult, Action<IReadOnlyList<MapSeries>, ProgressReport, CancellationToken>> plan, bool hasTable = true)
    {
        var command = new Command(name, description) { Files };
        foreach (var option in own.Concat(All.Where(o => hasTable || o != Out)))
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var work = plan(parsed);
            var steps = MapPreparation.Parse(parsed.GetRequiredValue(Prepare));
            return ProgressLine.RunAsync(error, progress => Task.Run(
                () =>
                {
                    progress.Say("reading");
                    var all = Series(parsed);
                    work([.. all.Select(s => s with { Map = MapPreparation.Apply(steps, s.Map, progress, cancellation) })], progress, cancellation);
                    return ExitCode.Fine;
                }, cancellation));
        });
        return command;
    }

    /// <summary>Writes one row per pixel, as text or, by the name of the file, as HDF5; whole or not at all.</summary>
    public static void Write(string path, Func<string> text, Func<Table> table)
    {
        if (IsHdf5(path))
            Hdf5File.Write(path, table());
        else
            WholeFile.Write(path, partial => File.WriteAllText(partial, text()));
    }

    /// <summary>Whether a path names an HDF5 file.</summary>
    public static bool IsHdf5(string path) => Path.GetExtension(path).ToLowerInvariant() is ".h5" or ".hdf5" or ".nxs";

    /// <summary>Tells findings, warnings as such.</summary>
    public static void Tell(TextWriter error, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            error.WriteLine($"{(finding.Severity == Severity.Warning ? "warning: " : "")}{finding}");
    }

    // All single-frame files make one series together, each of the others one by itself.
    private IReadOnlyList<MapSeries> Series(ParseResult parsed)
    {
        var files = parsed.GetRequiredValue(Files);
        var times = parsed.GetValue(Times) is { } text ? Seconds(text, files.Length) : null;
        var isPixels = DataFile.Open(files[0]).Format == "omnic-spa";
        parsed.Require(files.Length > 1 && !isPixels, "gives the times of several files of one frame each; leave it out.", Times);
        if (isPixels)
            return [new(files[0], OmnicFile.ReadMap(files))];
        if (files.Length == 1)
            return [new(files[0], MapSeriesFile.Read(files[0]))];
        if (times is not null)
            return [new(files[0], MapSeriesFile.Read(files, times))];
        var isSingle = files.Select(f => DataFile.Open(f).The<SpectralMap>().Frames.Count == 1).ToArray();
        var single = files.Where((_, i) => isSingle[i]).ToArray();
        return
        [
            .. single.Length > 0 ? new[] { new MapSeries(single[0], MapSeriesFile.Read(single)) } : [],
            .. files.Where((_, i) => !isSingle[i]).Select(f => new MapSeries(f, MapSeriesFile.Read(f))),
        ];
    }

    private static double[] Seconds(string text, int count)
    {
        var numbers = text.Split(',', StringSplitOptions.TrimEntries).Select(t => WavenumberText.Number(t) ?? throw new UsageException($"Times in seconds as in 21,60,120 were expected and '{t}' was found.")).ToArray();
        return numbers.Length == count ? numbers : throw new UsageException($"One time per file was expected; found {numbers.Length} times for {count} files.");
    }
}
