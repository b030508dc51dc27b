using System.Buffers.Binary;

namespace Fickian.Acquisition.GigEVision;

/// <summary>What the first packet of a frame tells: payload type 1 (image), time stamp, pixel format, size, place, padding.</summary>
internal sealed record GvspLeader(ulong TimeStamp, uint PixelFormat, int Width, int Height, int X, int Y, int PaddingX)
{
    private const int Size = 36;
    private const int Image = 1;
    private const int LargestSide = 1 << 16;

    /// <summary>Bytes of the frame; lines may be padded.</summary>
    public long Bytes => (((long)Width * BitsPerPixel / 8) + PaddingX) * Height;

    public int BitsPerPixel => (int)((PixelFormat >> 16) & 0xff);

    /// <summary>Reads a leader; null if it is none of an image.</summary>
    public static GvspLeader? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) != Image)
            return null;
        var leader = new GvspLeader(BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]), Gvcp.Word(bytes, 12), Side(bytes, 16), Side(bytes, 20), Side(bytes, 24), Side(bytes, 28), BinaryPrimitives.ReadUInt16BigEndian(bytes[32..]));
        return leader is { Width: > 0, Height: > 0, X: >= 0, Y: >= 0, BitsPerPixel: >= 8 and <= 64 } && leader.Bytes <= 1 << 27 ? leader : null;
    }

    public byte[] Encode()
    {
        var bytes = new byte[Size];
        bytes[3] = Image;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(4), TimeStamp);
        Gvcp.Words(PixelFormat, (uint)Width, (uint)Height, (uint)X, (uint)Y).CopyTo(bytes, 12);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(32), (ushort)PaddingX);
        return bytes;
    }

    private static int Side(ReadOnlySpan<byte> bytes, int at) => Gvcp.Word(bytes, at) is <= LargestSide and var side ? (int)side : -1;
}
