using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.GigEVision;
using Fickian.Acquisition.Instruments;

namespace Fickian.Tests.Acquisition.GigEVision;

/// <summary>The camera driver against a camera of another house: the fake camera of Aravis. It never sends packets again, so that with lost packets frames stay incomplete.</summary>
public sealed class AravisCameraTests
{
    private const string Program = "/usr/bin/arv-fake-gv-camera-0.8";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_fake_camera_of_Aravis_is_driven_by_its_own_description()
    {
        Assert.SkipUnless(File.Exists(Program), "needs the fake camera of Aravis (Debian package aravis-tools)");
        foreach (var lost in new[] { 0, 100 })
        {
            using var process = Process.Start(new ProcessStartInfo(Program, ["-i", "127.0.0.1", "-s", "FAKE01", "-r", $"{lost}"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            try
            {
                await AnsweringAsync(process);
                await using var camera = new GigECamera(new("camera", new UdpChannel("127.0.0.1", Gvcp.Port), TimeProvider.System));
                var identity = await camera.ConnectAsync(Cancellation);
                Assert.Equal(("Aravis", "Fake", "FAKE01"), (identity.Maker, identity.Model, identity.SerialNumber));
                await DriveAsync(camera);
                if (lost == 0)
                    await WholeAsync(camera);
                else
                    await IncompleteAsync(camera);
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static async Task DriveAsync(GigECamera camera)
    {
        Parameter Of(string name) => camera.Parameters.Single(p => p.Name == name);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of("width"), 128, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of("height"), 96, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of("exposure"), 0.02, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of("frame-rate"), 25, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal("Mono8", Of("pixel-format").Choices[(int)CameraFrame.Mono8]);
        Assert.Equal(128 * 96, await camera.FeatureAsync("PayloadSize", RequestPriority.Recipe, Cancellation));
    }

    private static async Task WholeAsync(GigECamera camera)
    {
        var frame = await camera.SnapAsync(Cancellation);
        Assert.Equal((128, 96, true), (frame.Width, frame.Height, frame.IsComplete));

        // A ramp along rows and columns, scaled by the exposure: along every falling diagonal it is the same.
        for (var i = 0; i < frame.Pixels.Length - frame.Width; i++)
            Assert.True(i % frame.Width == frame.Width - 1 || frame.Pixels[i + 1] == frame.Pixels[i + frame.Width], $"pixel {i}");
        Assert.NotEqual(frame.Pixels[0], frame.Pixels[100]);
    }

    private static async Task IncompleteAsync(GigECamera camera)
    {
        await foreach (var frame in camera.StreamAsync(Cancellation))
        {
            if (frame.IsComplete)
                continue;
            Assert.NotEmpty(frame.MissingPackets);
            break;
        }
    }

    // The program is there once it answers a discovery.
    private static async Task AnsweringAsync(Process process)
    {
        while (!process.HasExited)
        {
            try
            {
                if ((await GvcpDiscovery.FindAsync(new IPEndPoint(IPAddress.Loopback, Gvcp.Port), TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation)).Count > 0)
                    return;
            }
            catch (SocketException)
            {
                // Nobody listens yet.
            }
        }

        Assert.Fail($"The fake camera ended: {await process.StandardError.ReadToEndAsync(Cancellation)}");
    }
}
