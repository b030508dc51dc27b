using System.Globalization;
using System.Text;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>A ProPar message: sequence number (binary framing alone), node and data. An error message of the interface may have no node.</summary>
/// <param name="Sequence">Sequence number, which a reply repeats.</param>
/// <param name="Node">Node; 128 is the one at the end of the cable; null for an error without one.</param>
/// <param name="Data">Command and content; a single byte is an error of the interface.</param>
internal sealed record ProparMessage(byte Sequence, byte? Node, byte[] Data)
{
    /// <summary>The message is an error byte of the interface.</summary>
    public bool IsError => Data.Length == 1;

    /// <summary>The message is a status: code and position.</summary>
    public bool IsStatus => Data.Length == 3 && Data[0] == 0x00;

    /// <summary>The bytes of the message on the line.</summary>
    public byte[] Encode(ProparFraming framing)
    {
        if (framing == ProparFraming.Ascii)
        {
            byte[] body = Node is { } node ? [node, .. Data] : Data;
            return Encoding.ASCII.GetBytes($":{body.Length:X2}{Convert.ToHexString(body)}\r\n");
        }

        byte[] content = [Sequence, Node ?? 0x80, (byte)Data.Length, .. Data];
        return [0x10, 0x02, .. content.SelectMany(b => b == 0x10 ? new byte[] { b, b } : [b]), 0x10, 0x03];
    }

    /// <summary>Reads a message; null if the content of the frame is none.</summary>
    /// <param name="frame">Content of a frame, without its end and, for binary ones, without its beginning.</param>
    /// <param name="framing">How it was marked off.</param>
    public static ProparMessage? Decode(ReadOnlySpan<byte> frame, ProparFraming framing) =>
        framing == ProparFraming.Ascii ? FromText(frame) : FromBinary(frame);

    private static ProparMessage? FromText(ReadOnlySpan<byte> frame)
    {
        // What precedes the colon is noise of the line.
        var start = frame.LastIndexOf((byte)':');
        if (start < 0 || (frame.Length - start) % 2 == 0)
            return null;
        var digits = Encoding.ASCII.GetString(frame[(start + 1)..]);
        if (!digits.All(char.IsAsciiHexDigit))
            return null;
        var bytes = Convert.FromHexString(digits);
        return bytes.Length < 2 || bytes[0] != bytes.Length - 1 ? null
            : bytes.Length == 2 ? new(0, null, bytes[1..])
            : new(0, bytes[1], bytes[2..]);
    }

    private static ProparMessage? FromBinary(ReadOnlySpan<byte> frame)
    {
        var bytes = new List<byte>(frame.Length);
        for (var i = 0; i < frame.Length; i++)
        {
            bytes.Add(frame[i]);
            if (frame[i] == 0x10 && (++i == frame.Length || frame[i] != 0x10))
                return null;
        }

        return bytes.Count >= 4 && bytes[2] == bytes.Count - 3 ? new(bytes[0], bytes[1], [.. bytes[3..]]) : null;
    }

    /// <summary>The message for people: node and data in hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"node {(Node is { } node ? node : "?")}: {Convert.ToHexString(Data)}");
}
