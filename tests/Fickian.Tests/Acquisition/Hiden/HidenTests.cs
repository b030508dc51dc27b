using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Framing;
using Fickian.Acquisition.Hiden;
using Fickian.Acquisition.Instruments;

namespace Fickian.Tests.Acquisition.Hiden;

/// <summary>Every recorded exchange of the Hiden interface, and the client against its simulator.</summary>
public sealed class HidenTests
{
    private const string File = "hiden_msiu";

    private static readonly SpedTime Laboratory = new(50, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_command_of_the_table_is_one_that_the_client_builds()
    {
        string[] built =
        [
            "pget name", "sget state", "sjob lget Ascans", "data all", "data", "stop 12",
            .. HidenCommand.Abort, .. HidenCommand.Clear, .. HidenCommand.EmissionOn(1), .. HidenCommand.EmissionOn(2), .. HidenCommand.EmissionOff, "lput F1 0 0",
            .. HidenCommand.Row(1, 18, 18, 1, "SEM", 17), .. HidenCommand.Row(2, 44, 44, 1, "Faraday", 5), .. HidenCommand.Start(0.5),
        ];

        // One scan instead of one without end, and the two commands that are there to be rejected.
        var unknown = Vectors.Of(File).Select(v => Encoding.ASCII.GetString(v.Host!).TrimEnd('\r')).Distinct().Except(built);
        Assert.Equal(["lset nonsense 3", "pset cycles 1", "sset bogus 1"], unknown.Order(StringComparer.Ordinal));
        Assert.Equal(45, Vectors.Of(File).Count);
    }

    [Fact]
    public async Task The_client_sends_every_command_and_understands_every_reply()
    {
        foreach (var steps in Vectors.Of(File).GroupBy(v => v.Case, StringComparer.Ordinal))
        {
            var replay = new ReplayChannel(steps.Key, [Step("pget name", "HAL 7"), .. steps]);
            await using var spectrometer = new HidenSpectrometer(Vectors.Setup(replay));
            Assert.Equal("HAL 7", (await spectrometer.ConnectAsync(Cancellation)).Model);
            foreach (var vector in steps)
            {
                var request = HidenCommand.Tell(Encoding.ASCII.GetString(vector.Host!).TrimEnd('\r'));
                Assert.Equal(vector.Host, request.Bytes.ToArray());
                var device = Encoding.ASCII.GetString(vector.Device!).TrimEnd('\r');
                if (vector.Command == "error")
                    Assert.Contains($"number {device.Trim('*')[1..]}", (await Assert.ThrowsAsync<DeviceException>(() => spectrometer.AskAsync(request, RequestPriority.Recipe, Cancellation))).Message, StringComparison.Ordinal);
                else
                    Assert.Equal(device, await spectrometer.AskAsync(request, RequestPriority.Recipe, Cancellation));
            }

            Assert.True(replay.IsFinished, replay.Mismatch);
        }
    }

    [Fact]
    public void Every_piece_of_data_means_what_the_table_says()
    {
        byte[] Piece(string number) => Vectors.Case(File, $"hiden-msiu-{number}")[0].Device![..^1];
        var data = new HidenData();
        data.Add(Piece("035"));
        Assert.Equal([(18, 1.234e-9), (44, 5.6e-12)], data.Next()!.Rows.Select(r => (r.Key, r.Values[0])));

        // The rest of a cycle makes sense only after its beginning.
        Assert.Throws<DeviceException>(() => data.Add(Piece("036")));
        data.Add("[18.00:1.0E-09"u8.ToArray());
        Assert.Null(data.Next());
        data.Add(Piece("036"));
        Assert.Equal([(18, 1e-9), (28, 3.1e-10)], data.Next()!.Rows.Select(r => (r.Key, r.Values[0])));
        Assert.True(data.TakeMark());
        Assert.False(data.TakeMark());
        data.Add(Piece("037"));
        var sweep = data.Next()!;
        Assert.False(sweep.IsByMass);
        Assert.Equal([1e-10, 1.1e-10, 1.2e-10], Assert.Single(sweep.Rows).Values);
        data.Add(Piece("038"));
        Assert.Equal((500, 2.5e-11), data.Next()!.Rows.Select(r => (r.Key, r.Values[0])).Single());
        data.Add(Piece("039"));
        Assert.True(data.TakeMark());
        Assert.Null(data.Next());
    }

    [Theory]
    [InlineData("[18.00:1.0E-09,44.00]")]
    [InlineData("[18.00:1.0E-09 44.00:2]")]
    [InlineData("[18.00:NaN]")]
    [InlineData("[0/{1.0E-10,1.1E-10,]")]
    [InlineData("[18:1,0/2]")]
    [InlineData("[[18:1]")]
    [InlineData("18:1]")]
    public void What_is_no_cycle_is_not_taken_for_one(string text)
    {
        var data = new HidenData();
        Assert.Throws<DeviceException>(() => data.Add(Encoding.ASCII.GetBytes(text)));
        Assert.Null(data.Next());
    }

    [Fact]
    public async Task The_simulator_answers_every_command_alike()
    {
        foreach (var vector in Vectors.Of(File))
        {
            var number = vector.Case[^3..];
            var simulator = new HidenSimulator(Vectors.Simulator());
            await using var line = Vectors.Line(simulator);
            await line.OpenAsync(Cancellation);
            string[] before = number switch
            {
                "004" => ["sset row 1", "sset start 18.00", "sset stop 18.00", "pset cycles 0", "lini Ascans"],
                "034" => [.. Enumerable.Repeat("lini Ascans", 7)],
                "035" => ["sset row 1", "sset start 18.00", "sset stop 18.00", "sset row 2", "sset start 44.00", "sset stop 44.00", "pset cycles 1", "lini Ascans"],
                "036" => ["sset row 1", "sset start 18.00", "sset stop 18.00", "sset row 2", "sset start 28.00", "sset stop 28.00", "pset cycles 1", "pset points 1", "lini Ascans"],
                "037" => ["sset row 1", "sset start 1.00", "sset stop 3.00", "sset report 17", "pset cycles 0", "pset points 2", "lini Ascans"],
                "038" => ["sset row 1", "sset start 18.00", "sset stop 18.00", "sset report 17", "pset cycles 0", "pset points 1", "lini Ascans"],
                "039" => ["sset row 1", "sset start 18.00", "sset stop 18.00", "pset cycles 1", "lini Ascans", "data all"],
                _ => [],
            };
            foreach (var command in before)
                await AskAsync(line, command);
            var host = Encoding.ASCII.GetString(vector.Host!).TrimEnd('\r');
            var answer = await AskAsync(line, host);
            var expected = Encoding.ASCII.GetString(vector.Device!).TrimEnd('\r');
            if (vector.Command != "data" || expected.Length == 0)
            {
                Assert.Equal((number, expected), (number, answer));
                continue;
            }

            // Data come in the time of the laboratory; what counts is how they are written.
            var all = answer;
            for (var i = 0; i < 10_000 && !(number is "037" or "038" ? all.Contains(']', StringComparison.Ordinal) : all.EndsWith('!')); i++)
                all += await AskAsync(line, "data");
            Assert.Matches(number switch
            {
                "035" => @"^\[18\.00:-?\d\.\d{3}E-\d\d,44\.00:-?\d\.\d{3}E-\d\d\]!$",
                "036" => @"^\[18\.00:-?\d\.\d{3}E-\d\d,28\.00:-?\d\.\d{3}E-\d\d\]!$",
                "037" => @"^\[0/\{-?\d\.\dE-\d\d,-?\d\.\dE-\d\d,-?\d\.\dE-\d\d\},\]",
                "038" => @"^\[\d+/-?\d\.\dE-\d\d,\]",
                _ => @"^(\[18\.00:-?\d\.\d{3}E-\d\d\])?!$",
            }, all);
        }
    }

    [Fact]
    public async Task Scans_give_a_current_for_every_mass_and_the_sweep_as_a_spectrum()
    {
        foreach (var report in new[] { "5", "17" })
        {
            var simulator = new HidenSimulator(new(Laboratory, 1));
            await using var spectrometer = Spectrometer(simulator, ("report", report), ("sweep", "17-19"));
            await spectrometer.ConnectAsync(Cancellation);
            await BurnAsync(spectrometer);
            Assert.Equal(1, simulator.Outputs["emission"]());
            Assert.Equal(WriteResult.Done, (await spectrometer.SetAsync(HidenSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation)).Result);
            var current = await FreshAsync(spectrometer, "current-18");

            // Water is 60 % of 2.4·10⁻⁴ Pa, at 10⁻⁶ A/Pa; report 17 prints two digits.
            Assert.Equal(0.6 * 2.4e-10, current, 5e-12);
            Fickian.Acquisition.MassSpectrometry.MassScan? sweep = null;
            while (sweep is null)
                sweep = await spectrometer.NextSweepAsync(RequestPriority.Recipe, Cancellation);
            Assert.Equal(21, sweep.Currents.Length);
            Assert.Equal(18, sweep.MassToCharge.Span[Array.IndexOf(sweep.Currents.ToArray(), sweep.Currents.ToArray().Max())], 1e-9);
        }
    }

    [Fact]
    public async Task Emission_is_interlocked_and_the_safe_state_ends_it()
    {
        var simulator = new HidenSimulator(new(Laboratory, 1));
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => spectrometer.SetAsync(HidenSpectrometer.Emission, 1, RequestPriority.Recipe, Cancellation))).Fault);
        await BurnAsync(spectrometer);
        Assert.Equal(1, simulator.Outputs["emission"]());
        await TellAsync(spectrometer, "chamber-pressure-2", 1);
        Assert.Equal(0, simulator.Outputs["emission"]());
        await BurnAsync(spectrometer);
        foreach (var action in spectrometer.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(0, simulator.Outputs["emission"]());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => spectrometer.SetAsync(spectrometer.MultiplierVoltage, 850, RequestPriority.Recipe, Cancellation));
    }

    [Theory]
    [InlineData("rejecting", WriteResult.NotDone)]
    [InlineData("stuck", WriteResult.NotDone)]
    public async Task A_scan_that_cannot_be_laid_down_is_told(string fault, WriteResult expected)
    {
        var simulator = new HidenSimulator(new(Laboratory, 1));
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await spectrometer.SetAsync(HidenSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation);
        simulator.Inject(fault);
        Assert.Equal(expected, (await spectrometer.SetAsync(HidenSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task A_mark_while_it_scans_is_told_and_a_lost_piece_gives_no_wrong_number()
    {
        var simulator = new HidenSimulator(new(Laboratory, 1));
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await BurnAsync(spectrometer);
        await spectrometer.SetAsync(HidenSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation);
        var told = new TaskCompletionSource<string>();
        spectrometer.Noticed += sentence => told.TrySetResult(sentence);
        simulator.Inject("error-mark");
        while (!told.Task.IsCompleted)
        {
            // Where the mark falls into a cycle, the cycle is damaged.
            try
            {
                await spectrometer.PollAsync(RequestPriority.Polling, Cancellation);
            }
            catch (DeviceException e) when (e.Fault == DeviceFault.UnreadableReply)
            {
                continue;
            }
        }

        Assert.Contains("while it scans", await told.Task, StringComparison.Ordinal);
        simulator.Inject("error-mark", on: false);
        simulator.Inject("lost-piece");
        for (var i = 0; i < 50; i++)
        {
            try
            {
                var reading = await spectrometer.ReadAsync(spectrometer.Parameters.Single(p => p.Name == "current-18"), RequestPriority.Polling, Cancellation);
                Assert.True(reading.Value is null || Math.Abs(reading.Value.Value - (0.6 * 2.4e-10)) < 1e-12, reading.ToString());
            }
            catch (DeviceException e)
            {
                Assert.Equal(DeviceFault.UnreadableReply, e.Fault);
            }
        }
    }

    [Fact]
    public async Task Damaged_replies_give_currents_or_a_sentence() =>
        await Fuzzing.RunAsync(
            seed => new HidenSimulator(new(Laboratory, seed)),
            setup => new HidenSpectrometer(setup),
            async (spectrometer, i) =>
            {
                if (i % 20 == 0)
                    await spectrometer.SetAsync(HidenSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation);
                else
                    await spectrometer.PollAsync(RequestPriority.Polling, Cancellation);
            });

    private static HidenSpectrometer Spectrometer(HidenSimulator simulator, params (string, string)[] settings) => new(new("ms", Vectors.Line(simulator), Laboratory)
    {
        Wire = TimeProvider.System,
        Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["emission-pressure"] = (0, 1e-3) },
        Settings = settings.Concat([("masses", "18,28,44"), ("pressure-age", "3600")]).ToDictionary(s => s.Item1, s => s.Item2, StringComparer.Ordinal),
    });

    private static async Task BurnAsync(HidenSpectrometer spectrometer)
    {
        await TellAsync(spectrometer, "chamber-pressure", 1e-4);
        await TellAsync(spectrometer, "chamber-pressure-2", 1e-4);
        Assert.Equal(WriteResult.Acknowledged, (await spectrometer.SetAsync(HidenSpectrometer.Emission, 1, RequestPriority.Recipe, Cancellation)).Result);
    }

    private static Task<WriteOutcome> TellAsync(HidenSpectrometer spectrometer, string gauge, double pascals) =>
        spectrometer.SetAsync(spectrometer.Parameters.Single(p => p.Name == gauge), pascals, RequestPriority.Interlock, Cancellation);

    private static async Task<double> FreshAsync(HidenSpectrometer spectrometer, string name)
    {
        while (true)
        {
            if ((await spectrometer.PollAsync(RequestPriority.Polling, Cancellation)).Single(r => r.Parameter.Name == name) is { IsValid: true, Value: { } value })
                return value;
        }
    }

    private static async Task<string> AskAsync(MemoryChannel line, string command)
    {
        await line.WriteAsync(Encoding.ASCII.GetBytes(command + "\r"), Cancellation);
        var buffer = new FrameBuffer(LineFramer.CarriageReturn);
        var bytes = new byte[65536];
        while (true)
        {
            buffer.Add(bytes.AsSpan(0, await line.ReadAsync(bytes, Cancellation)));
            if (buffer.Next() is { } frame)
                return Encoding.ASCII.GetString(frame);
        }
    }

    private static ProtocolVector Step(string host, string device) => new("step", 1, Encoding.ASCII.GetBytes(host + "\r"), Encoding.ASCII.GetBytes(device + "\r"), host, "", "computed");
}
