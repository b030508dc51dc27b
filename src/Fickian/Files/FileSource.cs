using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Fickian.Infrared;
using Microsoft.Win32.SafeHandles;

namespace Fickian.Files;

/// <summary>The bytes of a file that is being read, and the files beside it.</summary>
/// <remarks>
/// A reader never asks for more than the file holds: every request outside it is refused with the place and the size in a <see cref="DataFileException"/>, before memory is reserved.
/// Tests hand in bytes from memory; everything else comes from the file system.
/// </remarks>
public sealed class FileSource : IDisposable
{
    /// <summary>Files above this size are not read as a whole.</summary>
    private const long LargestWhole = 512L << 20;

    private readonly SafeFileHandle? handle;
    private readonly IReadOnlyDictionary<string, byte[]>? neighbours;
    private byte[]? bytes;

    private FileSource(string path, SafeFileHandle? handle, byte[]? bytes, IReadOnlyDictionary<string, byte[]>? neighbours)
    {
        Path = path;
        this.handle = handle;
        this.bytes = bytes;
        this.neighbours = neighbours;
        Length = handle is null ? bytes!.Length : RandomAccess.GetLength(handle);
    }

    /// <summary>Path of the file, as it was given.</summary>
    public string Path { get; }

    /// <summary>Name of the file without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Size, bytes.</summary>
    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataFileException">The file is absent, a folder, or cannot be read.</exception>
    public static FileSource Open(string path)
    {
        if (Directory.Exists(path))
            throw new DataFileException(path, "", "a file was expected and a folder was found; name the file in it.");
        if (!File.Exists(path))
            throw new DataFileException(path, "", "the file does not exist; check the path.");
        return Guarded(path, () => new FileSource(path, File.OpenHandle(path), null, null));
    }

