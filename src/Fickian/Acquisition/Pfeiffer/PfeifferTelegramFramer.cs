using Fickian.Acquisition.Framing;

namespace Fickian.Acquisition.Pfeiffer;

/// <summary>Finds telegrams: noise up to the first digit is skipped, a CR ends a telegram.</summary>
internal sealed record PfeifferTelegramFramer : IFramer
{
    public int LongestFrame => 128;

    public FrameScan Scan(ReadOnlySpan<byte> bytes)
    {
        var noise = 0;
        while (noise < bytes.Length && bytes[noise] is < (byte)'0' or > (byte)'9')
            noise++;
        return noise > 0 ? FrameScan.Damaged(noise) : LineFramer.CarriageReturn.Scan(bytes);
    }
}
