using System.Text;

namespace Fickian.Files;

/// <summary>Log block of an SPC file: {uint32 size, size in memory, offset of the text, …}, then lines <c>KEY=value</c>.</summary>
internal static class SpcLog
{
    private const int HeadSize = 20;
    private const int LargestText = 1 << 20;

    /// <summary>Entries of the log; lines without a key are numbered notes.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(ByteView view, SpcHeader header, List<Finding> findings)
    {
        if (header.LogAt == 0)
            return [];
        long at = header.LogAt;
        if (at < header.Size || at + HeadSize > view.Length)
        {
            findings.Add(Finding.Warning($"The log was expected at offset {at} and the file ends before; it was left out."));
            return [];
        }

        long size = view.UInt32(at), text = view.UInt32(at + 8);
        if (text < HeadSize || text > size || at + size > view.Length)
        {
            findings.Add(Finding.Warning($"The log at offset {at} does not fit into the file; it was left out."));
            return [];
        }

        var lines = Encoding.Latin1.GetString(view.Slice(at + text, Math.Min(size - text, LargestText))).Split(['\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Select(Entry);
    }

    private static KeyValuePair<string, string> Entry(string line)
    {
        var sign = line.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 ? new(line[..sign].Trim(), line[(sign + 1)..].Trim()) : new("note", line);
    }
}
