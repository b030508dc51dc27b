namespace Fickian.Files;

/// <summary>What a block of a JCAMP-DX file tells beside its tables.</summary>
internal static class JcampMetadata
{
    private static readonly (string Name, string[] Labels)[] Shared =
    [
        ("instrument", ["SPECTROMETERDATASYSTEM"]),
        ("operator", ["OWNER"]),
        ("sample", ["SAMPLEDESCRIPTION"]),
        ("date", ["LONGDATE", "DATE"]),
        ("detector", ["DETECTOR"]),
        ("resolution", ["RESOLUTION"]),
        ("scans", [".AVERAGES", "AVERAGES", "COADDEDSCANS", "NUMBEROFSCANS"]),
        ("apodisation", ["APODIZATIONFUNCTION", "APODIZATION"]),
        ("comment", ["COMMENT"]),
    ];

    /// <summary>The shared names first, then every label as written; the dollar sign of private labels is left out.</summary>
    public static Metadata Of(JcampBlock block)
    {
        List<KeyValuePair<string, string>> entries = [];
        foreach (var (name, labels) in Shared)
        {
            if (labels.Select(l => block[l]).FirstOrDefault(t => t is not null) is { } text)
                entries.Add(new(name, name == "date" && block["LONGDATE"] is null && block["TIME"] is { } time ? $"{text} {time}" : text));
        }

        foreach (var record in block.Records.Where(r => !JcampBlock.IsTable(r.Label) && r.Label is not "$FINDING"))
        {
            var name = record.Name.TrimStart('$');
            if (record.Value is { Length: > 0 } text && !entries.Exists(e => e.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && e.Value == text))
                entries.Add(new(name, text));
        }

        return new(entries);
    }
}
