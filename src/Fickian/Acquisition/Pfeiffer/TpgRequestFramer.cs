using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>Finds what a TPG controller is told: an enquiry is one byte alone, everything else a line that ends in CR LF.</summary>
internal sealed record TpgRequestFramer : IFramer
{
    public int LongestFrame => 128;

    public FrameScan Scan(ReadOnlySpan<byte> bytes) =>
        bytes[0] == TpgLine.Enquiry ? FrameScan.Frame(1, 0, 1) : LineFramer.CarriageReturnLineFeed.Scan(bytes);
}
