namespace Fickian.Acquisition.Journal;

/// <summary>A file that did not exist before and only grows.</summary>
/// <remarks>Others may read it meanwhile; nobody else may write it.</remarks>
internal sealed class DiskStore : IJournalStore
{
    private readonly FileStream stream;

    private DiskStore(string path)
    {
        Path = path;
        stream = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 });
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>Makes the file.</summary>
    /// <exception cref="IOException">It exists, or cannot be made.</exception>
    public static IJournalStore Create(string path) => new DiskStore(path);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    /// <inheritdoc/>
    public void Sync() => stream.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
