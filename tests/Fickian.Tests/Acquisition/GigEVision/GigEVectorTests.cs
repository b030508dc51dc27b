using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.GigEVision;

namespace Fickian.Tests.Acquisition.GigEVision;

/// <summary>Every recorded packet of GigE Vision: requests are written as recorded, acknowledges and stream packets read, the simulator answers as the standard wants.</summary>
public sealed class GigEVectorTests
{
    private const string File = "gige_vision";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_request_is_written_as_recorded()
    {
        var written = 0;
        foreach (var host in Vectors.Of(File).Where(v => v.Host is not null).Select(v => v.Host!))
        {
            var (command, id) = ((ushort)((host[2] << 8) | host[3]), (ushort)((host[6] << 8) | host[7]));
            var bytes = command switch
            {
                Gvcp.Discovery => GvcpDevice.Question(id),
                Gvcp.PacketResend => Gvcp.Resend(id, (ushort)Gvcp.Word(host, 8), (int)Gvcp.Word(host, 12), (int)Gvcp.Word(host, 16)).Bytes.ToArray(),
                _ => Gvcp.Encode(command, id, host.AsSpan(8), host[1]),
            };
            Assert.Equal(host, bytes);
            written++;
        }

        Assert.Equal(41, written);
    }

    [Fact]
    public void Every_acknowledge_is_read_and_written_alike()
    {
        var read = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null && v.Device is { Length: > 0 }))
        {
            var reply = GvcpAcknowledge.Decode(vector.Device);
            Assert.NotNull(reply);
            Assert.Equal(vector.Device, reply.Encode());
            Assert.Equal((vector.Host![6] << 8) | vector.Host[7], reply.Id);
            if (vector.Command == "error status")
                Assert.Contains($"{reply.Status:x4}", vector.Meaning, StringComparison.Ordinal);
            read++;
        }

        Assert.Equal(37, read);
    }

    [Fact]
    public void A_discovery_tells_who_answers()
    {
        var reply = GvcpAcknowledge.Decode(Vectors.Case(File, "gige-vision-001")[0].Device)!;
        var device = GvcpDevice.Decode(reply.Content)!;
        Assert.Equal(("Aravis", "Fake", "0.8.26", "FAKE01", "127.0.0.1"), (device.Manufacturer, device.Model, device.Version, device.SerialNumber, device.Ip.ToString()));
    }

    [Theory]
    [InlineData("042", 40, 20, 1400, 0)]
    [InlineData("043", 32, 16, 300, 0)]
    [InlineData("044", 24, 30, 576, 1)]
    [InlineData("045", 32, 16, 300, 0)]
    public void Frames_are_put_together_whole_out_of_order_and_with_gaps(string number, int width, int height, int packetSize, int missing)
    {
        var time = new StoppedTime();
        var asked = new List<(ulong, int, int)>();
        var steps = Vectors.Case(File, $"gige-vision-{number}");
        var content = number == "044" ? steps[1].Device!.Length - 8 : packetSize - CameraRegister.Heads;
        var assembler = new FrameAssembler(content, time, (block, first, last) => asked.Add((block, first, last)));
        var frames = new List<CameraFrame>();
        foreach (var step in steps)
            frames.AddRange(assembler.Add(GvspPacket.Decode(step.Device)!));
        Assert.Equal(missing == 0 ? 1 : 0, frames.Count);
        foreach (var milliseconds in new[] { 3, 8, 120 })
        {
            time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            frames.AddRange(assembler.Look());
        }

        var frame = Assert.Single(frames);
        Assert.Equal((width, height, CameraFrame.Mono8, missing), (frame.Width, frame.Height, frame.PixelFormat, frame.MissingPackets.Count));
        Assert.Equal(2 * missing, asked.Count);

        // Recorded pixels are a ramp along rows and columns, from the number of the block on.
        var first = (byte)frame.Block;
        var arrived = missing == 0 ? frame.Pixels.Length : content;
        for (var i = 0; i < frame.Pixels.Length; i++)
            Assert.Equal(i < arrived ? (byte)(first + (i % width) + (i / width)) : 0, frame.Pixels[i]);
    }

    [Fact]
    public void Every_stream_packet_is_read_and_written_alike()
    {
        var packets = Vectors.Of(File).Where(v => v.Host is null).ToArray();
        Assert.Equal(14, packets.Length);
        foreach (var vector in packets)
        {
            var packet = GvspPacket.Decode(vector.Device)!;
            Assert.Equal(vector.Device, packet.Encode());
            if (packet.Format == GvspPacket.Leader)
                Assert.Equal(packet.Content.ToArray(), GvspLeader.Decode(packet.Content.Span)!.Encode());
        }
    }

    [Fact]
    public async Task The_client_reads_and_writes_registers_as_recorded()
    {
        var followed = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Command is "READREG" or "WRITEREG" or "READMEM" or "error status" && v.Host!.Length is 12 or 16 && v.Host![3] is 0x80 or 0x82 or 0x84 && v.Case is not "gige-vision-032"))
        {
            // The client numbers its requests from 1 on.
            var (host, device) = (vector.Host!.ToArray(), vector.Device!.ToArray());
            (host[6], host[7]) = (0, 1);
            if (device.Length > 0)
                (device[6], device[7]) = (0, 1);
            if (host[3] == 0x80 && host.Length == 16)
                continue;
            var replay = new ReplayChannel(vector.Case, device.Length > 0 ? [vector with { Host = host, Device = device }] : [.. Enumerable.Repeat(vector with { Host = host, Device = device }, 3)]);
            await using var line = new CameraLine(Vectors.Setup(replay, silence: true));
            await line.Bus.OpenAsync(Cancellation);
            var fault = device.Length == 0 ? DeviceFault.NoReply : device[0] != 0 ? DeviceFault.Refused : (DeviceFault?)null;
            var task = host[3] switch
            {
                0x80 => (Func<Task>)(() => line.ReadRegisterAsync(Gvcp.Word(host, 8), RequestPriority.Recipe, Cancellation)),
                0x82 => () => line.WriteRegisterAsync(Gvcp.Word(host, 8), Gvcp.Word(host, 12), RequestPriority.Recipe, Cancellation),
                _ => () => line.ReadMemoryAsync(Gvcp.Word(host, 8), (int)Gvcp.Word(host, 12), Cancellation),
            };
            if (fault is null)
                await task();
            else
                Assert.Equal(fault, (await Assert.ThrowsAsync<DeviceException>(task)).Fault);
            Assert.True(replay.IsFinished, replay.Mismatch);
            followed++;
        }

        Assert.Equal(33, followed);
    }

    [Fact]
    public async Task A_pending_acknowledge_prolongs_the_wait()
    {
        var vector = Vectors.Case(File, "gige-vision-040")[0];
        var id = ((vector.Host![6] << 8) | vector.Host[7], 0).Item1;
        byte[] done = [0, 0, 0, 0x83, 0, 4, (byte)(id >> 8), (byte)id, 0, 0, 0, 1];
        var replay = new ReplayChannel("pending", [vector, new("pending", 2, null, done, "WRITEREG", "", "computed")]);
        await using var bus = new RequestBus("camera", replay, new GvcpFramer(), new(TimeSpan.FromSeconds(5)), TimeProvider.System);
        await bus.OpenAsync(Cancellation);
        var reply = await bus.AskAsync(Gvcp.Ask(Gvcp.WriteRegister, (ushort)id, vector.Host[8..], "width"), RequestPriority.Recipe, Cancellation);
        Assert.Equal(done, reply[^1]);
    }

    [Fact]
    public async Task The_simulator_answers_every_request_in_the_recorded_layout_and_is_right_where_the_fake_camera_is_wrong()
    {
        var answered = 0;
        foreach (var vector in Vectors.Of(File).Where(v => v.Host is not null && v.Status != "one-source"))
        {
            using var simulator = new GigECameraSimulator(Vectors.Simulator());
            await using var owner = new RequestBus("owner", Vectors.Line(simulator), new GvcpFramer(), new(TimeSpan.FromSeconds(60)), TimeProvider.System);
            await using var other = new RequestBus("other", Vectors.Line(simulator), new GvcpFramer(), new(TimeSpan.FromSeconds(60)), TimeProvider.System);
            await owner.OpenAsync(Cancellation);
            await other.OpenAsync(Cancellation);
            var controls = vector.Host![3] is 0x82 or 0x86 && vector.Case is not "gige-vision-021";
            if (controls)
                await owner.AskAsync(Gvcp.Ask(Gvcp.WriteRegister, 9, Gvcp.Words(CameraRegister.Control, CameraRegister.HasControl), "control"), RequestPriority.Recipe, Cancellation);
            var asker = vector.Case is "gige-vision-023" or "gige-vision-024" ? other : owner;
            if (vector.Case == "gige-vision-032")
            {
                // No acknowledge was asked for: the next answer is that to the next request.
                await asker.AskAsync(new(vector.Host, "quiet") { HasReply = false }, RequestPriority.Recipe, Cancellation);
                var next = await asker.AskAsync(new(Gvcp.Encode(Gvcp.ReadRegister, 77, Gvcp.Words(0)), "version"), RequestPriority.Recipe, Cancellation);
                Assert.Equal(77, GvcpAcknowledge.Decode(next[0])!.Id);
            }
            else
            {
                var reply = GvcpAcknowledge.Decode((await asker.AskAsync(new(vector.Host, "raw"), RequestPriority.Recipe, Cancellation))[0])!;
                var expected = vector.Status != "wrong" ? 0 : Convert.ToInt32(vector.Meaning[(vector.Meaning.IndexOf("status 0x", StringComparison.Ordinal) + 9)..].Split(' ')[0], 16);
                Assert.Equal((vector.Case, expected), (vector.Case, reply.Status));
                if (vector.Status != "wrong" && vector.Case != "gige-vision-030")
                    Assert.Equal(vector.Device!.Length, reply.Encode().Length);
            }

            answered++;
        }

        Assert.Equal(35, answered);
    }

    private sealed class StoppedTime : TimeProvider
    {
        private long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan span) => now += span.Ticks;

        public override long GetTimestamp() => now;
    }
}