    /// <summary>Bytes in memory under a name, with the files that lie beside them.</summary>
    public static FileSource InMemory(string name, byte[] bytes, IReadOnlyDictionary<string, byte[]>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(name, null, bytes, beside ?? new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The first bytes, at most a number of them.</summary>
    public ReadOnlyMemory<byte> Head(int count = 4096)
    {
        var head = new byte[(int)Math.Min(count, Length)];
        Read(0, head);
        return head;
    }

    /// <summary>All bytes.</summary>
    /// <exception cref="DataFileException">The file is too large to be read as a whole.</exception>
    public ReadOnlyMemory<byte> All()
    {
        if (bytes is not null)
            return bytes;
        if (Length > LargestWhole)
            throw Wrong("", $"at most {LargestWhole >> 20} MiB were expected for a file of this kind and {Length >> 20} MiB were found; split it.");
        var all = GC.AllocateUninitializedArray<byte>((int)Length);
        Read(0, all);
        return bytes = all;
    }

    /// <summary>Fills a span with the bytes from an offset on.</summary>
    /// <exception cref="DataFileException">The file ends before.</exception>
    public void Read(long offset, Span<byte> into)
    {
        Require(offset, into.Length);
        if (bytes is not null)
        {
            bytes.AsSpan((int)offset, into.Length).CopyTo(into);
            return;
        }

        while (into.Length > 0)
        {
            var read = ReadSome(offset, into);
            if (read == 0)
                throw Wrong($"offset {offset}", "more bytes were expected and the file ended while it was read; check that no other program writes it.");
            into = into[read..];
            offset += read;
        }
    }

    /// <summary>Little-endian single-precision numbers one after the other: read at once while they are few, else mapped from the file.</summary>
    /// <param name="offset">Where they begin.</param>
    /// <param name="count">Their number.</param>
    /// <exception cref="DataFileException">The file ends before, or they are more than one map can hold.</exception>
    internal ReadOnlyMemory<float> Singles(long offset, long count)
    {
        if (count > FloatStore.Largest)
            throw Wrong("", $"at most {FloatStore.Largest} values were expected and {count} were found; split the file.");
        Require(offset, count * sizeof(float), "values");
        if (handle is not null && count > FloatStore.LargestArray && BitConverter.IsLittleEndian)
            return Guarded(Path, () => MappedFloats.OfFile(Path, offset, (int)count).Memory);
        var values = FloatStore.Allocate(count);

        // Fresh memory is handed out page by page as it is written, which takes longer than the copy: all processors share it.
        const int block = 1 << 20;
        Each((count + block - 1) / block, i => Read(offset + (i * block * sizeof(float)), MemoryMarshal.AsBytes(values.Span[(int)(i * block)..(int)Math.Min(count, (i + 1) * block)])));
        if (!BitConverter.IsLittleEndian)
        {
            var words = MemoryMarshal.Cast<float, int>(values.Span);
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return values;
    }

    /// <summary>The bytes as a stream that is only read.</summary>
    internal Stream AsStream() => bytes is not null ? new MemoryStream(bytes, writable: false) : Guarded(Path, () => File.OpenRead(Path));

    /// <summary>Throws unless the file holds a stretch of bytes.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="count">Its length, bytes.</param>
    /// <param name="what">What lies there, for the message.</param>
    /// <exception cref="DataFileException">The stretch does not lie inside the file.</exception>
    public void Require(long offset, long count, string what = "data")
    {
        if (offset < 0 || count < 0 || offset > Length || count > Length - offset)
            throw Wrong($"offset {offset}", $"{count} bytes of {what} were expected and {Math.Max(0, Length - Math.Max(0, offset))} of the file's {Length} remain; the file is truncated or damaged, copy it again.");
    }

    /// <summary>A file of the same folder, whatever the case of its name; null if there is none.</summary>
    /// <param name="name">Name without a folder; anything else finds nothing.</param>
    public FileSource? Beside(string name)
    {
        if (name.Length == 0 || name != System.IO.Path.GetFileName(name))
            return null;
        if (neighbours is not null)
        {
            var key = neighbours.Keys.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
            return key is null ? null : new(key, null, neighbours[key], neighbours);
        }

        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var found = Directory.EnumerateFiles(folder).Select(System.IO.Path.GetFileName).FirstOrDefault(f => string.Equals(f, name, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : Open(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, found));
    }

    /// <summary>A file of a folder above; null if there is none, or if the bytes are in memory, where there are no folders.</summary>
    /// <param name="folders">How many folders above the file's own.</param>
    /// <param name="name">Name without a folder.</param>
    internal FileSource? Above(int folders, string name)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path));
        for (var i = 0; i < folders && folder is not null; i++)
            folder = System.IO.Path.GetDirectoryName(folder);
        return neighbours is null && folder is not null && System.IO.Path.Combine(folder, name) is var path && File.Exists(path) ? Open(path) : null;
    }

    /// <summary>The first file of a name in the folders of a folder beside the file; null if there is none, or if the bytes are in memory.</summary>
    /// <param name="folder">Name of the folder beside the file.</param>
    /// <param name="name">Name of the file.</param>
    internal FileSource? Below(string folder, string name)
    {
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, folder);
        var found = neighbours is null && Directory.Exists(beside)
            ? Directory.EnumerateDirectories(beside).Order(StringComparer.Ordinal).Select(d => System.IO.Path.Combine(d, name)).FirstOrDefault(File.Exists)
            : null;
        return found is null ? null : Open(found);
    }

    /// <summary>Names of the files of the same folder.</summary>
    public IReadOnlyList<string> Neighbours() => neighbours is not null
        ? [.. neighbours.Keys]
        : [.. Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!).Select(f => System.IO.Path.GetFileName(f)!)];

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public string Sha256()
    {
        if (bytes is not null)
            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        return Guarded(Path, () =>
        {
            using var stream = File.OpenRead(Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }

    /// <summary>The exception that says what is wrong with this file.</summary>
    /// <param name="position">Place in the file; empty if it is the whole file.</param>
    /// <param name="reason">What was expected, what was found, what to do.</param>
    public DataFileException Wrong(string position, string reason) => new(Path, position, reason);

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    // A failure in one block is the failure of the whole.
    private static void Each(long count, Action<long> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException e)
        {
            throw e.InnerExceptions.OfType<DataFileException>().FirstOrDefault() ?? e.InnerExceptions[0];
        }
    }

    private int ReadSome(long offset, Span<byte> into)
    {
        try
        {
            return RandomAccess.Read(handle!, into, offset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Path, e);
        }
    }

    private static DataFileException Unreadable(string path, Exception e) =>
        new(path, $"the file cannot be read ({e.Message.TrimEnd('.')}); check that no other program holds it and that you may read it.", e);

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }
}
