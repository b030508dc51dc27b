using System.Globalization;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.Opus;

/// <summary>What a rig file states about a spectrometer behind OPUS.</summary>
/// <param name="IsPipe">Whether the pipe carries the commands, and not the HTTP server.</param>
/// <param name="Quiet">Silence that ends a reply on the pipe.</param>
/// <param name="Experiment">Path of the experiment at the instrument's computer; empty if it is loaded by hand.</param>
/// <param name="Folder">Folder for the files, as the instrument's computer names it; empty if none may be written.</param>
/// <param name="LocalFolder">The same folder as this computer sees it.</param>
/// <param name="ScanTime">Longest time of one scan, s.</param>
/// <param name="LongestMeasurement">Longest measurement that the rig allows, s.</param>
/// <param name="LeastFreeSpace">Free space below which nothing is measured, bytes.</param>
internal sealed record OpusOptions(
    bool IsPipe, TimeSpan Quiet, string Experiment, string Folder, string LocalFolder, double ScanTime, double LongestMeasurement, double LeastFreeSpace)
{
    /// <summary>The settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> Known { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["carrier"] = "http or pipe (pipe at an address pipe:NAME, else http)",
        ["quiet"] = "silence that ends a reply on the pipe, s (0.1)",
        ["experiment"] = "path of the experiment at the computer of OPUS, for example C:\\XPM\\uptake.xpm (none: loaded by hand)",
        ["folder"] = "folder for the spectra as the computer of OPUS names it; without it no sample is measured",
        ["local-folder"] = "the same folder as this computer sees it (folder)",
        ["scan-time"] = "longest time of one scan, s (1)",
        ["longest-measurement"] = "longest measurement that the rig allows, s (3600)",
        ["least-free-space"] = "free space below which nothing is measured, MB (100)",
    };

    /// <summary>Folder of the experiment.</summary>
    public string ExperimentFolder => Experiment[..Math.Max(0, LastSeparator)];

    /// <summary>File of the experiment.</summary>
    public string ExperimentName => Experiment[(LastSeparator + 1)..];

    private int LastSeparator => Experiment.LastIndexOfAny(['\\', '/']);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ArgumentException">A setting cannot be.</exception>
    public static OpusOptions Of(InstrumentSetup setup)
    {
        var carrier = setup.Setting("carrier", setup.Channel is PipeChannel ? "pipe" : "http");
        if (carrier is not ("http" or "pipe"))
            throw new ArgumentException($"The carrier of {setup.Name} is http or pipe and '{carrier}' was found.", nameof(setup));
        var folder = setup.Setting("folder", "");
        return new(
            carrier == "pipe",
            TimeSpan.FromSeconds(Number(setup, "quiet", 0.1, 0.001, 10)),
            setup.Setting("experiment", ""),
            folder,
            setup.Setting("local-folder", folder),
            Number(setup, "scan-time", 1, 1e-3, 3600),
            Number(setup, "longest-measurement", 3600, 1, 1e7),
            1e6 * Number(setup, "least-free-space", 100, 0, 1e9));
    }

    /// <summary>A file of OPUS as this computer sees it.</summary>
    /// <param name="path">Path at the computer of OPUS.</param>
    public string Local(string path)
    {
        var folder = Folder.TrimEnd('\\', '/');
        return folder.Length > 0 && path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(LocalFolder, path[folder.Length..].TrimStart('\\', '/').Replace('\\', Path.DirectorySeparatorChar))
            : path;
    }

    private static double Number(InstrumentSetup setup, string name, double otherwise, double least, double most) =>
        !setup.Settings.TryGetValue(name, out var text) ? otherwise
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new ArgumentException($"The setting '{name}' of {setup.Name} must be a number from {least} to {most} and '{text}' was found.", name);
}
