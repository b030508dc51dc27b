using System.Text;
using System.Text.Json;

namespace Fickian.Acquisition.Secop;

/// <summary>One line of SECoP: an action, what it is about, and JSON: <c>change cryo:target 12.5</c>.</summary>
/// <param name="Action">Action, for example <c>read</c>, <c>reply</c>, <c>error_read</c>.</param>
/// <param name="Specifier">Module and accessible, <c>cryo:target</c>; empty if there is none.</param>
/// <param name="Data">JSON; null if there is none.</param>
internal sealed record SecopMessage(string Action, string Specifier = "", JsonElement? Data = null)
{
    /// <summary>Whether it reports an error.</summary>
    public bool IsError => Action.StartsWith("error_", StringComparison.Ordinal);

    /// <summary>Whether it is sent unasked.</summary>
    public bool IsEvent => Action is "update" or "error_update" or "error_closed" or "log";

    /// <summary>Reads a line; null if it is none. CR before LF is accepted.</summary>
    public static SecopMessage? Decode(ReadOnlySpan<byte> line)
    {
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        var parts = Encoding.UTF8.GetString(line).Split(' ', 3);
        if (parts[0].Length == 0 || parts[0].Any(char.IsControl))
            return null;
        if (parts.Length < 3 || parts[2].Trim().Length == 0)
            return new(parts[0], parts.Length > 1 ? parts[1] : "");
        try
        {
            using var document = JsonDocument.Parse(parts[2]);
            return new(parts[0], parts[1], document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The line with its LF.</summary>
    public byte[] Encode() => Encoding.UTF8.GetBytes(ToString() + "\n");

    /// <inheritdoc/>
    public override string ToString() => Data is { } data ? $"{Action} {Specifier} {data.GetRawText()}" : Specifier.Length > 0 ? $"{Action} {Specifier}" : Action;
}
