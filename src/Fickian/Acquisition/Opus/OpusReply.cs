using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Opus;

/// <summary>A reply of OPUS: lines, of which the first says whether the command was done.</summary>
/// <remarks>Split at LF, trimmed, empty lines dropped. <c>OK</c>: done. <c>Error … ID: n</c>: failed. Some users see the whole reply on one line.</remarks>
/// <param name="Lines">What was answered, without <c>OK</c>.</param>
/// <param name="IsError">Whether the command failed.</param>
/// <param name="ErrorNumber">Number of the error; null if none was given.</param>
public sealed partial record OpusReply(IReadOnlyList<string> Lines, bool IsError = false, int? ErrorNumber = null)
{
    /// <summary>All of it in one text.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Reads a reply; null if it is none.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="isPlain">Whether the command answers without <c>OK</c>: <c>COMMAND_SAY</c>, <c>GET_VERSION</c>.</param>
    internal static OpusReply? Decode(ReadOnlySpan<byte> bytes, bool isPlain = false)
    {
        string text;
        try
        {
            text = OpusText.Decode(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines.Any(l => l.Any(char.IsControl)))
            return null;
        if (lines[0].StartsWith("Error", StringComparison.Ordinal))
            return new(lines, true, Number().Match(text) is { Success: true } m && int.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
        if (isPlain)
            return new(lines);
        return lines[0] == "OK" ? new(lines[1..])
            : lines[0].StartsWith("OK ", StringComparison.Ordinal) ? new([lines[0][3..].Trim(), .. lines[1..]])
            : null;
    }

    /// <summary>The single whole number of the reply; null if it holds anything else.</summary>
    internal int? Whole() =>
        Lines.Count == 1 && int.TryParse(Lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The single number of the reply; null if it holds anything else.</summary>
    internal double? Value() =>
        Lines.Count == 1 && double.TryParse(Lines[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex(@"ID:\s*(\d+)")]
    private static partial Regex Number();
}
