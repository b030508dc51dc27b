using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>Finds requests of EI-Bisynch: EOT and address, then a question up to ENQ or a command from STX to its check. The marks stay with it.</summary>
internal sealed record BisynchRequestFramer : IFramer
{
    private const int AddressLength = 5;

    public int LongestFrame => 64;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != BisynchMessage.EndOfTransmission)
            return FrameScan.Damaged(1);

        // An EOT always begins anew: what stood before it was given up.
        var again = bytes[1..].IndexOf(BisynchMessage.EndOfTransmission);
        if (bytes.Length <= AddressLength)
            return again >= 0 ? FrameScan.Damaged(again + 1) : FrameScan.Incomplete;
        var command = bytes[AddressLength] == BisynchMessage.StartOfText;
        var end = bytes[AddressLength..].IndexOf(command ? BisynchMessage.EndOfText : BisynchMessage.Enquiry);
        var length = end < 0 ? int.MaxValue : AddressLength + end + (command ? 2 : 1);
        return length <= bytes.Length ? FrameScan.Frame(length, 0, length)
            : again >= 0 && (end < 0 || again + 1 < AddressLength + end) ? FrameScan.Damaged(again + 1)
            : FrameScan.Incomplete;
    }
}
