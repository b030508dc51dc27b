using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Opus;

/// <summary>What OPUS tells of a finished measurement.</summary>
/// <remarks>Sources put the path on the third line or the fourth, or all on one line: it is found by its quotes.</remarks>
/// <param name="Path">The file, as the computer of OPUS names it.</param>
/// <param name="FileNumber">Number of the file in the list of OPUS; null if not told.</param>
/// <param name="FileId">Identifier of the file; null if not told.</param>
internal sealed partial record OpusMeasurement(string Path, int? FileNumber, int? FileId)
{
    /// <summary>Reads it from a reply; null if the reply names no file.</summary>
    public static OpusMeasurement? Decode(OpusReply reply) =>
        File().Match(reply.Text) is { Success: true } match
            ? new(match.Groups["path"].Value, Number(match.Groups["number"]), Number(match.Groups["id"]))
            : null;

    private static int? Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("\"(?<path>[^\"\n]+)\"\\s*(?<number>\\d*)\\s*(?<id>\\d*)")]
    private static partial Regex File();
}
