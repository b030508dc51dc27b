using System.Text;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>A message of EI-Bisynch: STX, mnemonic, value, ETX, check. The check is the exclusive or of everything after STX up to and with ETX.</summary>
/// <param name="Mnemonic">Two letters; empty if the controller was asked for nothing.</param>
/// <param name="Value">Value as text.</param>
internal sealed record BisynchMessage(string Mnemonic, string Value)
{
    public const byte StartOfText = 0x02;
    public const byte EndOfText = 0x03;
    public const byte EndOfTransmission = 0x04;
    public const byte Enquiry = 0x05;
    public const byte Acknowledge = 0x06;
    public const byte NotAcknowledge = 0x15;

    /// <summary>Reads a message from its STX to its check; null if the check does not hold or it is none.</summary>
    public static BisynchMessage? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 3 || bytes[0] != StartOfText || bytes[^2] != EndOfText || bytes[^1] != Check(bytes[1..^1]))
            return null;
        var text = Encoding.ASCII.GetString(bytes[1..^2]);
        return text.Length == 0 ? new("", "") : text.Length < 2 ? null : new(text[..2], text[2..]);
    }

    public byte[] Encode()
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(Mnemonic + Value), EndOfText];
        return [StartOfText, .. body, Check(body)];
    }

    /// <summary>Question for a value: EOT, group and unit with each digit doubled, mnemonic, ENQ.</summary>
    public static byte[] Ask(int group, int unit, string mnemonic) => [.. Address(group, unit), .. Encoding.ASCII.GetBytes(mnemonic), Enquiry];

    /// <summary>The message as a command to a unit.</summary>
    public byte[] Command(int group, int unit) => [.. Address(group, unit), .. Encode()];

    /// <summary>EOT, group and unit with each digit doubled.</summary>
    public static byte[] Address(int group, int unit) =>
        [EndOfTransmission, (byte)('0' + group), (byte)('0' + group), (byte)('0' + unit), (byte)('0' + unit)];

    private static byte Check(ReadOnlySpan<byte> bytes)
    {
        byte check = 0;
        foreach (var b in bytes)
            check ^= b;
        return check;
    }
}
