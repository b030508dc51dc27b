using System.Text;
using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Channels;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Mmsp;
using Fickian.Acquisition.Simulators;

namespace Fickian.Tests.Acquisition.Mmsp;

/// <summary>The client of a mass spectrometer against its simulator, over the real HTTP.</summary>
public sealed class MmspSpectrometerTests
{
    private static readonly SpedTime Laboratory = new(50, TimeProvider.System);

    private double pressure = 2.4e-4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scans_give_a_current_for_every_mass_and_the_sweep_as_a_spectrum()
    {
        var simulator = Simulator();
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await BurnAsync(spectrometer);
        Assert.Equal(WriteResult.Done, (await spectrometer.SetAsync(MmspSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation)).Result);
        var readings = await FreshAsync(spectrometer);

        // Water is 60 % of 2.4·10⁻⁴ Pa, at 10⁻⁶ A/Pa; nitrogen 30 % and what carbon dioxide adds at 28; noise of 5·10⁻¹⁵ A.
        Assert.Equal(0.6 * 2.4e-10, readings["current-18"], 1e-13);
        Assert.Equal((0.3 + (0.1 * 0.098)) * 2.4e-10, readings["current-28"], 1e-13);
        Assert.Equal(0, readings["baseline"], 1e-13);
        Assert.Equal(2.4e-4, readings["total-pressure"], 1e-9);
        Fickian.Acquisition.MassSpectrometry.MassScan? sweep = null;
        while (sweep is null)
            sweep = await spectrometer.NextSweepAsync(RequestPriority.Recipe, Cancellation);
        Assert.Equal(101, sweep.Currents.Length);
        Assert.Equal(0.6 * 2.4e-10, sweep.Currents.ToArray().Max(), 1e-12);
        Assert.Equal(18, sweep.ToCurve().X.Span[Array.IndexOf(sweep.Currents.ToArray(), sweep.Currents.ToArray().Max())], 1e-9);
    }

