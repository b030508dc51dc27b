using System.Buffers.Binary;
using System.Text;

namespace Fickian.Acquisition.Bronkhorst;

/// <summary>A parameter of a FLOW-BUS instrument: its DDE number, where it is and how its value is coded.</summary>
/// <param name="Dde">Number in the maker's list.</param>
/// <param name="Name">Name in the maker's list.</param>
/// <param name="Process">Process, 0 to 127.</param>
/// <param name="Index">Parameter in its process, 0 to 31.</param>
/// <param name="Type">How its value is coded.</param>
internal sealed record ProparParameter(int Dde, string Name, byte Process, byte Index, ProparType Type)
{
    /// <summary>Type bits and index, as they go over the line.</summary>
    public byte Code => (byte)(TypeBits | Index);

    private int TypeBits => Type switch { ProparType.UInt8 => 0x00, ProparType.UInt16 => 0x20, ProparType.Text => 0x60, _ => 0x40 };

    /// <summary>The parameter of another channel of a unit with several: its process is as many further.</summary>
    /// <param name="channel">Channel, from 1.</param>
    public ProparParameter OfChannel(int channel) => Process is 1 or 33 or 65 or 97 or 104 ? this with { Process = (byte)(Process + channel - 1) } : this;

    /// <summary>The bytes of a number, rounded to what the type has.</summary>
    public byte[] Encode(double value)
    {
        var bytes = new byte[Type switch { ProparType.UInt8 => 1, ProparType.UInt16 => 2, _ => 4 }];
        if (Type == ProparType.Single)
            BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
        else
            WriteWhole(bytes, (uint)Math.Round(value));
        return bytes;
    }

    /// <summary>The bytes of a text, ended by a zero.</summary>
    public static byte[] Encode(string text) => [0, .. Encoding.Latin1.GetBytes(text), 0];

    /// <summary>The number of some bytes.</summary>
    public double Number(ReadOnlySpan<byte> value) => Type switch
    {
        ProparType.UInt8 => value[0],
        ProparType.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(value),
        ProparType.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(value),
        _ => BinaryPrimitives.ReadSingleBigEndian(value),
    };

    /// <summary>The text of some bytes, with its length byte.</summary>
    public static string Text(ReadOnlySpan<byte> value) => Encoding.Latin1.GetString(value[1..]).TrimEnd('\0', ' ');

    /// <summary>Length of the value at the beginning of some bytes; null if it is cut short.</summary>
    /// <param name="code">Type bits and index.</param>
    /// <param name="bytes">The value and what follows.</param>
    public static int? Length(byte code, ReadOnlySpan<byte> bytes)
    {
        var length = (code & 0x60) switch
        {
            0x00 => 1,
            0x20 => 2,
            0x40 => 4,
            _ => bytes.Length == 0 ? 1 : bytes[0] > 0 ? 1 + bytes[0] : bytes[1..].IndexOf((byte)0) + 2,
        };
        return length <= bytes.Length && ((code & 0x60) != 0x60 || length >= 2) ? length : null;
    }

    private static void WriteWhole(byte[] bytes, uint value)
    {
        for (var i = bytes.Length - 1; i >= 0; i--, value >>= 8)
            bytes[i] = (byte)value;
    }
}
