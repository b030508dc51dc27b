using System.Globalization;

namespace Fickian.Acquisition.Journal;

/// <summary>File names of journals.</summary>
public static class JournalName
{
    private const string Badge = "simulated";

    /// <summary>File name of a run: its title, when it began, and the badge of a simulated one.</summary>
    public static string For(string title, DateTimeOffset start, RunKind kind)
    {
        ArgumentNullException.ThrowIfNull(title);
        var plain = string.Concat(title.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
        return $"{(plain.Length > 0 ? plain : "run")}-{start.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}{(kind == RunKind.Simulated ? $".{Badge}" : "")}{JournalFormat.Extension}";
    }

    /// <summary>Path of the next segment: <c>name.002.fickian-journal</c> after <c>name.fickian-journal</c>.</summary>
    /// <param name="path">Path of a segment.</param>
    /// <param name="segment">Number of the next one.</param>
    public static string Segment(string path, int segment)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Stem(path)}.{segment.ToString("D3", CultureInfo.InvariantCulture)}{JournalFormat.Extension}");
    }

    /// <summary>Whether the name of a journal carries the badge of a simulated run.</summary>
    internal static bool IsSimulated(string path) => Path.GetFileName(path).Contains(Badge, StringComparison.OrdinalIgnoreCase);

    /// <summary>Throws unless the name of a simulated run says so.</summary>
    internal static void RequireBadge(string path, RunKind kind)
    {
        if (kind == RunKind.Simulated && !IsSimulated(path))
            throw new ArgumentException($"The name of a simulated run's journal was expected to contain '{Badge}'; found '{Path.GetFileName(path)}'.", nameof(path));
    }

    // The name without its extension and without the number of its segment.
    private static string Stem(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(JournalFormat.Extension, StringComparison.OrdinalIgnoreCase))
            name = name[..^JournalFormat.Extension.Length];
        return name is [.., '.', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9'] ? name[..^4] : name;
    }
}
