using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Fickian.Acquisition.Bus;

namespace Fickian.Acquisition.GigEVision;

/// <summary>Frames of the camera.</summary>
public sealed partial class GigECamera
{
    private readonly int packetSize;
    private CancellationTokenSource? streaming;

    /// <summary>One frame, complete if the network let it be within a few attempts.</summary>
    /// <exception cref="DeviceException">The camera refuses, or control is lost.</exception>
    public async Task<CameraFrame> SnapAsync(CancellationToken cancellation)
    {
        const int Attempts = 5;
        CameraFrame? last = null;
        var seen = 0;
        await foreach (var frame in StreamAsync(cancellation))
        {
            last = frame;
            if (frame.IsComplete || ++seen == Attempts)
                break;
        }

        return last ?? throw new DeviceException(DeviceFault.LinkLost, $"{Name} gave no frame; see its state ({State}).");
    }

    /// <summary>Takes control, starts the stream and gives its frames, whole or incomplete, until the reader stops or control is lost.</summary>
    /// <exception cref="DeviceException">The camera refuses.</exception>
    public async IAsyncEnumerable<CameraFrame> StreamAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await TakeControlAsync(RequestPriority.Recipe, cancellation);
        var camera = CameraAddress();
        using var receiver = new GvspReceiver(ReceiveAddress(camera), camera, setup.Wire);
        var content = await ConfigureAsync(receiver.EndPoint, cancellation);
        var canResend = (await line.ReadRegisterAsync(CameraRegister.Capability, RequestPriority.Recipe, cancellation) & CameraRegister.CanResend) != 0;
        var assembler = new FrameAssembler(content, setup.Wire, canResend ? (block, first, last) => _ = ResendAsync(block, first, last) : (_, _, _) => { });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        streaming = ending;
        try
        {
            await SetFeatureAsync("AcquisitionStart", 1, RequestPriority.Recipe, cancellation);
            State = CameraState.Streaming;
            await using var frames = receiver.ReceiveAsync(assembler, ending.Token).GetAsyncEnumerator(CancellationToken.None);
            while (await NextAsync(frames, cancellation))
                yield return frames.Current;
        }
        finally
        {
            streaming = null;
            if (State == CameraState.Streaming)
                await StopAsync();
        }
    }

    // The end of the stream by loss of control ends the frames; that of the reader is his own.
    private static async Task<bool> NextAsync(IAsyncEnumerator<CameraFrame> frames, CancellationToken cancellation)
    {
        try
        {
            return await frames.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<int> ConfigureAsync(IPEndPoint at, CancellationToken cancellation)
    {
        await line.WriteRegisterAsync(CameraRegister.StreamDestination, Gvcp.Word(at.Address.GetAddressBytes()), RequestPriority.Recipe, cancellation);
        await line.WriteRegisterAsync(CameraRegister.PacketSize, (uint)packetSize, RequestPriority.Recipe, cancellation);
        await line.WriteRegisterAsync(CameraRegister.StreamPort, (uint)at.Port, RequestPriority.Recipe, cancellation);

        // Cameras round the size to what they can; the upper half of the word holds flags.
        var size = (int)(await line.ReadRegisterAsync(CameraRegister.PacketSize, RequestPriority.Recipe, cancellation) & 0xffff);
        if (size is < 64 or > 16000)
            throw new DeviceException(DeviceFault.NotConfirmed, $"{Name} was told a packet size of {packetSize} and has {size}; choose another.");
        State = CameraState.Configured;
        return size - CameraRegister.Heads;
    }

    private async Task ResendAsync(ulong block, int first, int last)
    {
        try
        {
            await line.ResendAsync((ushort)block, first, last, CancellationToken.None);
        }
        catch (DeviceException)
        {
            // The frame stays incomplete and says so.
        }
    }

    private async Task StopAsync()
    {
        try
        {
            await SetFeatureAsync("AcquisitionStop", 1, RequestPriority.Recipe, CancellationToken.None);
            await line.WriteRegisterAsync(CameraRegister.StreamPort, 0, RequestPriority.Recipe, CancellationToken.None);
            State = CameraState.Controlled;
        }
        catch (DeviceException e)
        {
            Noticed?.Invoke($"Whether the stream of {Name} stopped is not known: {e.Message}");
        }
    }

    private async Task<string?> ReleaseAsync(RequestPriority priority, CancellationToken cancellation)
    {
        if (State is CameraState.Closed or CameraState.Found)
            return null;
        if (streaming is { } source)
            await source.CancelAsync();
        if (State is not CameraState.Lost)
        {
            await SetFeatureAsync("AcquisitionStop", 1, priority, cancellation);
            await line.WriteRegisterAsync(CameraRegister.StreamPort, 0, priority, cancellation);
            await line.WriteRegisterAsync(CameraRegister.Control, 0, priority, cancellation);
        }

        await StopBeatingAsync();
        State = CameraState.Found;
        return await line.ReadRegisterAsync(CameraRegister.StreamPort, priority, cancellation) == 0 ? null : $"The stream of {Name} is still directed at somebody.";
    }

    private IPAddress ReceiveAddress(IPAddress camera)
    {
        if (setup.Setting("receive-address", "") is { Length: > 0 } told)
            return IPAddress.TryParse(told, out var address) ? address : throw new ArgumentException($"The setting 'receive-address' of {Name} must be an address and '{told}' was found.", nameof(camera));
        using var way = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        way.Connect(camera, Gvcp.Port);
        return ((IPEndPoint)way.LocalEndPoint!).Address;
    }
}
