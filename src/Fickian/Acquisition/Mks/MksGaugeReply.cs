using System.Text;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Mks;

/// <summary>Reply of an MKS gauge, <c>@253ACK1.10e-9;FF</c>.</summary>
/// <param name="Address">Address of the instrument, 1 to 254.</param>
/// <param name="IsAcknowledge">ACK, not NAK.</param>
/// <param name="Text">Value, or number of the refusal.</param>
internal sealed partial record MksGaugeReply(int Address, bool IsAcknowledge, string Text)
{
    /// <summary>The bytes on the line.</summary>
    public byte[] Encode() => Encoding.ASCII.GetBytes($"@{Address:000}{(IsAcknowledge ? "ACK" : "NAK")}{Text};FF");

    /// <summary>Reads a reply; null if it is none. What precedes the @ is noise.</summary>
    /// <param name="frame">Bytes before <c>;FF</c>.</param>
    public static MksGaugeReply? Decode(ReadOnlySpan<byte> frame)
    {
        var at = frame.LastIndexOf((byte)'@');
        var match = Reply().Match(at < 0 ? "" : Encoding.Latin1.GetString(frame[at..]));
        return match.Success ? new(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value == "ACK", match.Groups[3].Value) : null;
    }

    [GeneratedRegex("^@(\\d{3})(ACK|NAK)([\\x20-\\x7e]*)$")]
    private static partial Regex Reply();
}
