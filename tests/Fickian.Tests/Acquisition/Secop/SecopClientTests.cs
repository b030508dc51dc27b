using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.Linkam;
using Fickian.Acquisition.Secop;

namespace Fickian.Tests.Acquisition.Secop;

/// <summary>The client of SECoP against the node of the same house, with a simulated cryostat and with an instrument of the rig.</summary>
public sealed class SecopClientTests
{
    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cryostat_is_driven_to_its_target_and_says_so_by_itself()
    {
        await using var client = Client(Node());
        await client.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Of(client, "cryo:ramp"), 1, RequestPriority.Recipe, Cancellation)).Result);
        Assert.Equal(WriteResult.Done, (await client.SetAsync(Of(client, "cryo:target"), 50, RequestPriority.Recipe, Cancellation)).Result);
        var highest = 0.0;
        do
        {
            var reading = (await client.PollAsync(RequestPriority.Polling, Cancellation)).Single(r => r.Parameter.Name == "cryo:value");
            highest = Math.Max(highest, reading.Value ?? 0);
        }
        while (client.StatusOf("cryo") is not { Code: 100 } || highest < 49);

        Assert.InRange(highest, 49.8, 52);
    }

    [Fact]
    public async Task The_safe_state_stops_and_sets_the_safe_values()
    {
        var node = Node();
        await using var client = Client(node, ("safe", "cryo:_maxpower=0"));
        await client.ConnectAsync(Cancellation);
        await client.SetAsync(Of(client, "cryo:target"), 50, RequestPriority.Recipe, Cancellation);
        var sentences = new List<string?>();
        foreach (var action in client.SafeState.Actions)
            sentences.Add(await action.Perform(RequestPriority.Interlock, Cancellation));
        Assert.Equal(2, sentences.Count);
        Assert.Null(sentences[1]);
        Assert.Equal(0, node.Outputs["heater"]());
    }

    [Theory]
    [InlineData("updates-inside")]
    [InlineData("out-of-order")]
    [InlineData("long-description")]
    [InlineData("busy-reads")]
    public async Task Reads_survive(string fault)
    {
        var node = Node();
        node.Inject(fault);
        await using var client = Client(node);
        await client.ConnectAsync(Cancellation);
        for (var i = 0; i < 5; i++)
            Assert.InRange((await client.ReadAsync(Of(client, "cryo:value"), RequestPriority.Polling, Cancellation)).Value!.Value, 4, 5);
    }

    [Fact]
    public async Task Half_lines_give_no_value()
    {
        var node = Node();
        await using var client = Client(node);
        await client.ConnectAsync(Cancellation);
        node.Inject("half-lines");
        var failure = await Assert.ThrowsAsync<DeviceException>(() => client.ReadAsync(Of(client, "cryo:value"), RequestPriority.Polling, Cancellation));
        Assert.True(failure.IsPassing);
    }

    [Fact]
    public async Task A_broken_sensor_gives_no_value_and_a_busy_node_no_change()
    {
        var node = Node();
        await using var client = Client(node);
        await client.ConnectAsync(Cancellation);
        node.Inject("sensor-disconnected");
        var refusal = await Assert.ThrowsAsync<DeviceException>(() => client.ReadAsync(Of(client, "cryo:value"), RequestPriority.Polling, Cancellation));
        Assert.Contains("HardwareError", refusal.Message, StringComparison.Ordinal);
        node.Inject("busy");
        refusal = await Assert.ThrowsAsync<DeviceException>(() => client.SetAsync(Of(client, "cryo:target"), 20, RequestPriority.Recipe, Cancellation));
        Assert.Contains("IsBusy", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_description_after_a_reconnection_is_another_device()
    {
        var node = Node();
        await using var client = Client(node);
        await client.ConnectAsync(Cancellation);
        await client.ConnectAsync(Cancellation);
        node.Inject("changed-description");
        Assert.Equal(DeviceFault.WrongDevice, (await Assert.ThrowsAsync<DeviceException>(() => client.ConnectAsync(Cancellation))).Fault);
    }

    [Fact]
    public async Task An_instrument_of_the_rig_is_a_module_that_only_named_peers_may_drive()
    {
        var simulator = new LinkamSimulator(new(Laboratory, 1));
        await using var stage = new LinkamStage(new("stage", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["limit"] = (280, 400) } });
        await stage.ConnectAsync(Cancellation);
        foreach (var allowed in new[] { false, true })
        {
            var node = new SecopNode("rig", Laboratory, [SecopInstrumentModule.Of(stage)]) { MayWrite = _ => allowed, UpdateInterval = 1e5 };
            await using var client = Client(node);
            await client.ConnectAsync(Cancellation);
            Assert.InRange((await client.ReadAsync(Of(client, "stage:value"), RequestPriority.Polling, Cancellation)).Value!.Value, 295, 400);
            if (!allowed)
            {
                var refusal = await Assert.ThrowsAsync<DeviceException>(() => client.SetAsync(Of(client, "stage:ramp"), 0.5, RequestPriority.Recipe, Cancellation));
                Assert.Contains("ReadOnly", refusal.Message, StringComparison.Ordinal);
                continue;
            }

            Assert.Equal((280, 400), (Of(client, "stage:target").Minimum, Of(client, "stage:target").Maximum));
            await client.SetAsync(Of(client, "stage:ramp"), 0.5, RequestPriority.Recipe, Cancellation);
            Assert.Equal(WriteResult.Done, (await client.SetAsync(Of(client, "stage:target"), 330, RequestPriority.Recipe, Cancellation)).Result);
            Assert.True(simulator.Outputs["heater"]() > 0);
            await client.DoAsync("stage:stop", null, RequestPriority.Interlock, Cancellation);
            Assert.Equal(0, simulator.Outputs["heater"]());
        }
    }

    private static SecopNode Node() => SecopNode.Demonstration(new(Laboratory, 1) { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["update-interval"] = "5" } });

    private static Parameter Of(SecopClient client, string name) => client.Parameters.Single(p => p.Name == name);

    private static SecopClient Client(SecopNode node, params (string Name, string Value)[] settings) => new(new("node", Vectors.Line(node), Laboratory)
    {
        Wire = new SpedTime(10, TimeProvider.System),
        Settings = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal),
        Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal)
        {
            ["cryo:target"] = (4, 300),
            ["cryo:ramp"] = (0, 2),
            ["cryo:_maxpower"] = (0, 20),
            ["stage:ramp"] = (0.01, 1),
            ["stage:target"] = (270, 500),
        },
    });
}
