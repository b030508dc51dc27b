using System.Buffers.Binary;

namespace Fickian.Acquisition.Modbus;

/// <summary>Bits and words as they lie in a Modbus message: bits from the lowest of the first byte on, words high byte first.</summary>
internal static class ModbusBits
{
    public static byte[] Pack(IReadOnlyList<bool> bits)
    {
        var bytes = new byte[(bits.Count + 7) / 8];
        for (var i = 0; i < bits.Count; i++)
            bytes[i / 8] |= (byte)((bits[i] ? 1 : 0) << (i % 8));
        return bytes;
    }

    public static bool[] Unpack(ReadOnlySpan<byte> bytes, int count)
    {
        var bits = new bool[count];
        for (var i = 0; i < count; i++)
            bits[i] = ((bytes[i / 8] >> (i % 8)) & 1) != 0;
        return bits;
    }

    public static byte[] Bytes(IReadOnlyList<ushort> words)
    {
        var bytes = new byte[2 * words.Count];
        for (var i = 0; i < words.Count; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), words[i]);
        return bytes;
    }

    public static ushort[] Words(ReadOnlySpan<byte> bytes)
    {
        var words = new ushort[bytes.Length / 2];
        for (var i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]);
        return words;
    }
}
