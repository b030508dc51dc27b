using System.Globalization;
using Fickian.Infrared;

namespace Fickian.Files;

/// <summary>Map series: one file that holds all frames, or one file a frame, as most cameras write them.</summary>
/// <remarks>
/// Frames of several files are put in the order of their times, which the files state as <c>time since exposure</c> in seconds, or as the time of their only frame.
/// All frames share rows, columns and wavenumbers. Files made by the virtual laboratory say so and stay marked as simulated.
/// </remarks>
public static class MapSeriesFile
{
    private const string TimeKey = "time since exposure";

    /// <summary>Reads a series.</summary>
    /// <param name="path">Path of a file, or of several with <c>*</c> and <c>?</c> in the name.</param>
    /// <exception cref="DataFileException">No file is found, one cannot be read, or they do not fit together.</exception>
    public static SpectralMap Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var name = Path.GetFileName(path);
        if (!name.Contains('*', StringComparison.Ordinal) && !name.Contains('?', StringComparison.Ordinal))
            return Read([path]);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new DataFileException(path, "", "the folder does not exist; check the path.");
        var found = Directory.GetFiles(folder, name).Order(StringComparer.Ordinal).ToArray();
        return found.Length > 0 ? Read(found) : throw new DataFileException(path, "", "files were expected and none has such a name; check the path.");
    }

    /// <summary>Reads a series from files.</summary>
    /// <param name="paths">Paths of the files, in any order.</param>
    /// <param name="times">Time of each file's frame, s; null to take them from the files, [files].</param>
    /// <exception cref="DataFileException">A file cannot be read, holds no map, or does not fit the others.</exception>
    public static SpectralMap Read(IReadOnlyList<string> paths, double[]? times = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new ArgumentException("At least one file was expected; found none.", nameof(paths));
        if (times is not null && times.Length != paths.Count)
            throw new ArgumentException($"One time per file was expected; found {times.Length} times for {paths.Count} files.", nameof(times));
        var maps = paths.Select((p, i) => (Path: p, Map: Marked(DataFile.Open(p).The<SpectralMap>()), Time: times?[i])).ToArray();
        if (maps.Length == 1)
            return maps[0].Map is { Frames.Count: 1 } only && (times is not null || only.Metadata[TimeKey] is not null) ? Joined([(maps[0].Path, only, maps[0].Time ?? TimeOf(maps[0].Path, only))]) : maps[0].Map;
        return Joined([.. maps.Select(m => (m.Path, m.Map, Time: m.Time ?? TimeOf(m.Path, m.Map))).OrderBy(m => m.Time)]);
    }

    private static SpectralMap Joined((string Path, SpectralMap Map, double Time)[] frames)
    {
        var first = frames[0].Map;
        foreach (var (path, map, _) in frames)
        {
            if (!Fits(map.Wavenumbers, first.Wavenumbers) || !Fits(map.Rows, first.Rows) || !Fits(map.Columns, first.Columns))
                throw new DataFileException(path, "", $"a frame with the rows, columns and wavenumbers of '{Path.GetFileName(frames[0].Path)}' was expected and others were found; name only files of one series.");
        }

        for (var i = 1; i < frames.Length; i++)
        {
            if (!(frames[i].Time > frames[i - 1].Time))
                throw new DataFileException(frames[i].Path, "", $"a time of its own was expected and {frames[i].Time} s was found, which '{Path.GetFileName(frames[i - 1].Path)}' has too.");
        }

        var values = new float[first.Values.Length * (long)frames.Length];
        for (var i = 0; i < frames.Length; i++)
            frames[i].Map.Values.Span.CopyTo(values.AsSpan(i * first.Values.Length));
        return new(values, first.Wavenumbers, first.Rows, first.Columns, new Axis(Quantity.Time, Array.ConvertAll(frames, f => f.Time)))
        {
            Name = first.Metadata["sample"] is { } sample ? $"{sample}{(first.Metadata["gas"] is { } gas ? $", {gas}" : "")}" : first.Name,
            Value = first.Value,
            Metadata = first.Metadata,
            Provenance = first.Provenance,
            Usable = first.Usable,
            Findings = [.. frames.SelectMany(f => f.Map.Findings).Distinct().Take(20)],
        };
    }

    private static bool Fits(Axis a, Axis b) => a.Values.Span.SequenceEqual(b.Values.Span);

    private static SpectralMap Marked(SpectralMap map) =>
        string.Equals(map.Metadata["provenance"], "simulated", StringComparison.OrdinalIgnoreCase) ? map with { Provenance = Provenance.Simulated } : map;

    private static double TimeOf(string path, SpectralMap map)
    {
        if (map.Frames.Count > 1)
            throw new DataFileException(path, "", $"a file with one frame was expected among several and {map.Frames.Count} frames were found; name it alone.");
        var stated = map.Metadata[TimeKey]?.Trim('{', '}', ' ');
        if (stated is null)
            throw new DataFileException(path, "", $"the time of the frame was expected as '{TimeKey}' and is not stated; give the times of the files, in seconds.");
        var number = stated.EndsWith('s') ? stated[..^1] : stated;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time)
            ? time
            : throw new DataFileException(path, $"key '{TimeKey}'", $"seconds were expected, as '21 s', and '{stated}' was found.");
    }
}
