using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>Binary ProPar frames: 10 02 … 10 03. The content comes with its doubled 10 as it went over the line.</summary>
internal sealed record ProparFramer : IFramer
{
    private const byte Dle = 0x10;
    private const byte Begin = 0x02;
    private const byte End = 0x03;

    /// <inheritdoc/>
    public int LongestFrame => 2 * (255 + 3) + 4;

    /// <inheritdoc/>
    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOf(Dle);
        if (start != 0)
            return FrameScan.Damaged(start < 0 ? bytes.Length : start);
        if (bytes.Length < 2)
            return FrameScan.Incomplete;
        if (bytes[1] != Begin)
            return FrameScan.Damaged(1);
        for (var i = 2; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] != Dle)
                continue;
            switch (bytes[i + 1])
            {
                case End:
                    return FrameScan.Frame(i + 2, 2, i - 2);
                case Dle:
                    i++;
                    break;
                default:
                    return FrameScan.Damaged(i);
            }
        }

        return bytes.Length > LongestFrame ? FrameScan.Damaged(2) : FrameScan.Incomplete;
    }
}
