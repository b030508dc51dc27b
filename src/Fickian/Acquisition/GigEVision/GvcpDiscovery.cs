using System.Net;
using System.Net.Sockets;

namespace Fickian.Acquisition.GigEVision;

/// <summary>Looks for cameras in a network.</summary>
public static class GvcpDiscovery
{
    /// <summary>Asks and gathers answers for a time.</summary>
    /// <param name="at">Whom to ask: a broadcast address, or one camera.</param>
    /// <param name="patience">How long answers are waited for.</param>
    /// <param name="time">Clock of the wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<GvcpDevice>> FindAsync(IPEndPoint at, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { EnableBroadcast = true };
        await socket.SendToAsync(GvcpDevice.Question(1), SocketFlags.None, at, cancellation);
        var found = new List<GvcpDevice>();
        using var timer = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        var buffer = new byte[1024];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), both.Token);
                if (GvcpAcknowledge.Decode(buffer.AsSpan(0, received.ReceivedBytes)) is { Status: 0, Command: Gvcp.Discovery + 1 } reply && GvcpDevice.Decode(reply.Content) is { } device)
                    found.Add(device);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return found;
        }
    }
}
