using System.IO.Compression;
using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;

namespace Fickian.Acquisition.GigEVision;

/// <summary>The control line of a camera: registers, memory, and the description that it holds.</summary>
internal sealed class CameraLine : ICameraRegisters, IAsyncDisposable
{
    private const int LongestDescription = 8 << 20;

    private readonly string name;
    private int lastId;

    public CameraLine(InstrumentSetup setup)
    {
        name = setup.Name;
        Bus = new(setup.Name, setup.Channel, new GvcpFramer(), new(TimeSpan.FromSeconds(0.5)), setup.Laboratory, setup.Wire);
    }

    public RequestBus Bus { get; }

    /// <summary>Who goes first on what is asked next; set by the user of the line.</summary>
    public RequestPriority Priority { get; set; } = RequestPriority.Recipe;

    public async Task<byte[]> ReadAsync(uint address, int length, CancellationToken cancellation) =>
        length == 4 ? Gvcp.Words(await ReadRegisterAsync(address, Priority, cancellation)) : await ReadMemoryAsync(address, length, cancellation);

    public Task WriteAsync(uint address, byte[] bytes, CancellationToken cancellation) =>
        bytes.Length == 4 ? WriteRegisterAsync(address, Gvcp.Word(bytes), Priority, cancellation) : WriteMemoryAsync(address, bytes, cancellation);

    public async Task<uint> ReadRegisterAsync(uint address, RequestPriority priority, CancellationToken cancellation)
    {
        var content = await AskAsync(Gvcp.ReadRegister, Gvcp.Words(address), $"register {address:X4}", priority, cancellation);
        return content.Length >= 4 ? Gvcp.Word(content) : throw Unreadable($"register {address:X4}", content);
    }

    public async Task WriteRegisterAsync(uint address, uint value, RequestPriority priority, CancellationToken cancellation) =>
        await AskAsync(Gvcp.WriteRegister, Gvcp.Words(address, value), $"register {address:X4} = {value:X}", priority, cancellation);

    public async Task<byte[]> ReadMemoryAsync(uint address, int length, CancellationToken cancellation)
    {
        var bytes = new List<byte>(length);
        while (bytes.Count < length)
        {
            var from = address + (uint)bytes.Count;
            var count = Math.Min(Gvcp.LongestMemory, (length - bytes.Count + 3) / 4 * 4);
            var content = await AskAsync(Gvcp.ReadMemory, Gvcp.Words(from, (uint)count), $"{count} bytes at {from:X4}", Priority, cancellation);
            if (content.Length != 4 + count || Gvcp.Word(content) != from)
                throw Unreadable($"{count} bytes at {from:X4}", content);
            bytes.AddRange(content.AsSpan(4));
        }

        return [.. bytes.Take(length)];
    }

    public Task ResendAsync(ushort block, int first, int last, CancellationToken cancellation) =>
        Bus.AskAsync(Gvcp.Resend(NextId(), block, first, last), RequestPriority.Polling, cancellation);

    /// <summary>The description of the features; it lies in the camera, as text or packed.</summary>
    /// <exception cref="DeviceException">It lies elsewhere, or cannot be read.</exception>
    public async Task<string> DescriptionAsync(CancellationToken cancellation)
    {
        var url = GvcpDevice.Text(await ReadMemoryAsync(CameraRegister.FirstDescription, 512, cancellation));
        var parts = url.Split(':', 2)[^1].Split(';');
        if (!url.StartsWith("Local:", StringComparison.OrdinalIgnoreCase) || parts.Length < 3 || !Hex(parts[1], out var address) || !Hex(parts[2].Split('?')[0], out var length) || length is 0 or > LongestDescription)
            throw new DeviceException(DeviceFault.UnreadableReply, $"{name} names its description '{url}', and one in its own memory was expected.");
        var bytes = await ReadMemoryAsync(address, (int)length, cancellation);
        return parts[0].EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Unpacked(bytes) : Encoding.UTF8.GetString(bytes);
    }

    public ValueTask DisposeAsync() => Bus.DisposeAsync();

    private async Task WriteMemoryAsync(uint address, byte[] bytes, CancellationToken cancellation) =>
        await AskAsync(Gvcp.WriteMemory, [.. Gvcp.Words(address), .. bytes], $"{bytes.Length} bytes to {address:X4}", Priority, cancellation);

    private async Task<byte[]> AskAsync(ushort command, byte[] payload, string what, RequestPriority priority, CancellationToken cancellation)
    {
        var request = Gvcp.Ask(command, NextId(), payload, what);
        var raw = (await Bus.AskAsync(request, priority, cancellation))[^1];
        var reply = GvcpAcknowledge.Decode(raw)!;
        return reply.Status == 0 ? reply.Content : throw new DeviceException(DeviceFault.Refused, $"{name} refuses {what}: {GvcpAcknowledge.Meaning(reply.Status)}.", request.Bytes, raw);
    }

    // 0 is no identifier.
    private ushort NextId()
    {
        var id = (ushort)Interlocked.Increment(ref lastId);
        return id == 0 ? (ushort)Interlocked.Increment(ref lastId) : id;
    }

    private static bool Hex(string text, out uint number) => uint.TryParse(text, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out number);

    private string Unpacked(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            using var entry = archive.Entries[0].Open();
            var text = new byte[LongestDescription];
            return Encoding.UTF8.GetString(text, 0, entry.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentOutOfRangeException)
        {
            throw new DeviceException(DeviceFault.UnreadableReply, $"The packed description of {name} cannot be unpacked ({e.Message.TrimEnd('.')}).", default, default, e);
        }
    }

    private DeviceException Unreadable(string what, byte[] content) =>
        new(DeviceFault.UnreadableReply, $"{name} answered {what} with {RawBytes.Text(content)}, which is not what was asked for.", default, content);
}
