using System.Collections.Immutable;

namespace Fickian.Files;

/// <summary>One channel of a NETZSCH measurement, its segments one after the other.</summary>
/// <param name="Id">Number of the channel.</param>
/// <param name="Values">Values as stored, in <see cref="Unit"/>.</param>
/// <param name="Segments">Number of values of each segment.</param>
internal sealed record NetzschChannel(int Id, double[] Values, ImmutableArray<int> Segments)
{
    private const int Head = 0x2B22;
    private const int Segment = 0x2B23;
    private const int Doubles = 0x0F40;
    private const int Singles = 0x0F3D;

    private static readonly Dictionary<int, (string Name, string Unit)> Known = new()
    {
        [0x8C] = ("time", "min"),
        [0x8D] = ("sample temperature", "°C"),
        [0x8E] = ("dsc signal", "µV"),
        [0x90] = ("mass", "mg"),
        [0x9C] = ("purge flow 1", "ml/min"),
        [0x9D] = ("purge flow 2", "ml/min"),
        [0x9E] = ("protective flow", "ml/min"),
        [0x30] = ("furnace temperature", "°C"),
        [0x32] = ("furnace power", ""),
    };

    /// <summary>Name of what was recorded; of an unknown channel its number in hexadecimal.</summary>
    public string Name => Known.TryGetValue(Id, out var known) ? known.Name : $"{Id:x2}";

    /// <summary>Unit of the values; empty if it is not known.</summary>
    public string Unit => Known.TryGetValue(Id, out var known) ? known.Unit : "";

    /// <summary>The channels of a stream, in its order.</summary>
    public static IEnumerable<NetzschChannel> Of(NetzschStream stream)
    {
        List<(int Id, List<double[]> Parts)> channels = [];
        var inSegment = false;
        foreach (var record in stream.Records)
        {
            if (record.Reference == Head)
                channels.Add((record.Field & 0xFF, []));
            inSegment = record.IsTable ? record.Reference == Segment : inSegment;
            if (!record.IsTable && inSegment && channels.Count > 0 && record is { IsArray: true, Field: Doubles or Singles })
                channels[^1].Parts.Add(stream.Numbers(record));
        }

        return channels.Where(c => c.Parts.Count > 0).Select(c => new NetzschChannel(c.Id, [.. c.Parts.SelectMany(p => p)], [.. c.Parts.Select(p => p.Length)]));
    }
}
