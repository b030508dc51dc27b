using System.Text;

namespace Fickian.Acquisition.MettlerToledo;

/// <summary>A line of a balance in MT-SICS: an id, a status, fields of which some are in quotes.</summary>
/// <param name="Id">Id: <c>S</c>, <c>I4</c>, or one of the errors <c>ES</c>, <c>ET</c>, <c>EL</c>, <c>EI</c>.</param>
/// <param name="Status">Status: <c>A</c> done, <c>B</c> more follows, <c>I</c> not now, <c>L</c> refused, <c>+</c> or <c>-</c> out of range; empty for an error.</param>
/// <param name="Fields">What follows, without quotes.</param>
/// <param name="Line">The whole line.</param>
internal sealed record SicsReply(string Id, string Status, IReadOnlyList<string> Fields, string Line)
{
    private static readonly Dictionary<string, string> Errors = new(StringComparer.Ordinal)
    {
        ["ES"] = "it does not know the command",
        ["ET"] = "the characters came damaged (parity, speed)",
        ["EL"] = "it cannot do that with these values",
        ["EI"] = "it cannot do that now",
    };

    public bool IsError => Errors.ContainsKey(Id);

    /// <summary>What an error or a refusal means.</summary>
    public string Reason => Errors.GetValueOrDefault(Id) ?? Status switch
    {
        "I" => "it is busy or not stable",
        "L" => "it refuses the values, or cannot do that as it is set up",
        "+" => "the load is above its range",
        "-" => "the load is below its range",
        _ => "it gives no reason",
    };

    /// <summary>Reads a line; null if it is none: characters that do not belong there, quotes that do not close.</summary>
    /// <param name="frame">Line without its end.</param>
    public static SicsReply? Decode(ReadOnlySpan<byte> frame)
    {
        if (frame.IsEmpty || frame.ContainsAnyExceptInRange((byte)0x20, (byte)0x7e))
            return null;
        var line = Encoding.ASCII.GetString(frame);
        if (Words(line) is not [var id, .. var rest] || !id.All(c => c is '@' or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            return null;
        return rest is [var status, .. var fields] ? new(id, status, fields, line) : Errors.ContainsKey(id) ? new(id, "", [], line) : null;
    }

    private static List<string>? Words(string line)
    {
        var words = new List<string>();
        for (var i = 0; i < line.Length;)
        {
            if (line[i] == ' ')
            {
                i++;
                continue;
            }

            var quoted = line[i] == '"';
            var from = quoted ? i + 1 : i;
            var end = line.IndexOf(quoted ? '"' : ' ', from);
            if (quoted && (end < 0 || (end + 1 < line.Length && line[end + 1] != ' ')))
                return null;
            words.Add(end < 0 ? line[from..] : line[from..end]);
            i = end < 0 ? line.Length : end + 1;
        }

        return words;
    }
}
