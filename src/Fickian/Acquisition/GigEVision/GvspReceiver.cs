using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Fickian.Acquisition.GigEVision;

/// <summary>Receives the stream of a camera at a port of this computer.</summary>
internal sealed class GvspReceiver : IDisposable
{
    private const int BufferSize = 8 << 20;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = BufferSize };
    private readonly TimeProvider wire;
    private readonly IPAddress camera;

    public GvspReceiver(IPAddress local, IPAddress camera, TimeProvider wire)
    {
        (this.wire, this.camera) = (wire, camera);
        socket.Bind(new IPEndPoint(local, 0));
    }

    public IPEndPoint EndPoint => (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>Frames as they are done, whole or incomplete. Datagrams of others than the camera are ignored.</summary>
    public async IAsyncEnumerable<CameraFrame> ReceiveAsync(FrameAssembler assembler, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(65536);
        while (true)
        {
            IEnumerable<CameraFrame> frames;
            using (var timer = assembler.IsWaiting ? new CancellationTokenSource(Look, wire) : new CancellationTokenSource())
            using (var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation))
            {
                try
                {
                    var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), both.Token);
                    frames = ((IPEndPoint)received.RemoteEndPoint).Address.Equals(camera) && GvspPacket.Decode(buffer.AsSpan(0, received.ReceivedBytes).ToArray()) is { } packet ? assembler.Add(packet) : [];
                }
                catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
                {
                    frames = assembler.Look();
                }
            }

            foreach (var frame in frames)
                yield return frame;
        }
    }

    public void Dispose() => socket.Dispose();
}
