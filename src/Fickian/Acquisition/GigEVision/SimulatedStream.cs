using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Fickian.Acquisition.Simulators;

namespace Fickian.Acquisition.GigEVision;

/// <summary>The stream of a simulated camera: packets of frames over UDP, lost or swapped on demand, kept for a while to be sent again.</summary>
internal sealed class SimulatedStream(SimulatorSetup setup, SimulatorFaults faults, Func<uint, uint> register, SimulatedView view) : IDisposable
{
    private const int KeptFrames = 8;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ConcurrentDictionary<ushort, byte[][]> kept = new();
    private readonly Queue<ushort> order = new();
    private readonly Random chance = new(setup.Seed);
    private CancellationTokenSource? running;
    private ushort block = (ushort)(setup.Setting("first-block", 1.0) - 1);

    public bool IsRunning => running is not null;

    public void Start()
    {
        if (running is not null || register(CameraRegister.StreamPort) == 0)
            return;
        running = new();
        _ = Task.Run(() => RunAsync(running.Token));
    }

    public void Stop()
    {
        running?.Cancel();
        running = null;
    }

    public void Dispose()
    {
        Stop();
        socket.Dispose();
    }

    /// <summary>Sends packets again; a refusal is a packet with a status.</summary>
    public async Task ResendAsync(ushort of, int first, int last)
    {
        var packets = kept.GetValueOrDefault(of);
        for (var number = first; number <= last && number - first < 10_000; number++)
        {
            var packet = faults["resend-refused"] || packets is null || number >= packets.Length
                ? new GvspPacket(0x800c, of, GvspPacket.Payload, number, default).Encode()
                : packets[number];
            await SendAsync(packet);
        }
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(Math.Max(1000, register(SimulatedCameraRegister.FramePeriod))), setup.Time, cancellation);
                block = block == ushort.MaxValue ? (ushort)1 : (ushort)(block + 1);
                var packets = Packets();
                Keep(packets);
                foreach (var number in Order(packets.Length))
                {
                    cancellation.ThrowIfCancellationRequested();
                    await SendAsync(packets[number]);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The stream was stopped, or nobody can be reached.
        }
    }

    private byte[][] Packets()
    {
        var (width, height) = ((int)register(SimulatedCameraRegister.Width), (int)register(SimulatedCameraRegister.Height));
        var pixels = view.Frame(width, height, register(SimulatedCameraRegister.Exposure) * 1e-6, register(SimulatedCameraRegister.Gain));
        var content = (int)(register(CameraRegister.PacketSize) & 0xffff) - CameraRegister.Heads;
        var leader = new GvspLeader((ulong)setup.Time.GetElapsedTime(0).Ticks * 100, CameraFrame.Mono8, width, height, 0, 0, 0);
        var packets = new List<byte[]> { new GvspPacket(0, block, GvspPacket.Leader, 0, leader.Encode()).Encode() };
        for (var at = 0; at < pixels.Length; at += content)
            packets.Add(new GvspPacket(0, block, GvspPacket.Payload, packets.Count, pixels.AsMemory(at, Math.Min(content, pixels.Length - at))).Encode());
        packets.Add(new GvspPacket(0, block, GvspPacket.Trailer, packets.Count, Gvcp.Words(1, (uint)height)).Encode());
        return [.. packets];
    }

    private void Keep(byte[][] packets)
    {
        kept[block] = packets;
        order.Enqueue(block);
        if (order.Count > KeptFrames)
            kept.TryRemove(order.Dequeue(), out _);
    }

    // One of twenty packets is lost; of the others every second pair changes places.
    private IEnumerable<int> Order(int count)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        if (faults["swapped-packets"])
        {
            for (var i = 0; i + 1 < count; i += 4)
                (numbers[i], numbers[i + 1]) = (numbers[i + 1], numbers[i]);
        }

        return faults["lost-packets"] ? numbers.Where(n => n % 20 != 3 && chance.Next(20) != 0) : numbers;
    }

    private async Task SendAsync(byte[] packet)
    {
        var address = new IPAddress(Gvcp.Words(register(CameraRegister.StreamDestination)));
        await socket.SendToAsync(packet, SocketFlags.None, new IPEndPoint(address.Equals(IPAddress.Any) ? IPAddress.Loopback : address, (int)register(CameraRegister.StreamPort) & 0xffff));
    }
}
