using System.Buffers;
using System.Text;

namespace Fickian.Acquisition.Opus;

/// <summary>Text of OPUS on the line: windows-1252, strictly. What does not fit is refused, not replaced.</summary>
internal static class OpusText
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("'\"{}[]");
    private static readonly Encoding Strict = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly Encoding Loose = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Bytes of a command.</summary>
    /// <param name="command">One line without its end.</param>
    /// <exception cref="ArgumentException">A character cannot be sent: it is no character of windows-1252, or would end the command.</exception>
    public static byte[] Encode(string command)
    {
        if (command.Any(char.IsControl))
            throw new ArgumentException("A command of OPUS is one line without control characters; nothing was sent.", nameof(command));
        try
        {
            return Strict.GetBytes(command);
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException($"OPUS knows the characters of windows-1252 and '{e.CharUnknown}' is none of them; nothing was sent. Write the name without it.", nameof(command), e);
        }
    }

    /// <summary>Text of a reply.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Strict.GetString(bytes);

    /// <summary>Text of a command as the program reads it: nothing is refused.</summary>
    public static string Lenient(ReadOnlySpan<byte> bytes) => Loose.GetString(bytes);

    /// <summary>Bytes of a reply with its line ends.</summary>
    public static byte[] Line(string reply) => Loose.GetBytes(reply);

    /// <summary>A text between the quotes of a function's parameter.</summary>
    /// <exception cref="ArgumentException">The text would end the quotes.</exception>
    public static string Quoted(string text) => text.AsSpan().IndexOfAny(Marks) >= 0
        ? throw new ArgumentException($"A text without quotes and brackets was expected and '{text}' was found: OPUS would take them for its own; nothing was sent.", nameof(text))
        : $"'{text}'";
}
