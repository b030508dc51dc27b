namespace Fickian.Acquisition.Scpi;

/// <summary>A message to an instrument: commands with semicolons between. A header without a leading colon continues below the node of the one before.</summary>
/// <param name="text">The line, without its LF.</param>
internal sealed class ScpiMessage(string text)
{
    public IReadOnlyList<ScpiCommand> Commands { get; } = Split(text.Trim());

    /// <summary>Whether a reading is taken, which needs its time.</summary>
    public bool Measures => Commands.Any(c => c.IsQuery && c.Nodes is [var first, ..] && (Is(first, "MEASure") || Is(first, "READ") || Is(first, "TRACe")));

    /// <summary>Whether a node is the given one, in its short or long form.</summary>
    public static bool Is(string node, string pattern) =>
        string.Equals(node, pattern, StringComparison.OrdinalIgnoreCase) || string.Equals(node, new string([.. pattern.Where(char.IsUpper)]), StringComparison.OrdinalIgnoreCase);

    private static List<ScpiCommand> Split(string text)
    {
        var commands = new List<ScpiCommand>();
        string[] path = [];
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var blank = part.IndexOf(' ', StringComparison.Ordinal);
            var (header, argument) = blank < 0 ? (part, "") : (part[..blank], part[blank..].Trim());
            var isQuery = header.EndsWith('?');
            header = header.TrimEnd('?');
            var nodes = header.Split(':', StringSplitOptions.RemoveEmptyEntries);
            if (nodes.Length == 0)
                nodes = [""];
            commands.Add(new(header, nodes, header[..Math.Min(1, header.Length)] is ":" or "*" ? [] : [.. path, .. nodes], isQuery, argument));
            path = header.StartsWith('*') ? path : nodes[..^1];
        }

        return commands;
    }
}
