using System.Globalization;
using System.Text.RegularExpressions;

namespace Fickian.Files;

/// <summary>What the parameters of an OPUS file tell about the file and about each of its data blocks.</summary>
/// <remarks>
/// A data set carries the names that instruments share and its own status block; the file carries every parameter under its three letters, those of the reference measurement headed <c>reference</c>.
/// </remarks>
/// <param name="parameters">All parameter blocks but the status blocks.</param>
internal sealed partial class OpusMetadata(IReadOnlyList<OpusParameters> parameters)
{
    private const int Reference = 2;

    // Shared name -> parameter, and the one of the reference measurement where it has another name.
    private static readonly (string Name, string Key, string ReferenceKey)[] Shared =
    [
        ("instrument", "INS", "INS"),
        ("serialNumber", "SRN", "SRN"),
        ("operator", "CNM", "CNM"),
        ("sample", "SNM", "SNM"),
        ("detector", "DTC", "DTC"),
        ("resolution", "RES", "RES"),
        ("scans", "NSS", "NSR"),
        ("apodisation", "APF", "APF"),
    ];

    private readonly KeyValuePair<string, string>[] ofSample = [.. SharedOf(parameters, reference: false)];
    private readonly KeyValuePair<string, string>[] ofReference = [.. SharedOf(parameters, reference: true)];

    /// <summary>Metadata of a data block.</summary>
    /// <param name="block">The data block.</param>
    /// <param name="occurrence">Its number among the blocks of its kind, from 1.</param>
    /// <param name="status">Its status block.</param>
    public Metadata Of(OpusBlock block, int occurrence, OpusParameters status)
    {
        KeyValuePair<string, string>[] date = Date(status) is { } text ? [new("date", text)] : [];
        return new(
        [
            new("block", block.DataName),
            new("channel", block.ChannelName),
            new("occurrence", $"{occurrence}"),
            .. date,
            .. block.Channel == Reference ? ofReference : ofSample,
            .. status.Entries,
        ]);
    }

    /// <summary>Metadata of the file.</summary>
    public Metadata Of(double version, string history)
    {
        KeyValuePair<string, string>[] text = history.Length > 0 ? [new("history", history)] : [];
        var raw = parameters.SelectMany(p => p.Entries.Select(e => p.Block.Channel == Reference ? new($"reference {e.Key}", e.Value) : e));
        return new([new("version", $"{version}"), .. ofSample, .. raw, .. text]);
    }

    private static IEnumerable<KeyValuePair<string, string>> SharedOf(IReadOnlyList<OpusParameters> parameters, bool reference)
    {
        // A reference spectrum has its own settings; where the file does not repeat one, that of the sample holds.
        var order = parameters.OrderBy(p => (p.Block.Channel == Reference) == reference ? 0 : 1).ToArray();
        foreach (var (name, key, referenceKey) in Shared)
        {
            var asked = reference ? referenceKey : key;
            if (order.SelectMany(p => p.Entries).FirstOrDefault(e => e.Key == asked).Value is { Length: > 0 } text)
                yield return new(name, text);
        }
    }

    /// <summary>Date and time of a data block, ISO 8601 with its zone; as the file writes them where they are not in the usual form.</summary>
    private static string? Date(OpusParameters status)
    {
        if (status.Text("DAT") is not { Length: > 0 } date)
            return null;
        var time = status.Text("TIM") ?? "";
        var match = Stamp().Match($"{date} {time}");
        if (!match.Success || !DateTime.TryParseExact(match.Groups["when"].Value, "dd/MM/yyyy HH:mm:ss.FFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when))
            return $"{date} {time}".Trim();
        if (!match.Groups["zone"].Success)
            return when.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
        var minutes = Math.Round(60 * double.Parse(match.Groups["zone"].Value, NumberStyles.Float, CultureInfo.InvariantCulture));
        return Math.Abs(minutes) <= 14 * 60
            ? new DateTimeOffset(when, TimeSpan.FromMinutes(minutes)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture)
            : $"{date} {time}";
    }

    [GeneratedRegex(@"^(?<when>\d\d/\d\d/\d{4} \d\d:\d\d:\d\d(\.\d{1,3})?)\s*(\(GMT(?<zone>[+-]\d{1,2}(\.\d+)?)\))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Stamp();
}
