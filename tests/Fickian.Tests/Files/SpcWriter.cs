using System.Buffers.Binary;
using System.Text;

namespace Fickian.Tests.Files;

/// <summary>Writes SPC files of every variant.</summary>
/// <param name="version">4B little endian, 4C big endian, 4D old.</param>
/// <param name="flags">Flags of the file.</param>
internal sealed class SpcWriter(byte version, int flags)
{
    private readonly List<byte> bytes = [];

    public bool BigEndian => version == 0x4C;

    public int Length => bytes.Count;

    public SpcWriter Head(int exponent, uint points, double first, double last, uint subFiles, int x = 1, int y = 2, int z = 0, float planeStep = 0, uint logAt = 0, uint date = 0)
    {
        Bytes((byte)flags, version, 0, (byte)exponent).UInt32(points).Double(first).Double(last).UInt32(subFiles).Bytes((byte)x, (byte)y, (byte)z, 0).UInt32(date);
        Text("4 cm-1", 9).Text("IFS 66", 9).Zeros(88 - 54).Text("comment", 130).Zeros(30).UInt32(logAt).Zeros(312 - 252).Single(planeStep);
        return Zeros(512 - 316);
    }

    public SpcWriter OldHead(short exponent, float points, float first, float last, int x = 1, int y = 2)
    {
        Bytes((byte)flags, version).Int16(exponent).Single(points).Single(first).Single(last).Bytes((byte)x, (byte)y);
        return Int16(1994).Bytes(3, 31, 23, 59).Zeros(64 - 24).Text("old comment", 130).Zeros(30);
    }

    public SpcWriter SubHead(int exponent, int index, float plane = 0, float next = 0, uint points = 0) =>
        Bytes(0, (byte)exponent).Int16((short)index).Single(plane).Single(next).Single(0).UInt32(points).Zeros(12);

    public SpcWriter Log(string text)
    {
        const int TextAt = 64;
        return UInt32((uint)(TextAt + text.Length)).UInt32(4096).UInt32(TextAt).Zeros(TextAt - 12).Bytes(Encoding.Latin1.GetBytes(text));
    }

    public SpcWriter Ints(params int[] values) => Each(values, v => UInt32((uint)v));

    /// <summary>Integers as old files store them: two words, the high one first.</summary>
    public SpcWriter SwappedInts(params int[] values) => Each(values, v => UInt32(uint.RotateLeft((uint)v, 16)));

    public SpcWriter Shorts(params short[] values) => Each(values, v => Int16(v));

    public SpcWriter Singles(params float[] values) => Each(values, v => Single(v));

    public SpcWriter UInt32(uint value) => Bytes(BitConverter.GetBytes(BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value));

    public byte[] ToArray() => [.. bytes];

    private SpcWriter Int16(short value) => Bytes(BitConverter.GetBytes(BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value));

    public SpcWriter Single(float value) => UInt32(BitConverter.SingleToUInt32Bits(value));

    private SpcWriter Double(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return Bytes(BitConverter.GetBytes(BigEndian ? BinaryPrimitives.ReverseEndianness(bits) : bits));
    }

    private SpcWriter Text(string text, int size) => Bytes(Encoding.Latin1.GetBytes(text)).Zeros(size - text.Length);

    private SpcWriter Zeros(int count) => Bytes(new byte[count]);

    private SpcWriter Bytes(params byte[] values)
    {
        bytes.AddRange(values);
        return this;
    }

    private SpcWriter Each<T>(T[] values, Action<T> write)
    {
        Array.ForEach(values, write);
        return this;
    }
}
