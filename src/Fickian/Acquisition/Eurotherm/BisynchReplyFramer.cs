using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Eurotherm;

/// <summary>Finds replies of EI-Bisynch: ACK, NAK, EOT, or a message from STX to its check. The marks stay with it.</summary>
internal sealed record BisynchReplyFramer : IFramer
{
    public int LongestFrame => 64;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        switch (bytes[0])
        {
            case BisynchMessage.Acknowledge or BisynchMessage.NotAcknowledge or BisynchMessage.EndOfTransmission:
                return FrameScan.Frame(1, 0, 1);
            case BisynchMessage.StartOfText:
                var end = bytes.IndexOf(BisynchMessage.EndOfText);
                return end < 0 || end + 1 >= bytes.Length ? FrameScan.Incomplete : FrameScan.Frame(end + 2, 0, end + 2);
            default:
                return FrameScan.Damaged(1);
        }
    }
}
