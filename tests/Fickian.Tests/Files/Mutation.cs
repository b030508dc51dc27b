using System.Buffers.Binary;

namespace Fickian.Tests.Files;

/// <summary>Damages files in the ways that files are damaged, and in those that attackers choose; the same number gives the same damage.</summary>
internal static class Mutation
{
    private static readonly uint[] Extreme = [0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0xFFFF_FFF0, 0x4000_0000, 0x1000_0000, 0x0100_0000, 0x7FC0_0000];

    /// <summary>A damaged copy of a seed or of a file beside it.</summary>
    public static FuzzSeed Of(FuzzSeed seed, IReadOnlyList<FuzzSeed> others, Random random)
    {
        if (seed.Beside.Count > 1 && random.Next(3) == 0)
        {
            var names = seed.Beside.Keys.Where(n => !n.Equals(seed.Name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
            var name = names[random.Next(names.Length)];
            Dictionary<string, byte[]> beside = new(seed.Beside, StringComparer.OrdinalIgnoreCase);
            if (random.Next(20) == 0)
                beside.Remove(name);
            else
                beside[name] = Of(beside[name], others, random);
            return seed with { Beside = beside };
        }

        var bytes = Of(seed.Bytes, others, random);
        return seed with { Bytes = bytes, Beside = seed.Beside.Count == 0 ? seed.Beside : new Dictionary<string, byte[]>(seed.Beside, StringComparer.OrdinalIgnoreCase) { [seed.Name] = bytes } };
    }

    private static byte[] Of(byte[] original, IReadOnlyList<FuzzSeed> others, Random random)
    {
        var bytes = (byte[])original.Clone();
        for (var times = 1 + random.Next(4); times > 0 && bytes.Length > 0; times--)
        {
            bytes = random.Next(8) switch
            {
                0 => bytes[..random.Next(bytes.Length)],
                1 => Spliced(bytes, others[random.Next(others.Count)].Bytes, random),
                2 => Doubled(bytes, random),
                3 or 4 => WithExtremeWord(bytes, random),
                5 => WithDigit(bytes, random),
                _ => WithFlippedBits(bytes, random),
            };
        }

        return bytes;
    }

    private static byte[] WithFlippedBits(byte[] bytes, Random random)
    {
        for (var n = 1 << random.Next(4); n > 0; n--)
            bytes[Place(bytes, random)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    // Sizes, counts and offsets are words; most stand at multiples of two or four.
    private static byte[] WithExtremeWord(byte[] bytes, Random random)
    {
        var at = Place(bytes, random) & ~1;
        var word = random.Next(4) == 0 ? (uint)(bytes.Length + random.Next(-8, 9)) : Extreme[random.Next(Extreme.Length)];
        if (at + 4 > bytes.Length)
            return bytes;
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), word);
        else
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), word);
        return bytes;
    }

    // Text formats lie in digits.
    private static byte[] WithDigit(byte[] bytes, Random random)
    {
        var from = Place(bytes, random);
        var at = Array.FindIndex(bytes, from, b => b is >= (byte)'0' and <= (byte)'9');
        if (at >= 0)
            bytes[at] = (byte)"0123456789-.eE,;\"{ \n"[random.Next(20)];
        return bytes;
    }

    private static byte[] Spliced(byte[] bytes, byte[] other, Random random)
    {
        if (other.Length == 0)
            return bytes;
        var from = random.Next(other.Length);
        var length = random.Next(1, Math.Min(256, other.Length - from) + 1);
        var at = Place(bytes, random);
        return [.. bytes[..at], .. other.AsSpan(from, length), .. bytes[(random.Next(2) == 0 ? at : Math.Min(bytes.Length, at + length))..]];
    }

    private static byte[] Doubled(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(512, bytes.Length - at) + 1);
        return [.. bytes[..(at + length)], .. bytes[at..]];
    }

    // Half of the damage goes where the structure is: into the first kilobyte.
    private static int Place(byte[] bytes, Random random) => random.Next(2) == 0 ? random.Next(Math.Min(1024, bytes.Length)) : random.Next(bytes.Length);
}
