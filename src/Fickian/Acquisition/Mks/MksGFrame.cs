using System.Text;
using System.Text.RegularExpressions;

namespace Fickian.Acquisition.Mks;

/// <summary>Message of a G-series controller: <c>@@@</c>, three digits of address, content, <c>;</c> and the checksum.</summary>
/// <remarks>The checksum is the low byte of the sum of the characters from the last @ to the semicolon, two hexadecimal digits.</remarks>
/// <param name="Address">Address of the instrument; replies have 0.</param>
/// <param name="Content">Command with ? or !, or ACK or NAK with a value.</param>
internal sealed partial record MksGFrame(int Address, string Content)
{
    /// <summary>Two instruments were seen whose refusals have a checksum too high by this.</summary>
    public const int RefusalExcess = 9;

    /// <summary>The content is a refusal.</summary>
    public bool IsRefusal => Content.StartsWith("NAK", StringComparison.Ordinal);

    /// <summary>The bytes on the line.</summary>
    public byte[] Encode(int excess = 0)
    {
        var text = $"@{Address:000}{Content};";
        return Encoding.ASCII.GetBytes($"@@{text}{(text.Sum(c => c) + excess) & 0xff:X2}");
    }

    /// <summary>Reads a message; null if it is none or its checksum does not hold. Refusals may have the wrong one of those two instruments.</summary>
    public static MksGFrame? Decode(ReadOnlySpan<byte> frame)
    {
        var match = Message().Match(Encoding.Latin1.GetString(frame));
        if (!match.Success)
            return null;
        var message = new MksGFrame(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value);
        return frame.SequenceEqual(message.Encode()) || (message.IsRefusal && frame.SequenceEqual(message.Encode(RefusalExcess))) ? message : null;
    }

    [GeneratedRegex("^@@@(\\d{3})([\\x20-\\x3a\\x3c-\\x7e]+);[0-9A-F]{2}$")]
    private static partial Regex Message();
}
