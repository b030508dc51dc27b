using System.Text;

namespace Fickian.Tests.Files;

/// <summary>Writes Agilent tiles and parameters of the described layout.</summary>
internal static class AgilentWriter
{
    private const int Sector = 512;

    /// <summary>A tile, [band][row][column].</summary>
    /// <param name="bands">Number of bands.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="value">Value by band, row and column.</param>
    /// <param name="stated">Whether the head tells the shape.</param>
    public static byte[] Tile(int bands, int rows, int columns, Func<int, int, int, float> value, bool stated = true)
    {
        var head = new byte[1020];
        if (stated)
        {
            BitConverter.TryWriteBytes(head.AsSpan(9), bands);
            BitConverter.TryWriteBytes(head.AsSpan(24), (ushort)columns);
            BitConverter.TryWriteBytes(head.AsSpan(26), (ushort)rows);
        }

        List<byte> bytes = [.. head];
        for (var b = 0; b < bands; b++)
        {
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                    bytes.AddRange(BitConverter.GetBytes(value(b, r, c)));
            }
        }

        return [.. bytes];
    }

    /// <summary>Parameters in a compound document whose stream lies in sectors out of order.</summary>
    public static byte[] Parameters(double spacing, int first, int count, string label = "Absorbance", bool pixelSize = true, bool circular = false)
    {
        var stream = Stream(spacing, first, count, label, pixelSize);
        var sectors = (stream.Length + Sector - 1) / Sector;
        var file = new byte[Sector * (3 + sectors)];
        byte[] magic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        magic.CopyTo(file, 0);
        BitConverter.TryWriteBytes(file.AsSpan(30), (ushort)9);
        Put(file, 44, 1);
        Put(file, 48, 1);
        Put(file, 56, 4096);
        Put(file, 76, 0);
        // Sector 0: table; 1: directory; then the stream, its second half first.
        var order = Enumerable.Range(0, sectors).Select(i => 2 + ((i + (sectors / 2)) % sectors)).ToArray();
        for (var i = 0; i < Sector; i += 4)
            Put(file, Sector + i, -1);
        Put(file, Sector, -3);
        Put(file, Sector + 4, -2);
        for (var i = 0; i < sectors; i++)
        {
            Put(file, Sector + (4 * order[i]), i + 1 < sectors ? order[i + 1] : circular ? order[0] : -2);
            stream.AsSpan(i * Sector, Math.Min(Sector, stream.Length - (i * Sector))).CopyTo(file.AsSpan(Sector * (1 + order[i])));
        }

        file[(2 * Sector) + 66] = 2;
        Put(file, (2 * Sector) + 116, order[0]);
        Put(file, (2 * Sector) + 120, stream.Length);
        return file;
    }

    private static byte[] Stream(double spacing, int first, int count, string label, bool pixelSize)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        Words(3, 4);
        writer.Write("Data"u8);
        Words(0, 1, 4);
        Axis(spacing, first, count);
        Name("Wavenumber");
        Words(4, label.Length, label.Length);
        writer.Write(Encoding.Latin1.GetBytes(label));
        Text("Time Stamp", "Tuesday, January 02, 2018 14:01:52");
        Text("FPA Camera Type", "128 x 128 Lancer MCT");
        Text("PixelAggregationSize", "16");
        if (pixelSize)
        {
            Name("FPA Pixel Size");
            writer.Write("\0\0\0\0PropType1.00"u8);
            Words(1, 1, 8);
            writer.Write(5.5);
        }

        Name("Interferogram");
        writer.Write("\0\0\0\0PropType"u8);
        Axis(1.25e-4, -2, 7);
        writer.Write(new byte[4200 - stream.Position]);
        return stream.ToArray();

        void Axis(double step, int index, int points)
        {
            writer.Write("1.00"u8);
            Words(1, 4, 8);
            writer.Write(step);
            Words(4, index, 4, points);
        }

        void Name(string name)
        {
            Words(4, name.Length, name.Length);
            writer.Write(Encoding.Latin1.GetBytes(name));
        }

        void Text(string name, string text)
        {
            Name(name);
            Words(4, 1, 4, 2, 4, 4, 4, text.Length, 4, text.Length, text.Length);
            writer.Write(Encoding.Latin1.GetBytes(text));
        }

        void Words(params int[] words) => Array.ForEach(words, writer.Write);
    }

    private static void Put(byte[] bytes, int at, int value) => BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
}
