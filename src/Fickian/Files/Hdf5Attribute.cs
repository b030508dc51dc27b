using System.Text;

namespace Fickian.Files;

/// <summary>An attribute of a group or data set in an HDF5 file.</summary>
internal sealed class Hdf5Attribute
{
    private readonly FileSource source;

    public Hdf5Attribute(FileSource source, ByteView message)
    {
        this.source = source;
        var version = message.Byte(0);
        if (version is < 1 or > 3)
            throw source.Wrong("", $"an attribute of version 1 to 3 was expected and {version} was found; the file is damaged, copy it again.");
        int Padded(int size) => version == 1 ? (size + 7) / 8 * 8 : size;
        var (name, type, space) = (message.UInt16(2), message.UInt16(4), message.UInt16(6));
        var at = version == 3 ? 9 : 8;
        Name = Encoding.UTF8.GetString(message.Slice(at, name, "a name")).TrimEnd('\0');
        at += Padded(name);
        Type = Hdf5Type.Of(Part(message, at, type));
        at += Padded(type);
        var shape = Hdf5Type.Shape(source, Part(message, at, space));
        at += Padded(space);
        var count = shape.Aggregate((Int128)1, (a, b) => Int128.Min(a * b, int.MaxValue));
        if (count < 0 || Type.Size < 1 || count * Type.Size > message.Length - at)
            throw source.Wrong($"attribute '{Name}'", $"{string.Join(" × ", shape)} values of {Type.Size} bytes were expected and {message.Length - at} bytes are there; the file is damaged, copy it again.");
        Count = (long)count;
        Values = Part(message, at, Count * Type.Size);
    }

    public string Name { get; }

    public Hdf5Type Type { get; }

    public long Count { get; }

    public ByteView Values { get; }

    /// <summary>The first value; null if it is no number.</summary>
    public double? Number()
    {
        var view = new ByteView(source, Values.Slice(0, Type.Size).ToArray(), Type.BigEndian);
        return (Type.Class, Type.Size) switch
        {
            (1, 4) => view.Single(0),
            (1, 8) => view.Double(0),
            (0, 1) => Type.Signed ? (sbyte)view.Byte(0) : view.Byte(0),
            (0, 2) => Type.Signed ? view.Int16(0) : view.UInt16(0),
            (0, 4) => Type.Signed ? view.Int32(0) : view.UInt32(0),
            (0, 8) => Type.Signed ? view.Int64(0) : (ulong)view.Int64(0),
            _ => null,
        };
    }

    private ByteView Part(ByteView message, long at, long count) => new(source, message.Slice(at, count, "an attribute").ToArray());
}
