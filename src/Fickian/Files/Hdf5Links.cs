using System.Text;

namespace Fickian.Files;

/// <summary>What lies in a group of an HDF5 file.</summary>
/// <remarks>Symbol tables and compact links. Soft and external links are not followed: a file leads to nothing outside itself. Large groups in the newest storage (fractal heaps) are refused.</remarks>
internal sealed class Hdf5Links(Hdf5Headers headers)
{
    private const int DeepestTree = 16;

    /// <summary>Names and addresses of the members.</summary>
    public IEnumerable<(string Name, long Address)> Of(Hdf5Node group)
    {
        if (group[Hdf5Message.LinkInfo] is { } info && info.Int64((info.Byte(1) & 1) != 0 ? 10 : 2) >= 0)
            throw headers.Source.Wrong(group.Name, "a group in plain storage was expected and one in a fractal heap was found; repack the file with h5repack -H 0.");
        foreach (var message in group.Messages.Where(m => m.Kind == Hdf5Message.Link))
        {
            if (Link(message.Body) is { } link)
                yield return link;
        }

        if (group[Hdf5Message.SymbolTable] is not { } table)
            yield break;
        var heap = headers.Block(table.Int64(8), 32);
        var names = headers.Block(heap.Int64(24), heap.Int64(8));
        foreach (var leaf in Leaves(table.Int64(0), 0))
        {
            var count = headers.Block(leaf, 8).UInt16(6);
            var entries = headers.Block(leaf + 8, 40L * count);
            for (var i = 0; i < count; i++)
            {
                // Type 2 is a soft link.
                if (entries.Int32((40 * i) + 16) != 2)
                    yield return (Name(names, entries.Int64(40 * i)), entries.Int64((40 * i) + 8));
            }
        }
    }

    private IEnumerable<long> Leaves(long address, int depth)
    {
        if (depth > DeepestTree)
            throw headers.Source.Wrong($"address {address}", "a tree that ends was expected and it leads in circles; the file is damaged, copy it again.");
        var head = headers.Block(address, 24);
        if (!head.Slice(0, 4).SequenceEqual("TREE"u8))
            throw headers.Source.Wrong($"address {address}", "a tree of group members was expected and none was found; the file is damaged, copy it again.");
        var (level, count) = (head.Byte(5), head.UInt16(6));
        var children = headers.Block(address + 24, 8 + (16L * count));
        for (var i = 0; i < count; i++)
        {
            var child = children.Int64(8 + (16 * i));
            if (level == 0)
            {
                yield return child;
                continue;
            }

            foreach (var leaf in Leaves(child, depth + 1))
                yield return leaf;
        }
    }

    private static (string Name, long Address)? Link(ByteView body)
    {
        var flags = body.Byte(1);
        var at = 2L;
        var type = (flags & 8) != 0 ? body.Byte(at++) : 0;
        at += (flags & 4) != 0 ? 8 : 0;
        at += (flags & 0x10) != 0 ? 1 : 0;
        var length = (flags & 3) switch { 0 => body.Byte(at), 1 => body.UInt16(at), 2 => body.UInt32(at), _ => body.Int64(at) };
        at += 1 << (flags & 3);
        var name = Encoding.UTF8.GetString(body.Slice(at, length, "a name"));
        return type == 0 ? (name, body.Int64(at + length)) : null;
    }

    private static string Name(ByteView names, long at)
    {
        var rest = names.Slice(at, names.Length - Math.Clamp(at, 0, names.Length), "a name");
        var end = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }
}
