using System.Text;

namespace Fickian.Files;

/// <summary>Texts of an HDF5 file, of fixed length or in global heaps.</summary>
internal sealed class Hdf5Texts(Hdf5Headers headers)
{
    private const int MostTexts = 10_000;
    private const int LongestText = 1 << 20;
    private readonly Dictionary<long, Dictionary<int, string>> heaps = [];

    /// <summary>Texts one after the other.</summary>
    public string[] Of(ByteView values, Hdf5Type type, long count)
    {
        if (count > MostTexts)
            throw headers.Source.Wrong("", $"at most {MostTexts} texts in a data set were expected and {count} were found.");
        return [.. Enumerable.Range(0, (int)count).Select(i => type.Class == 3
            ? Trimmed(values.Slice((long)i * type.Size, type.Size, "text"))
            : values.Int64((16L * i) + 4) is 0 or -1 ? "" : Heap(values.Int64((16L * i) + 4)).GetValueOrDefault(values.Int32((16L * i) + 12), ""))];
    }

    private Dictionary<int, string> Heap(long address)
    {
        if (heaps.TryGetValue(address, out var known))
            return known;
        var head = headers.Block(address, 16);
        if (!head.Slice(0, 4).SequenceEqual("GCOL"u8))
            throw headers.Source.Wrong($"address {address}", "a heap of texts was expected and none was found; the file is damaged, copy it again.");
        var size = head.Int64(8);
        var block = headers.Block(address, size);
        Dictionary<int, string> texts = [];
        for (var at = 16L; at + 16 <= size;)
        {
            int index = block.UInt16(at);
            var length = block.Int64(at + 8);
            if (index == 0)
                break;
            if (length > LongestText)
                throw headers.Source.Wrong($"address {address + at}", $"a text of at most {LongestText} bytes was expected and {length} were found; the file is damaged, copy it again.");
            texts.TryAdd(index, Trimmed(block.Slice(at + 16, length, "text")));
            at += 16 + ((length + 7) / 8 * 8);
        }

        return heaps[address] = texts;
    }

    private static string Trimmed(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]).TrimEnd(' ');
    }
}
