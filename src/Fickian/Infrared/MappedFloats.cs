using System.Buffers;
using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;

namespace Fickian.Infrared;

/// <summary>Single-precision numbers of a file, little-endian, mapped into memory.</summary>
internal sealed class MappedFloats : MemoryManager<float>
{
    // Keeps every mapping reachable until it is released: a span into it would not.
    private static readonly ConcurrentDictionary<MappedFloats, byte> Held = new();

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly nint first;
    private readonly int count;
    private bool released;

    private MappedFloats(MemoryMappedFile file, MemoryMappedFileAccess access, long offset, int count)
    {
        this.file = file;
        this.count = count;
        view = file.CreateViewAccessor(offset, (long)count * sizeof(float), access);
        first = view.SafeMemoryMappedViewHandle.DangerousGetHandle() + (nint)view.PointerOffset;
        Held[this] = 0;
    }

    /// <summary>A file of its own that is gone when it is released or the program ends.</summary>
    public static MappedFloats Temporary(int count)
    {
        var path = Path.Combine(Path.GetTempPath(), $"fickian-{Guid.NewGuid():N}.tmp");
        var size = (long)count * sizeof(float);
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
            PreallocationSize = size,
        });
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return new(MemoryMappedFile.CreateFromFile(stream, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false), MemoryMappedFileAccess.ReadWrite, 0, count);
    }

    /// <summary>A stretch of a file that is only read.</summary>
    public static MappedFloats OfFile(string path, long offset, int count) =>
        new(MemoryMappedFile.CreateFromFile(File.OpenRead(path), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false), MemoryMappedFileAccess.Read, offset, count);

    public override Memory<float> Memory => CreateMemory(count);

    public override unsafe Span<float> GetSpan()
    {
        ObjectDisposedException.ThrowIf(released, this);
        return new((void*)first, count);
    }

    public override unsafe MemoryHandle Pin(int elementIndex = 0)
    {
        ObjectDisposedException.ThrowIf(released, this);
        return new((float*)first + elementIndex);
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing || released)
            return;
        released = true;
        Held.TryRemove(this, out _);
        view.Dispose();
        file.Dispose();
    }
}
