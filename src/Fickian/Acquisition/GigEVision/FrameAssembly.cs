namespace Fickian.Acquisition.GigEVision;

/// <summary>A frame whose packets are arriving, in any order, some never.</summary>
/// <param name="block">Its number.</param>
/// <param name="packetContent">Bytes of a full payload packet.</param>
internal sealed class FrameAssembly(ulong block, int packetContent)
{
    private const ushort ResentStatus = 0x0100;
    private const long LargestFrame = 1 << 27;
    private const int MostAsked = 4096;

    private readonly Dictionary<int, ReadOnlyMemory<byte>> packets = [];
    private GvspLeader? leader;
    private int highest;
    private int trailer = -1;

    public ulong Block => block;

    /// <summary>When the first gap was seen, and how often it was asked for; null without a gap.</summary>
    public (long Since, int Asked)? Gap { get; set; }

    /// <summary>Whether a newer frame has begun, so that nothing more comes by itself.</summary>
    public bool IsPast { get; set; }

    public bool IsComplete => leader is not null && trailer >= 0 && packets.Count >= Packets(leader) && Missing().Count == 0;

    /// <summary>Whether a packet that should have come by now has not. Counting suffices: it is looked at with every packet.</summary>
    public bool HasGap => leader is null || packets.Count < Due || (IsPast && trailer < 0);

    private int Last => leader is not null ? Packets(leader) : trailer > 0 ? trailer - 1 : highest;

    private int Due => IsPast || trailer >= 0 ? Last : Math.Min(Last, highest);

    public void Add(GvspPacket packet)
    {
        // A packet with a status other than 0 tells that the camera has no such packet any more.
        if (packet.Status != 0 && packet.Status != ResentStatus)
            return;
        if ((long)packet.Number * packetContent > LargestFrame)
            return;
        highest = Math.Max(highest, packet.Number);
        switch (packet.Format)
        {
            case GvspPacket.Leader when packet.Number == 0:
                leader ??= GvspLeader.Decode(packet.Content.Span);
                break;
            case GvspPacket.Trailer:
                trailer = packet.Number;
                break;
            case GvspPacket.Payload when packet.Number > 0 && packet.Content.Length <= packetContent:
                packets.TryAdd(packet.Number, packet.Content);
                break;
        }
    }

    /// <summary>Packets that should have come by now, the first of them.</summary>
    public List<int> Missing()
    {
        var (last, due) = (Last, Due);
        var missing = new List<int>();
        if (leader is null)
            missing.Add(0);
        for (var number = 1; number <= due && missing.Count < MostAsked; number++)
        {
            if (!packets.ContainsKey(number))
                missing.Add(number);
        }

        if (trailer < 0 && IsPast && leader is not null)
            missing.Add(last + 1);
        return missing;
    }

    /// <summary>The frame of what has arrived; null if its leader is not among it.</summary>
    public CameraFrame? Finish()
    {
        if (leader is null)
            return null;
        var bytes = new byte[leader.Bytes];
        foreach (var (number, content) in packets)
        {
            var at = (long)(number - 1) * packetContent;
            if (at < bytes.Length)
                content.Span[..(int)Math.Min(content.Length, bytes.Length - at)].CopyTo(bytes.AsSpan((int)at));
        }

        // The trailer holds no pixels: a frame that lacks it alone is whole.
        var missing = Enumerable.Range(1, Packets(leader)).Where(n => !packets.ContainsKey(n)).ToArray();
        return new(block, leader.TimeStamp, leader.PixelFormat, leader.Width, leader.Height, Unpadded(bytes, leader), missing);
    }

    private int Packets(GvspLeader head) => (int)((head.Bytes + packetContent - 1) / packetContent);

    private static byte[] Unpadded(byte[] bytes, GvspLeader head)
    {
        if (head.PaddingX == 0)
            return bytes;
        var width = head.Width * head.BitsPerPixel / 8;
        var pixels = new byte[width * head.Height];
        for (var row = 0; row < head.Height; row++)
            bytes.AsSpan(row * (width + head.PaddingX), width).CopyTo(pixels.AsSpan(row * width));
        return pixels;
    }
}
