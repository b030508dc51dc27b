using Fickian.Acquisition.Bus;
using Fickian.Acquisition.Instruments;
using Fickian.Acquisition.MettlerToledo;

namespace Fickian.Tests.Acquisition.MettlerToledo;

/// <summary>The client of a balance against its simulator.</summary>
public sealed class MtSicsBalanceTests
{
    private static readonly SpedTime Laboratory = new(500, TimeProvider.System);
    private static readonly HashSet<string> All = new(StringComparer.Ordinal) { "tare", "zeroing", "taring", "adjustment", "restart" };

    private double mass = 0.05;
    private double air = 295.15;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_weight_settles_and_is_buoyed_up_by_the_air()
    {
        await using var balance = Balance(Simulator());
        Assert.Equal("1234567", (await balance.ConnectAsync(Cancellation)).SerialNumber);
        mass = 0.1;
        var stable = await balance.ReadAsync(balance.StableWeight, RequestPriority.Recipe, Cancellation);
        Assert.True(stable.IsValid, stable.ToString());

        // Conventional mass of 100 g of density 1350 kg/m³ in air of 1.196 kg/m³: Archimedes, to a digit of 0.1 mg.
        Assert.Equal(0.1 * (1 - (1.1958 / 1350)) / (1 - (1.1958 / 8000)), stable.Value!.Value, 2e-7);
        air = 305.15;
        var warm = await balance.ReadAsync(balance.StableWeight, RequestPriority.Recipe, Cancellation);
        Assert.InRange(warm.Value!.Value - stable.Value.Value, 1.5e-6, 3e-6);
    }

    [Fact]
    public async Task A_draught_gives_values_that_do_not_count_and_no_stable_weight()
    {
        var simulator = Simulator();
        await using var balance = Balance(simulator);
        await balance.ConnectAsync(Cancellation);
        simulator.Inject("draught");
        var poll = Assert.Single(await balance.PollAsync(RequestPriority.Polling, Cancellation));
        Assert.Equal(("not stable", true), (poll.State, poll.Value is not null));
        Assert.Equal("busy", (await balance.ReadAsync(balance.StableWeight, RequestPriority.Polling, Cancellation)).State);
    }

