using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Scpi;

/// <summary>Finds replies: a line that ends in LF, or a block <c>#nL…</c> whose length says where it ends; its bytes may hold LF.</summary>
/// <param name="LongestBlock">Longest block that is taken, bytes.</param>
internal sealed record ScpiFramer(int LongestBlock = 1 << 20) : IFramer
{
    public int LongestFrame => LongestBlock + 16;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != (byte)'#')
            return LineFramer.LineFeed.Scan(bytes);
        if (bytes.Length < 2)
            return FrameScan.Incomplete;
        var digits = bytes[1] - '0';
        if (digits is < 1 or > 9)
            return LineFramer.LineFeed.Scan(bytes);
        if (bytes.Length < 2 + digits)
            return FrameScan.Incomplete;
        var length = 0L;
        foreach (var b in bytes.Slice(2, digits))
        {
            if (b is < (byte)'0' or > (byte)'9')
                return FrameScan.Damaged(1);
            length = 10 * length + (b - '0');
        }

        var end = 2 + digits + length;
        return length > LongestBlock ? FrameScan.Damaged(1)
            : bytes.Length <= end ? FrameScan.Incomplete
            : bytes[(int)end] == (byte)'\n' ? FrameScan.Frame((int)end + 1, 0, (int)end)
            : FrameScan.Damaged(1);
    }
}
