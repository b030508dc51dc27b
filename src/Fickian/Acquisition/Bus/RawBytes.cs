using System.Text;

namespace Fickian.Acquisition.Bus;

/// <summary>Bytes of a line as people read them: printable characters as they are, the others as <c>\r</c>, <c>\n</c>, <c>\xHH</c>.</summary>
public static class RawBytes
{
    private const int LongestText = 80;

    /// <summary>The bytes as text; a long row is cut and says how long it is.</summary>
    /// <param name="bytes">What went over the line.</param>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
            return "nothing";
        var text = new StringBuilder("'");
        foreach (var b in bytes[..Math.Min(bytes.Length, LongestText)])
        {
            text.Append(b switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n",
                (byte)'\\' => "\\\\",
                >= 0x20 and < 0x7f => ((char)b).ToString(),
                _ => $"\\x{b:x2}",
            });
        }

        return bytes.Length > LongestText ? text.Append($"…' ({bytes.Length} bytes)").ToString() : text.Append('\'').ToString();
    }
}
