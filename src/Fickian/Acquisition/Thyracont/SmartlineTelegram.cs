using System.Globalization;
using System.Text;

namespace Fickian.Acquisition.Thyracont;

/// <summary>Telegram of a Smartline gauge: address, in version 2 an access code, command, in version 2 a length, data, checksum.</summary>
/// <remarks>The checksum is the sum of all bytes before it, modulo 64, plus 64. Zero bytes on the line are noise and count nothing.</remarks>
/// <param name="Address">Address, 1 to 999.</param>
/// <param name="Access">Version 2: 0 read, 1 its reply, 2 write, 3 its reply, 7 error; version 1: null.</param>
/// <param name="Command">Two letters, or one in version 1.</param>
/// <param name="Data">What follows.</param>
internal sealed record SmartlineTelegram(int Address, int? Access, string Command, string Data)
{
    public const int Error = 7;

    /// <summary>The bytes on the line, CR included.</summary>
    public byte[] Encode()
    {
        var text = $"{Address:000}{Access}{Command}{(Access is null ? "" : Data.Length.ToString("00"))}{Data}";
        return Encoding.ASCII.GetBytes($"{text}{(char)((text.Sum(c => c) % 64) + 64)}\r");
    }

    /// <summary>Reads a telegram; null if it is none or its checksum does not hold.</summary>
    /// <param name="frame">Bytes before the CR.</param>
    /// <param name="version">Version of the protocol, 1 or 2.</param>
    public static SmartlineTelegram? Decode(ReadOnlySpan<byte> frame, int version)
    {
        var text = Encoding.Latin1.GetString(frame).Replace("\0", "", StringComparison.Ordinal);
        var head = version == 1 ? 4 : 8;
        if (text.Length < head + 1 || text.Any(c => c is < ' ' or > '\x7f') || text[^1] != (text[..^1].Sum(c => c) % 64) + 64
            || !int.TryParse(text.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var address))
        {
            return null;
        }

        var data = text[head..^1];
        if (version == 1)
            return new(address, null, text[3..4], data);

        // A reply was recorded whose length is one too small for its word (DU, mbar): words are taken as they are, numbers only with their length.
        return char.IsAsciiDigit(text[3]) && int.TryParse(text.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && (length == data.Length || (data.Length > 0 && char.IsAsciiLetterLower(data[0])))
            ? new(address, text[3] - '0', text[4..6], data)
            : null;
    }
}
