using System.Text;

namespace Fickian.Files;

/// <summary>Parameters of one block of an OPUS file: three letters and a value each, in the order of the file.</summary>
internal sealed class OpusParameters
{
    private const int LargestBlock = 1 << 20;
    private readonly Dictionary<string, double> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private OpusParameters(OpusBlock block) => Block = block;

    public OpusBlock Block { get; }

    /// <summary>Names and values as text, in the order of the file.</summary>
    public List<KeyValuePair<string, string>> Entries { get; } = [];

    public double? Number(string key) => numbers.TryGetValue(key, out var value) ? value : null;

    public string? Text(string key) => texts.GetValueOrDefault(key);

    /// <summary>A count, or −1 where the block states none that a file may hold.</summary>
    public int Count(string key) => Number(key) is { } n and >= 0 and <= int.MaxValue ? (int)n : -1;

    /// <summary>Reads a block: repeated {3 letters and a zero, int16 type, int16 length in 2-byte units, value} up to END.</summary>
    /// <param name="source">The file.</param>
    /// <param name="block">The block.</param>
    /// <param name="findings">Receives what is wrong with the block.</param>
    public static OpusParameters Read(FileSource source, OpusBlock block, List<Finding> findings)
    {
        source.Require(block.Offset, block.Size, "parameters");
        var bytes = new byte[Math.Min(block.Size, LargestBlock)];
        source.Read(block.Offset, bytes);
        OpusParameters parameters = new(block);
        var at = 0;
        while (at + 8 <= bytes.Length)
        {
            var key = Encoding.Latin1.GetString(bytes, at, 3);
            if (key == "END")
                return parameters;
            var type = BitConverter.ToInt16(bytes, at + 4);
            var length = 2 * BitConverter.ToInt16(bytes, at + 6);
            if (length < 0 || at + 8 + length > bytes.Length || !key.All(char.IsAsciiLetterOrDigit))
            {
                findings.Add(Finding.Warning($"Parameters break off at offset {block.Offset + at}: a name of three letters and its value were expected; what stands before was read.", block.ToString()));
                return parameters;
            }

            parameters.Add(key, type, bytes.AsSpan(at + 8, length));
            at += 8 + length;
        }

        findings.Add(Finding.Warning("The list of parameters has no END; all of it was read.", block.ToString()));
        return parameters;
    }

    private void Add(string key, short type, ReadOnlySpan<byte> value)
    {
        switch (type)
        {
            case 0 when value.Length >= 4:
                Add(key, BitConverter.ToInt32(value));
                break;
            case 1 when value.Length >= 8:
                Add(key, BitConverter.ToDouble(value));
                break;
            default:
                var end = value.IndexOf((byte)0);
                texts[key] = Encoding.Latin1.GetString(end < 0 ? value : value[..end]).Trim();
                Entries.Add(new(key, texts[key]));
                break;
        }
    }

    private void Add(string key, double value)
    {
        numbers[key] = value;
        Entries.Add(new(key, $"{value}"));
    }
}
