using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fickian.Acquisition.Channels;

/// <summary>A serial port that is not there: this end is held here, the other has a name like <c>/dev/pts/3</c> that any program opens as a port. Linux and macOS.</summary>
public sealed partial class PseudoTerminal : IByteChannel
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int TerminalBytes = 256;
    private const short Readable = 1;
    private const int LookEvery = 50;

    private readonly SafeFileHandle master;
    private readonly SafeFileHandle slave;
    private readonly Lock gate = new();
    private bool closed;

    private PseudoTerminal(SafeFileHandle master, SafeFileHandle slave, string name) => (this.master, this.slave, Name) = (master, slave, name);

    /// <summary>Name of the other end, to be opened as a serial port.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public string Address => $"pty:{Name}";

    /// <summary>Makes a pair.</summary>
    /// <exception cref="ChannelException">The system has none.</exception>
    public static PseudoTerminal Create()
    {
        if (OperatingSystem.IsWindows())
            throw new ChannelException("Pseudo-terminals exist on Linux and macOS only; use --tcp instead.");
        var control = OperatingSystem.IsMacOS() ? 0x20000 : NoControllingTerminal;
        var fd = OpenMaster(ReadWrite | control);
        if (fd < 0 || Grant(fd) != 0 || Unlock(fd) != 0)
            throw new ChannelException($"The system gives no pseudo-terminal (error {Marshal.GetLastPInvokeError()}).");
        var name = Marshal.PtrToStringUTF8(NameOf(fd)) ?? throw new ChannelException("The pseudo-terminal has no name.");

        // Held open here as well: without anybody at the other end the system would report an error instead of silence.
        var other = Open(name, ReadWrite | control);
        if (other < 0)
            throw new ChannelException($"The pseudo-terminal {name} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        MakeRaw(other);
        return new(new(fd, ownsHandle: true), new(other, ownsHandle: true), name);
    }

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellation) =>
        closed ? throw new ChannelException($"The line {Address} was closed; make a new pair.") : Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        await Task.Run(() => Read(buffer.Span, cancellation), cancellation);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        await Task.Run(() => Write(bytes.Span), cancellation);

    /// <inheritdoc/>
    public void DiscardInput()
    {
        Span<byte> waste = stackalloc byte[1024];
        lock (gate)
        {
            while (!closed && Poll(0) && Read(master, ref MemoryMarshal.GetReference(waste), waste.Length) > 0)
            {
                // Gone.
            }
        }
    }

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        lock (gate)
        {
            if (!closed)
            {
                closed = true;
                master.Dispose();
                slave.Dispose();
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    // The system does not wake a reader whose end is closed; so it looks again twenty times a second.
    private int Read(Span<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (closed)
                throw ChannelException.Lost(Address);
            if (!Poll(LookEvery))
                continue;
            lock (gate)
            {
                if (closed)
                    throw ChannelException.Lost(Address);
                var count = (int)Read(master, ref MemoryMarshal.GetReference(buffer), buffer.Length);
                if (count > 0)
                    return count;
            }
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (closed)
                throw ChannelException.Lost(Address);
            while (bytes.Length > 0)
            {
                var count = (int)Write(master, in MemoryMarshal.GetReference(bytes), bytes.Length);
                if (count <= 0)
                    throw ChannelException.Lost(Address);
                bytes = bytes[count..];
            }
        }
    }

    private bool Poll(int milliseconds)
    {
        var added = false;
        try
        {
            master.DangerousAddRef(ref added);
            var asked = new Polled { Descriptor = (int)master.DangerousGetHandle(), Events = Readable };
            return Poll(ref asked, 1, milliseconds) > 0 && (asked.Returned & Readable) != 0;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            if (added)
                master.DangerousRelease();
        }
    }

    private static void MakeRaw(int descriptor)
    {
        Span<byte> settings = stackalloc byte[TerminalBytes];
        if (GetAttributes(descriptor, ref MemoryMarshal.GetReference(settings)) == 0)
        {
            MakeRaw(ref MemoryMarshal.GetReference(settings));
            _ = SetAttributes(descriptor, 0, ref MemoryMarshal.GetReference(settings));
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int Grant(int descriptor);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int Unlock(int descriptor);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial nint NameOf(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeFileHandle descriptor, ref byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle descriptor, in byte buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Polled descriptors, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int descriptor, ref byte settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw(ref byte settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int descriptor, int when, ref byte settings);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
