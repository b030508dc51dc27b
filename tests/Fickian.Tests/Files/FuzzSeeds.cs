using System.Text;
using Fickian.Acquisition.Journal;
using Fickian.Files;
using Fickian.Infrared;
using Fickian.Tests.Acquisition.Journal;

namespace Fickian.Tests.Files;

/// <summary>A file from which the fuzzer makes damaged ones, with the files beside it.</summary>
internal sealed record FuzzSeed(string Format, string Name, byte[] Bytes, IReadOnlyDictionary<string, byte[]> Beside)
{
    public FuzzSeed(string format, string name, byte[] bytes)
        : this(format, name, bytes, new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase))
    {
    }
}

/// <summary>Small files of every format: what Fickian writes itself, what a few lines can make, and the smallest of the reference files.</summary>
internal static class FuzzSeeds
{
    private const int LargestFixture = 64 << 10;
    private const int FixturesPerFormat = 4;

    // Folders of the reference files that hold formats read today.
    private static readonly string[] Folders = ["agilent-fpa", "cif", "envi", "image", "ir-text", "isotherm", "jcamp", "mettler", "ms", "netzsch-ngb", "netzsch-text", "nmr", "omnic", "opus", "perkinelmer-ir", "perkinelmer-thermal", "pxrd", "spc", "ta-instruments", "tga-dsc-replicates", "thermal"];

    /// <summary>Seeds of every registered format; without the reference files, those that are made here.</summary>
    public static IReadOnlyList<FuzzSeed> All() => [.. Made(), .. WrittenSeeds.All(), .. ThermalSamples.All(), .. Fixtures()];

    private static IEnumerable<FuzzSeed> Made()
    {
        var map = SampleMaps.Numbered(rows: 3, columns: 2, wavenumbers: 5, frames: 1);
        var folder = Directory.CreateTempSubdirectory("fickian-fuzz");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            EnviFile.Write(At("map.hdr"), map);
            Dictionary<string, byte[]> cube = new(StringComparer.OrdinalIgnoreCase) { ["map.hdr"] = File.ReadAllBytes(At("map.hdr")), ["map.dat"] = File.ReadAllBytes(At("map.dat")) };
            yield return new("envi", "map.hdr", cube["map.hdr"], cube);
            Dictionary<string, byte[]> bil = new(StringComparer.OrdinalIgnoreCase)
            {
                ["map.hdr"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(cube["map.hdr"]).Replace("interleave = bip", "interleave = bil", StringComparison.Ordinal).Replace("byte order = 0", "byte order = 1", StringComparison.Ordinal)),
                ["map.dat"] = cube["map.dat"],
            };
            yield return new("envi", "map.hdr", bil["map.hdr"], bil);
            yield return new("zip", "map.zip", SampleFiles.Zip(cube));
            Hdf5File.Write(At("map.h5"), map with { Usable = new PixelMask(3, 2, [true, true, false, true, true, true]) }, SampleMaps.Table(), map.Mean());
            yield return new("hdf5", "map.h5", File.ReadAllBytes(At("map.h5")));
            yield return new("hdf5", "chunked.h5", SampleFiles.ChunkedHdf5(At("chunked.h5")));
            JournalSample.Write(At("run.fickian-journal"), new ManualTime());
            yield return new("fickian-journal", "run.fickian-journal", File.ReadAllBytes(At("run.fickian-journal")));
            RunHdf5.Write(At("run.h5"), RunData.Read(At("run.fickian-journal")));
            RunCsv.WriteTidy(At("run.csv"), RunData.Read(At("run.fickian-journal")));
            yield return new("run-samples", "run.csv", File.ReadAllBytes(At("run.csv")));
            yield return new("hdf5", "run.h5", File.ReadAllBytes(At("run.h5")));
            yield return new("hdf5", "point.ptir", SampleFiles.Photothermal(At("point.ptir")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        yield return new("png", "picture.png", SampleFiles.Png(7, 5));
        yield return new("bmp", "picture.bmp", SampleFiles.Bmp(7, 5));
        foreach (var (bits, format, tiled, compression) in new[] { (8, 1, false, 1), (16, 1, false, 5), (32, 3, true, 1), (32, 1, false, 8) })
            yield return new("tiff", $"picture-{bits}-{compression}.tif", SampleFiles.Tiff(33, 17, bits, format, tiled, compression));
    }

    private static IEnumerable<FuzzSeed> Fixtures()
    {
        var root = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "fixtures"));
        if (!Directory.Exists(root))
            return [];
        return
            from path in Folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*", SearchOption.AllDirectories))
            let info = new FileInfo(path)
            where info.Length is > 0 and <= LargestFixture
            orderby info.Length, path
            let seed = Fixture(path)
            where seed is not null
            group seed by seed.Format into format
            from seed in format.Take(FixturesPerFormat)
            select seed;
    }

    private static FuzzSeed? Fixture(string path)
    {
        var folder = Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Where(f => new FileInfo(f).Length <= LargestFixture);
        var beside = folder.ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes, StringComparer.OrdinalIgnoreCase);
        using var source = FileSource.InMemory(Path.GetFileName(path), beside[Path.GetFileName(path)], beside);
        return DataFile.Formats.FirstOrDefault(f => f.Recognises(source)) is { } format ? new(format.Name, source.Name, beside[source.Name], beside) : null;
    }
}
