using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>What a file holds.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Format">Short name of its format.</param>
/// <param name="DataSets">Its data sets; the first is the one that the instrument's own program shows.</param>
public sealed record FileContents(string Path, string Format, ImmutableArray<IDataSet> DataSets)
{
    /// <summary>What the format's reader tells beside the format's name, for example its version or variant; empty if nothing.</summary>
    public string Variant { get; init; } = "";

    /// <summary>What the file tells that belongs to no single data set.</summary>
    public Metadata Metadata { get; init; } = Metadata.None;

    /// <summary>What is worth knowing about the file as a whole.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>SHA-256 of the file, in hexadecimal; empty until it was asked for.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The first data set of a type.</summary>
    /// <exception cref="DataFileException">The file holds none.</exception>
    public T The<T>()
        where T : IDataSet
    {
        foreach (var set in DataSets)
        {
            if (set is T found)
                return found;
        }

        var kinds = DataSets.IsEmpty ? "nothing" : string.Join(", ", DataSets.Select(s => s.Kind).Distinct(StringComparer.Ordinal));
        throw new DataFileException(Path, "", $"a {typeof(T).Name} was expected and {kinds} was found ({Format}); name another file.");
    }
}
