using System.Globalization;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>A telegram of Pfeiffer's RS-485 protocol: address (3), action (00 read, 10 write or reply), parameter (3), length (2), data, sum of all characters modulo 256 (3), CR.</summary>
/// <param name="Address">Address of the device, 1 to 255.</param>
/// <param name="IsWrite">Whether it sets something or is a reply; else it asks.</param>
/// <param name="Parameter">Number of the parameter.</param>
/// <param name="Data">Its data as text; a question has <c>=?</c>.</param>
public sealed record PfeifferTelegram(int Address, bool IsWrite, int Parameter, string Data)
{
    /// <summary>Data of a question.</summary>
    public const string Question = "=?";

    private const int HeaderLength = 10;
    private const int CheckLength = 3;

    /// <summary>Reads a telegram without its CR; null if it is none, or its length or sum is wrong.</summary>
    /// <param name="text">The characters.</param>
    public static PfeifferTelegram? Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < HeaderLength + CheckLength
            || Digits(text, 0, 3) is not { } address
            || text[3] is not ('0' or '1')
            || text[4] != '0'
            || Digits(text, 5, 3) is not { } parameter
            || Digits(text, 8, 2) != text.Length - HeaderLength - CheckLength
            || Digits(text, text.Length - CheckLength, CheckLength) != Sum(text.AsSpan(0, text.Length - CheckLength)))
        {
            return null;
        }

        return new(address, text[3] == '1', parameter, text[HeaderLength..^CheckLength]);
    }

    /// <summary>The characters, with the CR.</summary>
    public string Encode()
    {
        var body = $"{Address:000}{(IsWrite ? 1 : 0)}0{Parameter:000}{Data.Length:00}{Data}";
        return $"{body}{Sum(body):000}\r";
    }

    private static int Sum(ReadOnlySpan<char> text)
    {
        var sum = 0;
        foreach (var c in text)
            sum += c;
        return sum % 256;
    }

    private static int? Digits(string text, int at, int count) =>
        int.TryParse(text.AsSpan(at, count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
