namespace Fickian.Files;

/// <summary>A group or a data set of an HDF5 file: its name and the messages of its object header.</summary>
/// <param name="Name">Name of the link that led to it; empty for the root.</param>
/// <param name="Address">Byte offset of its object header.</param>
/// <param name="Messages">Messages, in stored order.</param>
internal sealed record Hdf5Node(string Name, long Address, IReadOnlyList<Hdf5Message> Messages)
{
    /// <summary>Whether it holds values.</summary>
    public bool IsData => this[Hdf5Message.Layout] is not null;

    /// <summary>The first message of a kind; null if there is none.</summary>
    public ByteView? this[int kind] => Messages.FirstOrDefault(m => m.Kind == kind)?.Body;
}
