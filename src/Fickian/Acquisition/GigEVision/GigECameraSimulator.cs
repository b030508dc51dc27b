using System.Buffers.Binary;
using System.Text;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.GigEVision;

/// <summary>A GigE Vision camera that is not there: registers, control with its heartbeat, a description, and frames over UDP.</summary>
/// <remarks>Each line that is served is one peer; control belongs to one of them. Wrong requests get the status of the standard, where some fake cameras stay silent.</remarks>
public sealed class GigECameraSimulator : ISimulator, IDisposable
{
    private const uint DescriptionAt = 0x0010_0000;
    private const byte AcknowledgeRequired = 1;

    private readonly Lock gate = new();
    private readonly SimulatorSetup setup;
    private readonly SimulatedStream stream;
    private readonly Dictionary<uint, uint> registers = [];
    private readonly byte[] description = Encoding.UTF8.GetBytes(SimulatedCameraRegister.Description);
    private readonly SimulatorFaults faults = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["lost-packets"] = "one of twenty stream packets, or more, is not sent",
        ["swapped-packets"] = "stream packets come out of order",
        ["resend-refused"] = "packets are not sent again",
        ["control-taken"] = "another program has control",
        ["silent"] = "nothing is answered",
    });

    private object? controller;
    private long lastBeat;

    /// <summary>Makes a camera.</summary>
    /// <param name="setup">Clock, seed, input <c>foaming</c> (0 to 1) and settings.</param>
    public GigECameraSimulator(SimulatorSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        foreach (var (address, value) in new (uint, uint)[]
        {
            (CameraRegister.Version, 0x0001_0002), (0x0004, 0), (0x0008, 0), (0x000c, 0), (0x0024, 0x7f00_0001), (CameraRegister.StreamChannels, 1), (CameraRegister.Capability, CameraRegister.CanResend),
            (CameraRegister.HeartbeatTimeOut, 3000), (0x093c, 0), (CameraRegister.TickFrequency, 1_000_000_000), (CameraRegister.Control, 0), (CameraRegister.StreamPort, 0), (CameraRegister.PacketSize, 1500),
            (CameraRegister.StreamDestination, 0), (SimulatedCameraRegister.Width, (uint)setup.Setting("width", 512.0)), (SimulatedCameraRegister.Height, (uint)setup.Setting("height", 512.0)),
            (SimulatedCameraRegister.Gain, 0), (SimulatedCameraRegister.Exposure, 10_000), (SimulatedCameraRegister.Acquisition, 0), (SimulatedCameraRegister.PixelFormat, CameraFrame.Mono8),
            (SimulatedCameraRegister.FramePeriod, 40_000),
        })
        {
            registers[address] = value;
        }

        Write(CameraRegister.Manufacturer, "Fickian", 32);
        Write(CameraRegister.Model, "Simulated", 32);
        Write(CameraRegister.DeviceVersion, "1", 32);
        Write(0x00a8, "none", 48);
        Write(CameraRegister.SerialNumber, setup.Setting("serial", "FAKE01"), 16);
        Write(0x00e8, "", 16);
        Write(CameraRegister.FirstDescription, $"Local:fickian.xml;{DescriptionAt:x};{description.Length:x}", 512);
        stream = new(setup, faults, address => Locked(() => registers.GetValueOrDefault(address)), new(setup));
        Outputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["streaming"] = () => stream.IsRunning ? 1 : 0 };
    }

    /// <summary>Settings, each with what it means.</summary>
    public static IReadOnlyDictionary<string, string> KnownSettings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["serial"] = "serial number (FAKE01)",
        ["width"] = "columns (512)",
        ["height"] = "rows (512)",
        ["first-block"] = "number of the first frame; 65530 lets it wrap soon (1)",
    };

    /// <inheritdoc/>
    public string Kind => "gige-vision";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<double>> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Faults => faults.Known;

    /// <inheritdoc/>
    public void Inject(string fault, bool on = true) => faults.Inject(fault, on);

    /// <inheritdoc/>
    public async Task ServeAsync(IByteChannel line, CancellationToken cancellation)
    {
        var peer = new object();
        await FrameService.ServeAsync(line, new GvcpFramer(), async (frame, reply) =>
        {
            if (!faults["silent"] && await AnswerAsync(frame, peer) is { } answer && (frame[1] & AcknowledgeRequired) != 0)
                await reply(answer.Encode());
        }, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private async Task<GvcpAcknowledge?> AnswerAsync(byte[] frame, object peer)
    {
        if (frame[0] != 0x42)
            return null;
        var (command, id, content) = (BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(2)), BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(6)), frame.AsMemory(Gvcp.HeadSize));
        if (command == Gvcp.PacketResend)
        {
            if (content.Length >= 12)
                await stream.ResendAsync((ushort)Gvcp.Word(content.Span), (int)Gvcp.Word(content.Span, 4) & 0xffffff, (int)Gvcp.Word(content.Span, 8) & 0xffffff);
            return null;
        }

        lock (gate)
        {
            Expire();
            if (ReferenceEquals(controller, peer))
                lastBeat = setup.Time.GetTimestamp();
            var (status, answer) = command switch
            {
                Gvcp.Discovery => ((ushort)0, Memory(0, GvcpDevice.Length)),
                Gvcp.ReadRegister => ReadRegisters(content.Span, peer),
                Gvcp.WriteRegister => WriteRegisters(content.Span, peer),
                Gvcp.ReadMemory when content.Length == 8 => ReadMemory(Gvcp.Word(content.Span), (int)Gvcp.Word(content.Span, 4)),
                Gvcp.WriteMemory when content.Length >= 8 => WriteMemory(content.Span, peer),
                Gvcp.ReadMemory or Gvcp.WriteMemory => ((ushort)0x8002, []),
                _ => ((ushort)0x8001, Array.Empty<byte>()),
            };
            return new(status, (ushort)(command + 1), id, answer);
        }
    }

    private (ushort Status, byte[] Content) ReadRegisters(ReadOnlySpan<byte> addresses, object peer)
    {
        var values = new List<byte>();
        for (var at = 0; at + 4 <= addresses.Length; at += 4)
        {
            var address = Gvcp.Word(addresses, at);
            if (address % 4 != 0)
                return (0x8005, Gvcp.Words(0));
            if (!registers.TryGetValue(address, out var value))
                return (0x8003, Gvcp.Words(0));
            values.AddRange(Gvcp.Words(address == CameraRegister.Control ? ReferenceEquals(controller, peer) && !faults["control-taken"] ? CameraRegister.HasControl : 0 : value));
        }

        return (0, [.. values]);
    }

    private (ushort Status, byte[] Content) WriteRegisters(ReadOnlySpan<byte> pairs, object peer)
    {
        var written = 0u;
        for (var at = 0; at + 8 <= pairs.Length; at += 8, written++)
        {
            if (Write(Gvcp.Word(pairs, at), Gvcp.Word(pairs, at + 4), peer) is not 0 and var status)
                return (status, Gvcp.Words(written));
        }

        return (0, Gvcp.Words(written));
    }

    private ushort Write(uint address, uint value, object peer)
    {
        if (address % 4 != 0)
            return 0x8005;
        if (!registers.ContainsKey(address))
            return 0x8003;
        if (faults["control-taken"] || (controller is not null && !ReferenceEquals(controller, peer)) || (controller is null && address != CameraRegister.Control))
            return 0x8006;
        if (address < 0x0100 || address is CameraRegister.Capability or CameraRegister.StreamChannels or CameraRegister.TickFrequency or >= CameraRegister.FirstDescription and < 0x0600)
            return 0x8004;
        if (address is SimulatedCameraRegister.Width or SimulatedCameraRegister.Height && value is < 16 or > SimulatedCameraRegister.LargestSide
            || address == CameraRegister.PacketSize && (value & 0xffff) is < 100 or > 9000)
            return 0x8002;
        registers[address] = value;
        if (address == CameraRegister.Control)
            (controller, lastBeat) = (value == 0 ? null : peer, setup.Time.GetTimestamp());
        else if (address == SimulatedCameraRegister.Acquisition || (address == CameraRegister.StreamPort && value == 0))
            Acquire(address == SimulatedCameraRegister.Acquisition && value == 1);
        return 0;
    }

    private void Acquire(bool on)
    {
        if (on)
            stream.Start();
        else
            stream.Stop();
    }

    private (ushort Status, byte[] Content) ReadMemory(uint address, int length) =>
        length is < 0 or > Gvcp.LongestMemory || length % 4 != 0 ? ((ushort)0x8002, [])
            : address % 4 != 0 ? ((ushort)0x8005, [])
            : address >= 0x1000 && (address < DescriptionAt || address >= DescriptionAt + description.Length) ? ((ushort)0x8003, [])
            : (0, [.. Gvcp.Words(address), .. Memory(address, length)]);

    private (ushort Status, byte[] Content) WriteMemory(ReadOnlySpan<byte> content, object peer)
    {
        var address = Gvcp.Word(content);
        for (var at = 4; at + 4 <= content.Length; at += 4)
        {
            if (Write(address + (uint)at - 4, Gvcp.Word(content, at), peer) is not 0 and var status)
                return (status, Gvcp.Words((uint)at - 4));
        }

        return (0, Gvcp.Words((uint)content.Length - 4));
    }

    private byte[] Memory(uint address, int length)
    {
        var bytes = new byte[length];
        if (address >= DescriptionAt)
        {
            var from = (int)(address - DescriptionAt);
            description.AsSpan(from, Math.Min(length, description.Length - from)).CopyTo(bytes);
            return bytes;
        }

        for (var at = 0; at + 4 <= length; at += 4)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), registers.GetValueOrDefault(address + (uint)at));
        return bytes;
    }

    private void Write(uint address, string text, int length)
    {
        var bytes = new byte[length];
        Encoding.UTF8.GetBytes(text).CopyTo(bytes, 0);
        for (var at = 0; at < length; at += 4)
            registers[address + (uint)at] = Gvcp.Word(bytes, at);
    }

    // A controller that is not heard for the time of the heartbeat has lost control, and its stream ends.
    private void Expire()
    {
        if (controller is null || setup.Time.GetElapsedTime(lastBeat).TotalMilliseconds < registers[CameraRegister.HeartbeatTimeOut])
            return;
        (controller, registers[CameraRegister.StreamPort]) = (null, 0);
        stream.Stop();
    }

    private uint Locked(Func<uint> value)
    {
        lock (gate)
            return value();
    }
}
