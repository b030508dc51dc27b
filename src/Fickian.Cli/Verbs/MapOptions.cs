using System.CommandLine;
using System.Globalization;
using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Verbs;

/// <summary>What the verbs of maps have in common: which files, which band, where the times come from.</summary>
internal sealed class MapOptions
{
    /// <summary>Words for what an area is counted from.</summary>
    private static readonly string[] Baselines = ["edges", "zero", "separate"];

    /// <summary>The files.</summary>
    public Argument<string[]> Files { get; } = FilesArgument.Create("FILE", "Map series in any format that is read. Files that hold one frame each are taken together as one series in the order of their times; a file with several frames is a series by itself.");

    /// <summary>The band.</summary>
    public Option<string> Band { get; } = new("--band") { Description = "Range of the band in cm⁻¹, with some baseline on either side.", DefaultValueFactory = _ => "2250..2440" };

    /// <summary>What the area is counted from.</summary>
    public Option<string> Baseline { get; } = new Option<string>("--baseline") { Description = "Counts the area from the line through the ends of the range (edges), from zero absorbance (zero), or separates the sorbed band from gas phase and baseline by what grows inside the sample (separate).", DefaultValueFactory = _ => "edges" }.AcceptOnlyFromAmong(Baselines);

    /// <summary>The empty host.</summary>
    public Option<string?> Host { get; } = new("--host") { Description = "Spectrum of the host without the gas, in any format that is read: it is fitted beside the band and subtracted with a straight line; areas are given over the host's factor, that is per thickness of the reference." };

    /// <summary>Where the host is fitted.</summary>
    public Option<string?> Fitted { get; } = new("--fitted") { Description = "Ranges in cm⁻¹ beside the band over which the host is fitted, as in 1750..2290,2440..2670; needed with --host." };

    /// <summary>Times of the files.</summary>
    public Option<string?> Times { get; } = new("--times") { Description = "Times of the files in seconds, in the order of the files, as in 21,60,120; for files that do not state them." };

    /// <summary>Where the numbers go.</summary>
    public Option<string?> Out { get; } = new("--out") { Description = "Writes one row per pixel into this .csv or .h5." };

    /// <summary>Where the figure goes.</summary>
    public Option<string?> Figure { get; } = new("--figure") { Description = "Draws the maps into this .svg or .png." };

    /// <summary>Everything, for the command.</summary>
    public IEnumerable<Option> All => [Band, Baseline, Host, Fitted, Times, Out, Figure];

    /// <summary>Files that make one series each: all single-frame files together, and each of the others.</summary>
    public IReadOnlyList<(string Name, SpectralMap Map)> Series(ParseResult parsed, ProgressReport progress)
    {
        var files = parsed.GetRequiredValue(Files);
        var times = parsed.GetValue(Times) is { } text ? Numbers(text, files.Length) : null;
        progress.Say("reading");
        if (DataFile.Open(files[0]).Format == "omnic-spa")
            return [(files[0], OmnicFile.ReadMap(files))];
        if (files.Length == 1)
            return [(files[0], MapSeriesFile.Read(files[0]))];
        if (times is not null)
            return [(files[0], MapSeriesFile.Read(files, times))];
        var isSingle = files.Select(f => DataFile.Open(f).The<SpectralMap>().Frames.Count == 1).ToArray();
        var single = files.Where((_, i) => isSingle[i]).ToArray();
        return
        [
            .. single.Length > 0 ? new[] { (single[0], MapSeriesFile.Read(single)) } : [],
            .. files.Where((_, i) => !isSingle[i]).Select(f => (f, MapSeriesFile.Read(f))),
        ];
    }

    /// <summary>Band areas of a series, as the options ask.</summary>
    public UptakeMap Areas(ParseResult parsed, SpectralMap map)
    {
        var (low, high) = Range(parsed.GetRequiredValue(Band));
        if (parsed.GetValue(Host) is { } host)
            return OverHost(map, DataFile.Open(host).The<Spectrum>(), new Band("band", low, high), parsed.GetValue(Fitted));
        if (parsed.GetValue(Fitted) is not null)
            throw new UsageException("Ranges were given by --fitted and no host to fit there; name its spectrum by --host.");
        return parsed.GetRequiredValue(Baseline) switch
        {
            "zero" => map.BandAreas(low, high, BandFoot.Zero),
            "separate" => SorbedBand.Of(map, low, high).Areas(map),
            _ => map.BandAreas(low, high),
        };
    }

    /// <summary>Path of an output of one of several series.</summary>
    public static string PathFor(string path, string series, int count) => count == 1
        ? path
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{Path.GetFileNameWithoutExtension(series)}{Path.GetExtension(path)}");

    /// <summary>Writes one row per pixel, as text or, by the name of the file, as HDF5; whole or not at all.</summary>
    public static void Write(string path, Func<string> text, Func<Table> table)
    {
        if (Path.GetExtension(path) is ".h5" or ".hdf5" or ".nxs")
            Hdf5File.Write(path, table());
        else
            WriteWhole(path, text());
    }

    private static void WriteWhole(string path, string text)
    {
        var temporary = path + ".part";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    private static UptakeMap OverHost(SpectralMap map, Spectrum host, Band band, string? fitted)
    {
        if (fitted is null)
            throw new UsageException("Ranges beside the band were expected with --host; state them as in --fitted 1750..2290,2440..2670.");
        var ranges = fitted.Split(',', StringSplitOptions.TrimEntries).Select(Range).Select(r => new Band("host", r.Low, r.High));
        var found = new ReferenceSubtraction(host, band) { FittedRanges = [.. ranges] }.Measure(map).AreaPerScale;
        var errors = found.StandardErrors.ToArray().Where(double.IsFinite).Order().ToArray();
        return new(Array.ConvertAll(found.Histories(), v => (float)v), found.Rows, found.Columns, found.Frames)
        {
            Quantity = found.Quantity,
            Noise = errors.Length > 0 ? errors[errors.Length / 2] : double.NaN,
            Usable = map.Usable,
            Name = map.Name,
            Provenance = map.Provenance,
            Findings = map.Findings,
        };
    }

    private static (double Low, double High) Range(string text)
    {
        var parts = text.Split("..");
        return parts.Length == 2 && Number(parts[0]) is { } a && Number(parts[1]) is { } b && a != b
            ? (Math.Min(a, b), Math.Max(a, b))
            : throw new UsageException($"Two wavenumbers as in 2300..2400 were expected and '{text}' was found.");
    }

    private static double[] Numbers(string text, int count)
    {
        var numbers = text.Split(',', StringSplitOptions.TrimEntries).Select(t => Number(t) ?? throw new UsageException($"Times in seconds as in 21,60,120 were expected and '{t}' was found.")).ToArray();
        return numbers.Length == count ? numbers : throw new UsageException($"One time per file was expected; found {numbers.Length} times for {count} files.");
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