    [Fact]
    public async Task Emission_needs_two_fresh_pressures_below_the_limit_and_goes_off_above_it()
    {
        var simulator = Simulator();
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await spectrometer.SetAsync(MmspSpectrometer.Control, 1, RequestPriority.Recipe, Cancellation);
        Assert.Contains("no pressure of gauge 1", await RefusedAsync(spectrometer), StringComparison.Ordinal);
        await TellAsync(spectrometer, "chamber-pressure", 1e-4);
        Assert.Contains("no pressure of gauge 2", await RefusedAsync(spectrometer), StringComparison.Ordinal);
        await TellAsync(spectrometer, "chamber-pressure-2", 1);
        Assert.Contains("above the limit", await RefusedAsync(spectrometer), StringComparison.Ordinal);
        Assert.Equal(0, simulator.Outputs["emission"]());
        await TellAsync(spectrometer, "chamber-pressure-2", 1e-4);
        Assert.Equal(WriteResult.Done, (await spectrometer.SetAsync(MmspSpectrometer.Emission, 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(1, simulator.Outputs["emission"]());
        await TellAsync(spectrometer, "chamber-pressure", 0.1);
        Assert.Equal(0, simulator.Outputs["emission"]());
    }

    [Fact]
    public async Task Emission_is_refused_without_a_limit_of_the_rig()
    {
        await using var spectrometer = new MmspSpectrometer(new("ms", Vectors.Line(Simulator()), Laboratory) { Wire = TimeProvider.System });
        await spectrometer.ConnectAsync(Cancellation);
        Assert.Contains("emission-pressure", await RefusedAsync(spectrometer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filament_that_trips_shows_in_the_states_and_gives_no_numbers()
    {
        var simulator = Simulator();
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await BurnAsync(spectrometer);
        await spectrometer.SetAsync(MmspSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation);
        await FreshAsync(spectrometer);
        pressure = 1;
        var readings = await spectrometer.PollAsync(RequestPriority.Polling, Cancellation);
        Assert.Equal(4, readings.Single(r => r.Parameter.Name == "hardware-errors").Value);
        Assert.All(readings.Where(r => r.Parameter.Name.StartsWith("current", StringComparison.Ordinal) || r.Parameter.Name == "total-pressure"), r => Assert.Null(r.Value));
    }

    [Fact]
    public async Task A_second_client_ends_the_writing_and_the_safe_state_takes_control_back()
    {
        var simulator = Simulator();
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await BurnAsync(spectrometer);
        await spectrometer.SetAsync(MmspSpectrometer.Multiplier, 1, RequestPriority.Recipe, Cancellation);
        await spectrometer.SetAsync(MmspSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation);
        var told = "";
        spectrometer.Noticed += sentence => told = sentence;
        simulator.Inject("second-client");
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => spectrometer.SetAsync(MmspSpectrometer.Scan, 0, RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.Forbidden, refusal.Fault);
        Assert.Contains("Another client", told, StringComparison.Ordinal);
        foreach (var action in spectrometer.SafeState.Actions)
            Assert.Null(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal((0, 0), (simulator.Outputs["emission"](), simulator.Outputs["multiplier"]()));
    }

    [Theory]
    [InlineData("server-error", DeviceFault.Refused)]
    [InlineData("damaged", DeviceFault.UnreadableReply)]
    [InlineData("wrong-origin", DeviceFault.UnreadableReply)]
    [InlineData("short-scan", DeviceFault.UnreadableReply)]
    public async Task A_reply_that_is_none_is_told(string fault, DeviceFault expected)
    {
        var simulator = Simulator();
        await using var spectrometer = Spectrometer(simulator);
        await spectrometer.ConnectAsync(Cancellation);
        await BurnAsync(spectrometer);
        await spectrometer.SetAsync(MmspSpectrometer.Scan, 1, RequestPriority.Recipe, Cancellation);
        await FreshAsync(spectrometer);
        simulator.Inject(fault);
        Assert.Equal(expected, (await Assert.ThrowsAsync<DeviceException>(() => spectrometer.PollAsync(RequestPriority.Polling, Cancellation))).Fault);
    }

    [Fact]
    public async Task A_silent_instrument_is_told_and_its_line_is_given_back()
    {
        var simulator = Simulator();
        await using var spectrometer = new MmspSpectrometer(new("ms", Vectors.Line(simulator), Laboratory) { Wire = new SpedTime(100, TimeProvider.System) });
        await spectrometer.ConnectAsync(Cancellation);
        simulator.Inject("silent");
        Assert.Equal(DeviceFault.NoReply, (await Assert.ThrowsAsync<DeviceException>(() => spectrometer.PollAsync(RequestPriority.Polling, Cancellation))).Fault);
        Assert.Equal((3, 2), (spectrometer.Counters.TimeOuts, spectrometer.Counters.Retries));
        simulator.Inject("silent", on: false);
        Assert.True((await spectrometer.ReadAsync(MmspSpectrometer.BoxTemperature, RequestPriority.Polling, Cancellation)).IsValid);
    }

    [Fact]
    public async Task It_works_over_a_socket()
    {
        var listener = SimulatorListener.Start(Simulator(), "127.0.0.1", 0);
        await using var spectrometer = Spectrometer(new TcpChannel("127.0.0.1", listener.EndPoint.Port));
        Assert.Equal("12345678", (await spectrometer.ConnectAsync(Cancellation)).SerialNumber);
        await listener.DisposeAsync();
        Assert.Equal(DeviceFault.LinkLost, (await Assert.ThrowsAsync<DeviceException>(() => spectrometer.PollAsync(RequestPriority.Polling, Cancellation))).Fault);
        Assert.False(spectrometer.IsConnected);
    }

    [Theory]
    [InlineData("POST /mmsp/x HTTP/1.1\r\n\r\n", "HTTP/1.1 405")]
    [InlineData("GET mmsp HTTP/1.1\r\n\r\n", "HTTP/1.1 400")]
    [InlineData("GET / HTTP/1.1\r\nNo colon\r\n\r\n", "HTTP/1.1 400")]
    [InlineData("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde", "HTTP/1.1 413")]
    [InlineData("GET /mmsp/nothing/get HTTP/1.0\r\n\r\n", "HTTP/1.1 404")]
    public async Task The_server_answers_strange_requests_with_their_status_and_hangs_up(string request, string status)
    {
        await using var line = Vectors.Line(Simulator());
        await line.OpenAsync(Cancellation);
        await line.WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        var bytes = new List<byte>();
        var arrived = new byte[4096];
        await Assert.ThrowsAsync<ChannelException>(async () =>
        {
            while (true)
                bytes.AddRange(arrived.AsSpan(0, await line.ReadAsync(arrived, Cancellation)));
        });
        Assert.StartsWith(status, Encoding.ASCII.GetString([.. bytes]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_replies_give_values_or_a_sentence() =>
        await Fuzzing.RunAsync(
            seed => new MmspSimulator(new(Laboratory, seed)),
            setup => new MmspSpectrometer(setup),
            async (spectrometer, i) =>
            {
                if (i % 2 == 0)
                    await spectrometer.ReadAsync(MmspSpectrometer.BoxTemperature, RequestPriority.Polling, Cancellation);
                else
                    Assert.All(await spectrometer.PollAsync(RequestPriority.Polling, Cancellation), r => Assert.True(r.Value is null || double.IsFinite(r.Value.Value)));
            });

    private MmspSimulator Simulator() => new(new(Laboratory, 1) { Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["pressure"] = () => pressure } });

    private static MmspSpectrometer Spectrometer(MmspSimulator simulator) => Spectrometer(Vectors.Line(simulator));

    private static MmspSpectrometer Spectrometer(IByteChannel line) => new(new("ms", line, Laboratory)
    {
        Wire = TimeProvider.System,
        Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["emission-pressure"] = (0, 1e-3) },
        Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["masses"] = "18,28,44", ["sweep"] = "10-20", ["pressure-age"] = "3600" },
    });

    private static async Task BurnAsync(MmspSpectrometer spectrometer)
    {
        await spectrometer.SetAsync(MmspSpectrometer.Control, 1, RequestPriority.Recipe, Cancellation);
        await TellAsync(spectrometer, "chamber-pressure", 1e-4);
        await TellAsync(spectrometer, "chamber-pressure-2", 1e-4);
        Assert.Equal(WriteResult.Done, (await spectrometer.SetAsync(MmspSpectrometer.Emission, 1, RequestPriority.Recipe, Cancellation)).Result);
    }

    private static async Task<Dictionary<string, double>> FreshAsync(MmspSpectrometer spectrometer)
    {
        while (true)
        {
            var readings = await spectrometer.PollAsync(RequestPriority.Polling, Cancellation);
            if (readings.All(r => r.IsValid))
                return readings.ToDictionary(r => r.Parameter.Name, r => r.Value!.Value, StringComparer.Ordinal);
        }
    }

    private static Task<WriteOutcome> TellAsync(MmspSpectrometer spectrometer, string gauge, double pascals) =>
        spectrometer.SetAsync(spectrometer.Parameters.Single(p => p.Name == gauge), pascals, RequestPriority.Interlock, Cancellation);

    private static async Task<string> RefusedAsync(MmspSpectrometer spectrometer)
    {
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => spectrometer.SetAsync(MmspSpectrometer.Emission, 1, RequestPriority.Recipe, Cancellation));
        Assert.Equal(DeviceFault.Forbidden, refusal.Fault);
        return refusal.Message;
    }
}
