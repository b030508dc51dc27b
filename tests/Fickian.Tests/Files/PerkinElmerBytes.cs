using System.Text;

namespace Fickian.Tests.Files;

/// <summary>PerkinElmer files made from their published layout.</summary>
internal static class PerkinElmerBytes
{
    public static byte[] Sp(double first, double last, double[] values, string x = "cm-1", string y = "A", int? points = null)
    {
        byte[] members =
        [
            .. Block(35698, w => { w.Write((ushort)29981); w.Write(first); w.Write(last); }),
            .. Block(35699, w => { w.Write((ushort)29981); w.Write(values.Min()); w.Write(values.Max()); }),
            .. Block(35700, w => { w.Write((ushort)29979); w.Write((last - first) / (values.Length - 1)); }),
            .. Block(35701, w => { w.Write((ushort)29995); w.Write(points ?? values.Length); }),
            .. Block(35703, w => Text(w, x)),
            .. Block(35704, w => Text(w, y)),
            .. Block(35708, w => { w.Write((ushort)29974); w.Write(8 * values.Length); Array.ForEach(values, w.Write); }),
        ];
        return [.. Head("2D constant interval DataSet file"), .. Block(120, w => w.Write(members))];
    }

    public static byte[] Fsm(int columns, int rows, double first, double last, int points, float[] values)
    {
        var step = (last - first) / (points - 1);
        return
        [
            .. Head("4DConst3DInterval DataSet file"),
            .. Block(5100, w =>
            {
                w.Write((short)5);
                w.Write("shard"u8);
                foreach (var number in new[] { 6.25, 12.5, step, Math.Min(first, last), Math.Max(first, last), 0, 0, -100, 50, 0 })
                    w.Write(number);
                Array.ForEach([columns, rows, points], w.Write);
                w.Write(new byte[12]);
            }),
            .. Enumerable.Range(0, columns * rows).SelectMany(p => Block(5105, w => Array.ForEach(values[(p * points)..((p + 1) * points)], w.Write))),
        ];
    }

    private static byte[] Head(string description) => Encoding.ASCII.GetBytes("PEPE" + description.PadRight(40, '\0'));

    private static void Text(BinaryWriter writer, string text)
    {
        writer.Write((ushort)29987);
        writer.Write((ushort)text.Length);
        writer.Write(Encoding.ASCII.GetBytes(text));
    }

    private static byte[] Block(int number, Action<BinaryWriter> write)
    {
        var content = new MemoryStream();
        write(new BinaryWriter(content));
        var block = new MemoryStream();
        var writer = new BinaryWriter(block);
        writer.Write((ushort)number);
        writer.Write((int)content.Length);
        writer.Write(content.ToArray());
        return block.ToArray();
    }
}