    [Fact]
    public async Task Tare_is_taken_read_back_and_cleared()
    {
        await using var balance = Balance(Simulator());
        await balance.ConnectAsync(Cancellation);
        var taken = await balance.SetAsync(MtSicsBalance.Taring, 1, RequestPriority.Recipe, Cancellation);
        Assert.Equal(WriteResult.Done, taken.Result);
        Assert.Equal(0, (await balance.ReadAsync(balance.StableWeight, RequestPriority.Recipe, Cancellation)).Value!.Value, 2e-7);
        Assert.Equal(WriteResult.Done, (await balance.SetAsync(balance.Tare, 0.0123, RequestPriority.Recipe, Cancellation)).Result);
        var load = await balance.LoadAsync(RequestPriority.Recipe, Cancellation);
        Assert.Equal(0.0123, load.Tare.Mass!.Value, 1e-12);
        Assert.Equal(load.Gross.Mass!.Value - 0.0123, load.Net.Mass!.Value, 2e-7);
        Assert.Equal(WriteResult.Done, (await balance.SetAsync(balance.Tare, 0, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task What_shifts_a_run_needs_the_permission_of_the_rig()
    {
        await using var balance = new MtSicsBalance(new("balance", Vectors.Line(Simulator()), Laboratory) { Wire = TimeProvider.System });
        await balance.ConnectAsync(Cancellation);
        var before = balance.Counters.Exchanges;
        foreach (var parameter in new[] { balance.Tare, MtSicsBalance.Zeroing, MtSicsBalance.Taring, MtSicsBalance.Adjustment, MtSicsBalance.Restarting })
            Assert.Equal(DeviceFault.Forbidden, (await Assert.ThrowsAsync<DeviceException>(() => balance.SetAsync(parameter, 1, RequestPriority.Recipe, Cancellation))).Fault);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => balance.SetAsync(balance.Tare, -1, RequestPriority.Recipe, Cancellation));
        Assert.Equal(before, balance.Counters.Exchanges);
    }

    [Fact]
    public async Task An_adjustment_refuses_the_rest_until_it_is_done()
    {
        var simulator = Simulator();
        await using var balance = Balance(simulator);
        await balance.ConnectAsync(Cancellation);
        Assert.Equal(WriteResult.Done, (await balance.SetAsync(MtSicsBalance.Adjustment, 1, RequestPriority.Recipe, Cancellation)).Result);
        simulator.Inject("draught");
        Assert.Equal(WriteResult.NotDone, (await balance.SetAsync(MtSicsBalance.Adjustment, 1, RequestPriority.Recipe, Cancellation)).Result);
    }

    [Fact]
    public async Task A_balance_that_was_switched_on_again_is_told()
    {
        var simulator = Simulator();
        await using var balance = Balance(simulator);
        await balance.ConnectAsync(Cancellation);
        var told = new TaskCompletionSource<string>();
        balance.Noticed += sentence => told.TrySetResult(sentence);
        simulator.Inject("power-on");
        Assert.Contains("tare and zero are lost", await told.Task.WaitAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overload_a_changed_unit_and_the_capacity_of_the_rig_show_in_the_state()
    {
        var simulator = Simulator();
        await using var balance = new MtSicsBalance(new("balance", Vectors.Line(simulator), Laboratory)
        {
            Wire = TimeProvider.System,
            Limits = new Dictionary<string, (double, double)>(StringComparer.Ordinal) { ["weight"] = (0, 0.08) },
        });
        await balance.ConnectAsync(Cancellation);
        simulator.Inject("milligrams");
        Assert.Equal(0.05, (await balance.ReadAsync(balance.StableWeight, RequestPriority.Polling, Cancellation)).Value!.Value, 1e-4);
        mass = 0.1;
        Assert.Contains("capacity", (await balance.ReadAsync(balance.StableWeight, RequestPriority.Polling, Cancellation)).State, StringComparison.Ordinal);
        mass = 1;
        Assert.Equal("over range", (await balance.ReadAsync(balance.StableWeight, RequestPriority.Polling, Cancellation)).State);
    }

    [Fact]
    public async Task A_stream_is_taken_and_stopped()
    {
        await using var balance = Balance(Simulator());
        await balance.ConnectAsync(Cancellation);
        var stream = await balance.StreamAsync(20, RequestPriority.Polling, Cancellation);
        Assert.Equal(20, stream.Count);
        Assert.All(stream, w => Assert.Equal(0.05, w.Mass!.Value, 1e-4));
        Assert.Equal(["XS205DU"], await balance.InformationAsync("I11", Cancellation));
    }

    [Theory]
    [InlineData("S A 1.234 g")]
    [InlineData("S S     100.0 g")]
    [InlineData("S S     100,00 g")]
    [InlineData("S S     100.00 lb")]
    [InlineData("S S   1.000E+2 g")]
    [InlineData("S S  Error   g")]
    public void What_is_no_weight_is_not_taken_for_one(string line) =>
        Assert.Null(SicsReply.Decode(System.Text.Encoding.ASCII.GetBytes(line)) is { } reply ? SicsWeight.Decode(reply) : null);

    [Fact]
    public async Task Damaged_replies_give_weights_or_a_sentence() =>
        await Fuzzing.RunAsync(
            seed => new MtSicsSimulator(new(Laboratory, seed)),
            setup => new MtSicsBalance(setup),
            async (balance, i) =>
            {
                if (i % 3 == 0)
                    await balance.LoadAsync(RequestPriority.Polling, Cancellation);
                else
                    Assert.True(await balance.ReadAsync(i % 3 == 1 ? balance.Weight : MtSicsBalance.Temperature, RequestPriority.Polling, Cancellation) is { Value: null } or { Value: > -1e6 and < 1e6 });
            });

    private MtSicsSimulator Simulator() => new(new(Laboratory, 1)
    {
        Inputs = new Dictionary<string, Func<double>>(StringComparer.Ordinal) { ["mass"] = () => mass, ["temperature"] = () => air },
    });

    private static MtSicsBalance Balance(MtSicsSimulator simulator) => new(new("balance", Vectors.Line(simulator), Laboratory) { Wire = TimeProvider.System, Allowed = All });
}
