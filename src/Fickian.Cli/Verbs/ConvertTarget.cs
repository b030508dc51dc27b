using Fickian.Files;
using Fickian.Infrared;

namespace Fickian.Cli.Verbs;

/// <summary>A format into which <c>convert</c> writes.</summary>
/// <param name="Name">Name after <c>--to</c>.</param>
/// <param name="Extensions">Extensions of the files that come out of one; the first is that of the file to name.</param>
/// <param name="Takes">Whether a data set can be written.</param>
/// <param name="Write">Writes a file's contents, or one data set of them, to a path.</param>
/// <param name="Together">Whether all data sets go into one file; else each gets its own.</param>
internal sealed record ConvertTarget(string Name, string[] Extensions, Func<IDataSet, bool> Takes, Action<string, FileContents> Write, bool Together)
{
    /// <summary>Every format, by name.</summary>
    public static IReadOnlyList<ConvertTarget> All { get; } =
    [
        new("csv", [".csv"], CsvFile.Takes, (path, contents) => CsvFile.Write(path, contents.DataSets[0]), Together: false),
        new("json", [".json"], _ => true, JsonFile.Write, Together: true),
        new("hdf5", [".h5"], _ => true, (path, contents) => Hdf5File.Write(path, contents.DataSets), Together: true),
        new("envi", [".hdr", ".dat"], set => set is SpectralMap, (path, contents) => EnviFile.Write(path, (SpectralMap)contents.DataSets[0]), Together: false),
        new("jcamp", [".jdx"], set => set is Spectrum, (path, contents) => JcampFile.Write((Spectrum)contents.DataSets[0], path), Together: false),
    ];

    /// <summary>Files to write, each with what goes into it.</summary>
    /// <param name="path">Path of the first.</param>
    /// <param name="contents">What the source holds.</param>
    public IEnumerable<(string Path, FileContents Contents)> Files(string path, FileContents contents)
    {
        var taken = contents.DataSets.Where(Takes).ToArray();
        if (Together)
            return [(path, contents)];
        return taken.Select((set, i) => (i == 0 ? path : Numbered(path, i + 1), contents with { DataSets = [set] }));
    }

    private static string Numbered(string path, int number) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}");
}
