using System.Collections.Immutable;

namespace Fickian;

/// <summary>What a file tells beside its values: texts by name, in the order of the file.</summary>
/// <remarks>
/// Names that instruments share are written alike by every reader: <c>instrument</c>, <c>serialNumber</c>, <c>operator</c>, <c>sample</c>, <c>sampleMass</c>, <c>date</c>,
/// <c>detector</c>, <c>resolution</c>, <c>scans</c>, <c>apodisation</c>, <c>comment</c>. All other names stand as in the file.
/// A name that occurs again gets a number: <c>comment</c>, <c>comment 2</c>.
/// </remarks>
public sealed class Metadata
{
    private readonly ImmutableDictionary<string, int> places;

    /// <summary>Keeps texts by name.</summary>
    public Metadata(IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var kept = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var known = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> repeats = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, text) in entries)
        {
            var unique = name;
            while (known.ContainsKey(unique))
                unique = $"{name} {repeats[name] = repeats.GetValueOrDefault(name, 1) + 1}";
            known.Add(unique, kept.Count);
            kept.Add(new(unique, text));
        }

        Entries = kept.DrainToImmutable();
        places = known.ToImmutable();
    }

    /// <summary>No metadata.</summary>
    public static Metadata None { get; } = new([]);

    /// <summary>Names and texts, in the order of the file.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Entries { get; }

    /// <summary>Text under a name, whatever its case; null if the file tells none.</summary>
    public string? this[string name] => places.TryGetValue(name, out var i) ? Entries[i].Value : null;

    /// <summary>The same with one more entry at the end.</summary>
    public Metadata With(string name, string text) => new([.. Entries, new(name, text)]);
}
