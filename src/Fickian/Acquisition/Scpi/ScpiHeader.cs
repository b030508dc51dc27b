namespace Fickian.Acquisition.Scpi;

/// <summary>A header of the instrument's tree as manuals write it: <c>[:SENSe]:VOLTage[:DC]:NPLCycles</c>. Capitals are the short form, brackets may be left out, any node may have a number.</summary>
internal sealed class ScpiHeader
{
    private readonly (string Short, string Long, bool Optional)[] nodes;

    public ScpiHeader(string pattern, string value, bool isEvent)
    {
        (Pattern, Value, IsEvent) = (pattern, value, isEvent);
        nodes = [.. pattern.Replace("]", "", StringComparison.Ordinal).Split(':', StringSplitOptions.RemoveEmptyEntries).Aggregate(new List<(string, string, bool)>(), Add)];
    }

    public string Pattern { get; }

    /// <summary>Value that a new instrument has; a number if only numbers are taken.</summary>
    public string Value { get; }

    /// <summary>Whether it does something and keeps nothing.</summary>
    public bool IsEvent { get; }

    /// <summary>The numbers of its nodes if a header matches, null if not: <c>SENS2:NPLC</c> has 2. No number is 1, and a node that was left out has none.</summary>
    public string? Match(IReadOnlyList<string> header) => Match(header, 0, 0, "");

    // A bracket stands before the colon of its node, so it ends the text of the node before it.
    private List<(string, string, bool)> Add(List<(string Short, string Long, bool Optional)> list, string part)
    {
        var name = part.TrimEnd('[');
        if (name.Length > 0)
            list.Add((new string([.. name.Where(char.IsUpper)]), name.ToUpperInvariant(), Pattern.Contains($"[:{name}]", StringComparison.Ordinal)));
        return list;
    }

    private string? Match(IReadOnlyList<string> header, int at, int node, string numbers)
    {
        if (node == nodes.Length)
            return at == header.Count ? numbers : null;
        if (at < header.Count)
        {
            var name = header[at].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').ToUpperInvariant();
            if ((name == nodes[node].Short || name == nodes[node].Long) && Match(header, at + 1, node + 1, $"{numbers},{Number(header[at][name.Length..])}") is { } found)
                return found;
        }

        return nodes[node].Optional ? Match(header, at, node + 1, numbers + ",") : null;
    }

    private static string Number(string digits) => digits == "1" ? "" : digits;
}
