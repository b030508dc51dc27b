using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Opus;
using Fickian.Acquisition.Simulators;
using Fickian.Infrared;

namespace Fickian.Tests.Acquisition.Opus;

/// <summary>The driver of OPUS against its simulator, on both carriers.</summary>
public sealed class OpusSpectrometerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http", "8", "lines")]
    [InlineData("http", "7", "line")]
    [InlineData("pipe", "8", "late")]
    [InlineData("pipe", "7", "lines")]
    public async Task A_sample_is_measured_and_its_file_read(string carrier, string version, string layout)
    {
        // A straight line in the wavenumber: what is read can be told for every point.
        double[] at = [.. Enumerable.Range(0, 1001).Select(i => 4000 - (3.0 * i))];
        await using var bench = await new OpusBench(carrier, _ => (at, [.. at.Select(w => w / 4000)]), false, ("version", version), ("layout", layout)).ReadyAsync();
        Assert.Equal(OpusState.ReferenceTaken, bench.Spectrometer.State);
        var first = await bench.SampleAsync();
        var second = await bench.SampleAsync();
        Assert.Equal(("D:\\data\\run7.0", "D:\\data\\run7.1"), (first.PathAtInstrument, second.PathAtInstrument));
        var spectrum = Assert.IsType<Spectrum>(second.Data);
        Assert.Equal((1001, 4000, 1000), (spectrum.Count, spectrum.Axis.First, spectrum.Axis.Last));
        Assert.Equal(Provenance.Simulated, spectrum.Provenance);
        Assert.Equal(("absorbance", "a_gZIF-62", "32"), (spectrum.Value.Name, spectrum.Metadata["sample"], spectrum.Metadata["scans"]));

        // Noise of 32 scans has a standard deviation of 6e-4/√32 = 1.06e-4; over 1001 points it is known to 2 %.
        var deviations = spectrum.Values.ToArray().Select((a, i) => a - (at[i] / 4000)).ToArray();
        Assert.InRange(Math.Sqrt(deviations.Average(d => d * d)), 0.95e-4, 1.18e-4);
        Assert.True(second.Ended - second.Started >= TimeSpan.FromSeconds(16), "32 scans of half a second take 16 s of the laboratory");
        Assert.Equal(OpusState.Configured, bench.Spectrometer.State);
    }

    [Fact]
    public async Task The_pipe_of_the_system_carries_the_same_as_the_http_port()
    {
        await using var bench = new OpusBench();
        var name = $"fickian-{Guid.NewGuid():N}";
        await using var pipe = PipeListener.Start(bench.Simulator, name);
        await using var tcp = SimulatorListener.Start(bench.Simulator, "127.0.0.1", 0);
        foreach (var line in new IByteChannel[] { new PipeChannel(name), new TcpChannel("127.0.0.1", tcp.EndPoint.Port) })
        {
            await using var client = new OpusSpectrometer(OpusBench.Setup(line, bench.Folder, line is PipeChannel ? "pipe" : "http", false));
            Assert.Equal("8.2 Build: 8, 2, 28 20190310", (await client.ConnectAsync(Cancellation)).Firmware);
            await client.MeasureReferenceAsync(null, RequestPriority.Recipe, Cancellation);
            var measured = await client.MeasureSampleAsync(new("both", "glass", 8), RequestPriority.Recipe, Cancellation);
            Assert.Equal(1601, Assert.IsType<Spectrum>(measured.Data).Count);
        }
    }

    [Fact]
    public async Task Parameters_are_set_and_read_back_and_the_range_of_the_rig_holds()
    {
        await using var bench = await new OpusBench().ReadyAsync();
        var client = bench.Spectrometer;
        Assert.Equal(WriteResult.Done, (await client.SetAsync(client.Scans, 64, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(64, (await client.ReadAsync(client.Scans, RequestPriority.Recipe, Cancellation)).Value);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(client.Resolution, 8, RequestPriority.Recipe, Cancellation)).Result);
        var exchanges = client.Counters.Exchanges;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.SetAsync(client.Scans, 0, RequestPriority.Recipe, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.SampleAsync("run7", 5000));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.SampleAsync("../run7"));
        await Assert.ThrowsAsync<ArgumentException>(() => bench.SampleAsync("run'7"));
        Assert.Equal(exchanges, client.Counters.Exchanges);
    }

    [Theory]
    [InlineData("no-instrument", "no instrument")]
    [InlineData("instrument-error", "errors, no measuring")]
    public async Task Nothing_is_measured_at_a_bad_status(string fault, string words)
    {
        await using var bench = await new OpusBench().ReadyAsync();
        bench.Simulator.Inject(fault);
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => bench.SampleAsync());
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(OpusState.Failed, bench.Spectrometer.State);
        Assert.Empty(Directory.GetFiles(bench.Folder));
        bench.Simulator.Inject(fault, false);
        await bench.Spectrometer.MeasureReferenceAsync(null, RequestPriority.Recipe, Cancellation);
        await bench.SampleAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Every_error_number_becomes_its_sentence(int number)
    {
        await using var bench = await new OpusBench().ReadyAsync();
        bench.Simulator.Inject($"error-{number}");
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => bench.Spectrometer.PollAsync(RequestPriority.Polling, Cancellation));
        Assert.Equal(DeviceFault.Refused, refusal.Fault);
        Assert.Contains(OpusErrorText.Of(number), refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOSUCH", 1)]
    [InlineData("COMMAND_LINE MeasureSample (0, {EXP='a.xpm'", 3)]
    [InlineData("COMMAND_LINE Levitate (0, {});", 4)]
    [InlineData("COMMAND_LINE MeasureSample (0, {NUMBER=3});", 5)]
    [InlineData("COMMAND_LINE MeasureSample (0, {NSS=3});", 6)]
    [InlineData("COMMAND_LINE Unload([run7 1], {})", 7)]
    [InlineData("RUN_MACRO C:\\nomacro.mtx", 8)]
    [InlineData("COMMAND_LINE MeasureSample (0, {EXP='a.xpm', XPP='C:'});", 9)]
    public async Task The_simulator_gives_each_error_where_OPUS_would(string command, int number)
    {
        await using var bench = new OpusBench();
        Assert.Equal(number, OpusReply.Decode(await OpusBench.AnswerAsync(bench.Simulator, OpusCommand.Raw(command).Bytes.ToArray()))!.ErrorNumber);
    }

    [Theory]
    [InlineData("http", "missing-result")]
    [InlineData("http", "cut-result")]
    [InlineData("pipe", "missing-result")]
    [InlineData("pipe", "cut-result")]
    public async Task A_measurement_whose_reply_is_lost_is_found_by_its_file_and_not_repeated(string carrier, string fault)
    {
        await using var bench = await new OpusBench(carrier, silence: carrier == "pipe").ReadyAsync();
        await bench.SampleAsync();
        bench.Simulator.Inject(fault);
        var measured = await bench.SampleAsync();
        Assert.Equal("D:\\data\\run7.1", measured.PathAtInstrument);
        Assert.Equal(2, Directory.GetFiles(bench.Folder).Length);
    }

    [Theory]
    [InlineData("http", "missing")]
    [InlineData("http", "cut")]
    [InlineData("pipe", "missing")]
    [InlineData("pipe", "cut")]
    public async Task Questions_without_a_whole_answer_fail_and_the_next_whole_answer_counts(string carrier, string fault)
    {
        await using var bench = await new OpusBench(carrier, silence: true).ReadyAsync();
        bench.Simulator.Inject(fault);
        var failure = await Assert.ThrowsAsync<DeviceException>(() => bench.Spectrometer.PollAsync(RequestPriority.Polling, Cancellation));
        Assert.True(failure.IsPassing);
        bench.Simulator.Inject(fault, false);
        Assert.Equal(0, Assert.Single(await bench.Spectrometer.PollAsync(RequestPriority.Polling, Cancellation)).Value);
    }

    [Fact]
    public async Task A_destroyed_pipe_is_told_and_connected_again()
    {
        await using var bench = await new OpusBench("pipe").ReadyAsync();
        var lost = new TaskCompletionSource();
        bench.Spectrometer.LinkLost += _ => lost.TrySetResult();
        bench.Simulator.Inject("pipe-destroyed");
        var failure = await Assert.ThrowsAsync<DeviceException>(() => bench.SampleAsync());
        Assert.Equal(DeviceFault.LinkLost, failure.Fault);
        await lost.Task;
        Assert.Equal(OpusState.Disconnected, bench.Spectrometer.State);
        bench.Simulator.Inject("pipe-destroyed", false);
        await bench.ReadyAsync();
        await bench.SampleAsync();
    }

    [Fact]
    public async Task Macros_are_run_polled_and_ended()
    {
        await using var bench = new OpusBench(simulator: ("macro-time", "20"));
        var client = bench.Spectrometer;
        await client.ConnectAsync(Cancellation);
        Assert.Empty(await client.RunMacroAsync("C:\\MTX\\map.mtx", TimeSpan.FromSeconds(3600), RequestPriority.Recipe, Cancellation));
        var tooLong = await Assert.ThrowsAsync<DeviceException>(() => client.RunMacroAsync("C:\\MTX\\map.mtx", TimeSpan.FromSeconds(1), RequestPriority.Recipe, Cancellation));
        Assert.Contains("was ended", tooLong.Message, StringComparison.Ordinal);
        await client.StartMacroAsync("C:\\MTX\\map.mtx", RequestPriority.Recipe, Cancellation);
        Assert.Null(await Assert.Single(client.SafeState.Actions).Perform(RequestPriority.Interlock, Cancellation));
        await Assert.ThrowsAsync<DeviceException>(() => client.StartMacroAsync("C:\\MTX\\none.mtx", RequestPriority.Recipe, Cancellation));
    }

    [Theory]
    [InlineData("SendCommand(0, {UNI=VAC=5})")]
    [InlineData("COMMAND_LINE SendCommand (0, {UNI=VAC=5});")]
    [InlineData("CLOSE_OPUS")]
    [InlineData("WRITE_PARAMETER NSS 64")]
    public async Task Commands_that_may_do_harm_are_not_sent_unless_the_rig_names_them(string command)
    {
        await using var bench = await new OpusBench().ReadyAsync();
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => bench.Spectrometer.SendAsync(command, RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.Forbidden, refusal.Fault);
        Assert.Equal(0, bench.Simulator.Outputs["open"]());
    }

    [Fact]
    public async Task Points_can_be_read_through_OPUS_as_well()
    {
        await using var bench = await new OpusBench().ReadyAsync();
        await using var other = new OpusSpectrometer(OpusBench.Setup(Vectors.Line(bench.Simulator), "/nowhere", "http", false));
        await OpusBench.AnswerAsync(bench.Simulator, OpusCommand.MeasureSample("uptake.xpm", "C:\\XPM", 4, null, "points", "glass", "D:\\data").Bytes.ToArray());
        await other.ConnectAsync(Cancellation);
        var points = await other.ReadPointsAsync("D:\\data\\points.0", "AB", RequestPriority.Recipe, Cancellation);
        Assert.Equal((4000, 800, 1601), (points.First, points.Last, points.Values.Count));
    }

    [Fact]
    public async Task Something_else_at_the_address_is_noticed()
    {
        await using var client = new OpusSpectrometer(OpusBench.Setup(new MemoryChannel("other", end => FrameAnswer(end, "SSH-2.0-OpenSSH\r\n"u8.ToArray())), ".", "http", true));
        var failure = await Assert.ThrowsAsync<DeviceException>(() => client.ConnectAsync(Cancellation));
        Assert.Equal(DeviceFault.WrongDevice, failure.Fault);
    }

    private static async Task FrameAnswer(IByteChannel end, byte[] answer)
    {
        await end.ReadAsync(new byte[1024], Cancellation);
        await end.WriteAsync(answer, Cancellation);
        await end.CloseAsync();
    }
}
