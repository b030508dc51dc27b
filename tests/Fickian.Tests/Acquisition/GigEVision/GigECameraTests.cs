using System.Net;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.GigEVision;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Simulators;
using Fickian.Files;

namespace Fickian.Tests.Acquisition.GigEVision;

/// <summary>The camera driver against its simulator over real datagrams of the loopback address.</summary>
public sealed class GigECameraTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_frame_is_taken_and_written_as_TIFF()
    {
        using var simulator = Simulator();
        await using var listener = DatagramListener.Start(simulator, 0);
        await using var camera = Camera(listener);
        var identity = await camera.ConnectAsync(Cancellation);
        Assert.Equal(("Fickian", "Simulated", "FAKE01"), (identity.Maker, identity.Model, identity.SerialNumber));
        Assert.Equal(["width", "height", "pixel-format", "exposure", "gain", "frame-rate"], camera.Parameters.Select(p => p.Name));
        Assert.Equal(CameraState.Found, camera.State);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of(camera, "width"), 200, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of(camera, "exposure"), 0.008, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await camera.SetAsync(Of(camera, "gain"), 0, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(200 * 160, await camera.FeatureAsync("PayloadSize", RequestPriority.Recipe, Cancellation));
        var frame = await camera.SnapAsync(Cancellation);
        Assert.Equal((200, 160, true), (frame.Width, frame.Height, frame.IsComplete));

        // The grain in the middle is darker than the ground at the corner.
        Assert.True(frame.Pixels[(80 * 200) + 100] + 20 < frame.Pixels[^1]);
        var path = Path.Combine(Directory.CreateTempSubdirectory("camera").FullName, "frame.tif");
        frame.WriteTiff(path, "simulated");
        var picture = Assert.IsType<Micrograph>(DataFile.Open(path).DataSets[0]);
        Assert.Equal(frame.Pixels.Select(p => (float)p), picture.Values.ToArray());
        foreach (var action in camera.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["streaming"]());
    }

    [Fact]
    public async Task Lost_and_swapped_packets_are_fetched_again_and_block_numbers_wrap()
    {
        using var simulator = Simulator(("first-block", "65533"));
        simulator.Inject("lost-packets");
        simulator.Inject("swapped-packets");
        await using var listener = DatagramListener.Start(simulator, 0);
        await using var camera = Camera(listener);
        await camera.ConnectAsync(Cancellation);
        var (complete, blocks) = (0, new List<ulong>());
        await foreach (var frame in camera.StreamAsync(Cancellation))
        {
            blocks.Add(frame.Block);
            complete += frame.IsComplete ? 1 : 0;
            if (frame.Block is >= 1 and < 1000 && complete >= 3)
                break;
        }

        Assert.DoesNotContain(0ul, blocks);
        Assert.True(complete >= 3, $"{complete} of {blocks.Count} frames");
    }

    [Fact]
    public async Task A_frame_whose_packets_are_refused_is_incomplete_and_black_there()
    {
        using var simulator = Simulator();
        simulator.Inject("lost-packets");
        simulator.Inject("resend-refused");
        await using var listener = DatagramListener.Start(simulator, 0);
        await using var camera = Camera(listener);
        await camera.ConnectAsync(Cancellation);
        var frame = await camera.SnapAsync(Cancellation);
        Assert.False(frame.IsComplete);
        Assert.Contains(3, frame.MissingPackets);
        Assert.All(frame.Pixels[(2 * 264)..(3 * 264)], p => Assert.Equal(0, p));
    }

    [Fact]
    public async Task Another_program_that_has_control_is_told()
    {
        using var simulator = Simulator();
        await using var listener = DatagramListener.Start(simulator, 0);
        await using var first = Camera(listener);
        await using var second = Camera(listener);
        await first.ConnectAsync(Cancellation);
        await second.ConnectAsync(Cancellation);
        await first.TakeControlAsync(RequestPriority.Recipe, Cancellation);
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => second.SetAsync(Of(second, "width"), 64, RequestPriority.Recipe, Cancellation));
        Assert.Contains("control", refusal.Message, StringComparison.Ordinal);
        var lost = new TaskCompletionSource<string>();
        first.Noticed += s => lost.TrySetResult(s);
        simulator.Inject("control-taken");
        Assert.Contains("another program", await lost.Task, StringComparison.Ordinal);
        Assert.Equal(CameraState.Lost, first.State);
    }

    [Fact]
    public async Task A_value_outside_the_range_is_refused_before_a_byte_is_sent()
    {
        using var simulator = Simulator();
        await using var listener = DatagramListener.Start(simulator, 0);
        await using var camera = Camera(listener);
        await camera.ConnectAsync(Cancellation);
        var exchanges = camera.Counters.Exchanges;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => camera.SetAsync(Of(camera, "exposure"), 1000, RequestPriority.Recipe, Cancellation));
        Assert.Equal((exchanges, CameraState.Found), (camera.Counters.Exchanges, camera.State));
    }

    [Fact]
    public async Task Cameras_are_found_by_a_discovery()
    {
        using var simulator = Simulator();
        await using var listener = DatagramListener.Start(simulator, 0);
        IReadOnlyList<GvcpDevice> found = [];
        while (found.Count == 0)
            found = await GvcpDiscovery.FindAsync(new IPEndPoint(IPAddress.Loopback, listener.EndPoint.Port), TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancellation);
        Assert.Equal("FAKE01", found[0].SerialNumber);
    }

    [Theory]
    [InlineData("2 + 3 * 4", 14)]
    [InlineData("(2 + 3) * -4", -20)]
    [InlineData("W * H * ((F >> 16) & 0xFF) / 8", 6)]
    [InlineData("1 << 3 | 1", 9)]
    public void Formulas_of_a_description_are_calculated(string formula, double value) =>
        Assert.Equal(value, GenICamFormula.Evaluate(formula, new Dictionary<string, double>(StringComparer.Ordinal) { ["W"] = 2, ["H"] = 3, ["F"] = 0x01080001 }));

    [Theory]
    [InlineData("")]
    [InlineData("2 +")]
    [InlineData("X * 2")]
    [InlineData("(1")]
    public void Formulas_that_are_none_are_refused(string formula) =>
        Assert.Throws<FormatException>(() => GenICamFormula.Evaluate(formula, new Dictionary<string, double>(StringComparer.Ordinal)));

    [Fact]
    public void Damaged_packets_are_no_packets_or_keep_their_size()
    {
        var count = (int.TryParse(Environment.GetEnvironmentVariable("FICKIAN_FUZZ"), System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 20_000) / 40;
        var seeds = Vectors.Of("gige_vision").Where(v => v.Device is { Length: > 0 }).Select(v => v.Device!).ToArray();
        var assembler = new FrameAssembler(264, TimeProvider.System, (_, _, _) => { });
        var (read, refused) = (0, 0);
        for (var number = 0; number < count; number++)
        {
            var random = new Random(number);
            var bytes = seeds[random.Next(seeds.Length)].ToArray();
            for (var i = random.Next(4); i > 0; i--)
                bytes[random.Next(Math.Min(bytes.Length, 48))] = (byte)random.Next(256);
            bytes = bytes[..(random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length)];
            if (GvcpAcknowledge.Decode(bytes) is { } reply)
            {
                Assert.Equal(bytes, reply.Encode());
                GvcpDevice.Decode(reply.Content);
            }

            foreach (var frame in GvspPacket.Decode(bytes) is { } packet ? assembler.Add(packet) : [])
                Assert.Equal((long)frame.Width * frame.Height * ((frame.PixelFormat >> 16) & 0xff) / 8, frame.Pixels.Length);
            _ = GvspPacket.Decode(bytes) is null ? refused++ : read++;
        }

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    private static GigECameraSimulator Simulator(params (string Name, string Value)[] settings) =>
        new(new(TimeProvider.System, 1) { Settings = new[] { ("width", "160"), ("height", "160") }.Concat(settings).ToDictionary(s => s.Item1, s => s.Item2, StringComparer.Ordinal) });

    private static GigECamera Camera(DatagramListener listener) => new(new("camera", new UdpChannel("127.0.0.1", listener.EndPoint.Port), TimeProvider.System)
    {
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["packet-size"] = "300" },
    });

    private static Parameter Of(GigECamera camera, string name) => camera.Parameters.Single(p => p.Name == name);
}
