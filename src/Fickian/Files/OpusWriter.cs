using System.Text;

namespace Fickian.Files;

/// <summary>Writes OPUS files of the published layout: what the simulated spectrometer leaves, and kinds of which no file is at hand.</summary>
internal sealed class OpusWriter
{
    private const int DirectoryAt = 24;
    private readonly List<(uint Type, byte[] Bytes)> blocks = [];

    /// <summary>Type word of a data block.</summary>
    public static uint Data(int kind, int channel = 3, int extension = 0) => 3u | ((uint)channel << 2) | ((uint)kind << 10) | ((uint)extension << 19);

    /// <summary>Type word of the status block that belongs to a data block.</summary>
    public static uint Status(uint data) => data | (1u << 4);

    /// <summary>Type word of parameters: of the instrument (2), acquisition (3), transformation (4), optics (6) or sample (10).</summary>
    public static uint ParametersOf(int kind, int channel = 0) => ((uint)channel << 2) | ((uint)kind << 4);

    /// <summary>Adds a block, padded to whole words.</summary>
    public OpusWriter Block(uint type, byte[] bytes)
    {
        Array.Resize(ref bytes, (bytes.Length + 3) / 4 * 4);
        blocks.Add((type, bytes));
        return this;
    }

    /// <summary>A data block after its status block.</summary>
    public OpusWriter Spectrum(uint type, byte[] ordinates, params (string Key, object Value)[] status) => Block(Status(type), Parameters(status)).Block(type, ordinates);

    /// <summary>Bytes of a parameter block; a value is a whole number, a number or a text.</summary>
    public static byte[] Parameters(params (string Key, object Value)[] entries)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (var (key, value) in entries)
        {
            writer.Write(Encoding.Latin1.GetBytes(key + "\0"));
            var (type, bytes) = value switch
            {
                int i => (0, BitConverter.GetBytes(i)),
                double d => (1, BitConverter.GetBytes(d)),
                _ => (2, Encoding.Latin1.GetBytes((string)value + (((string)value).Length % 2 == 0 ? "\0\0" : "\0"))),
            };
            writer.Write((short)type);
            writer.Write((short)(bytes.Length / 2));
            writer.Write(bytes);
        }

        writer.Write("END\0\0\0\0\0"u8);
        return stream.ToArray();
    }

    /// <summary>Bytes of ordinates in single precision.</summary>
    public static byte[] Singles(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    /// <summary>The file: head, directory, blocks.</summary>
    public byte[] ToArray()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write([0x0A, 0x0A, 0xFE, 0xFE]);
        writer.Write(920622.0);
        writer.Write(DirectoryAt);
        writer.Write(blocks.Count + 2);
        writer.Write(blocks.Count + 1);
        var at = DirectoryAt + (12 * (blocks.Count + 2));
        Entry(13u << 10, 3 * (blocks.Count + 2), DirectoryAt);
        foreach (var (type, bytes) in blocks)
        {
            Entry(type, bytes.Length / 4, at);
            at += bytes.Length;
        }

        writer.Write(new byte[12]);
        foreach (var (_, bytes) in blocks)
            writer.Write(bytes);
        return stream.ToArray();

        void Entry(uint type, int words, int offset)
        {
            writer.Write(type);
            writer.Write(words);
            writer.Write(offset);
        }
    }
}
